using QuantPlus.Instruments;
using QuantPlus.MarketData;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>
/// What the ticks of a contract say of it beside its symbol, worked out once. The contracts of an exchange share a few of them, which are therefore
/// always at hand. Immutable and replaced as a whole, so that the vendor's thread never sees half of it.
/// </summary>
internal sealed class RouteTerms
{
    private readonly bool _isListed;
    private readonly int _multiplier;
    private readonly bool _isLikeCzce;

    /// <param name="exchange">The exchange, where it is known.</param>
    /// <param name="isListed">Whether the contract list has the contract.</param>
    /// <param name="multiplier">The contract's multiplier; of no meaning where it is not listed.</param>
    /// <param name="isLikeCzce">Whether the symbol looks like one of CZCE's; of no meaning where the exchange is known.</param>
    public RouteTerms(Exchange exchange, bool isListed, int multiplier, bool isLikeCzce)
    {
        _isListed = isListed;
        _multiplier = multiplier;
        _isLikeCzce = isLikeCzce;
        Exchange = exchange;
        Flags = isListed ? TickFlags.None : TickFlags.UnknownContract;
        NamesExchange = !exchange.IsNone;
        NightDays = NightDaysOf(exchange, isLikeCzce);
        LotFactor = exchange == Exchange.Czce && isListed ? Math.Max(1, multiplier) : 1;
    }

    /// <summary>The exchange ticks name.</summary>
    public Exchange Exchange { get; }

    /// <summary>What every tick is marked with: whether the contract list has the contract.</summary>
    public TickFlags Flags { get; }

    /// <summary>Whether the exchange is known.</summary>
    public bool NamesExchange { get; }

    /// <summary>What its days mean at night.</summary>
    public NightDays NightDays { get; }

    /// <summary>What a turnover that lacks the multiplier is to be multiplied by, as some fronts of CZCE need; 1 elsewhere.</summary>
    public int LotFactor { get; }

    /// <summary>The same at an exchange that has become known.</summary>
    public RouteTerms At(Exchange exchange) => new(exchange, _isListed, _multiplier, _isLikeCzce);

    /// <summary>What the days of an exchange mean at night.</summary>
    public static NightDays NightDaysOf(Exchange exchange, bool isLikeCzce) => exchange.Code switch
    {
        "CZCE" => NightDays.NaturalTwice,
        "SHFE" or "INE" or "DCE" or "CFFEX" or "GFEX" => NightDays.OfNextDay,
        "" => isLikeCzce ? NightDays.NaturalTwice : NightDays.Unknown,
        _ => NightDays.AsNamed,
    };
}
