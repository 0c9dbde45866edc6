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

    /// <param name="exchange">The exchange, where it is known.</param>
    /// <param name="isListed">Whether the contract list has the contract.</param>
    /// <param name="multiplier">The contract's multiplier; of no meaning where it is not listed.</param>
    public RouteTerms(Exchange exchange, bool isListed, int multiplier)
    {
        _isListed = isListed;
        _multiplier = multiplier;
        Exchange = exchange;
        Flags = isListed ? TickFlags.None : TickFlags.UnknownContract;
        NamesExchange = !exchange.IsNone;
        SendsNaturalDay = exchange == Exchange.Czce;
        LotFactor = SendsNaturalDay && isListed ? Math.Max(1, multiplier) : 1;
    }

    /// <summary>The exchange ticks name.</summary>
    public Exchange Exchange { get; }

    /// <summary>What every tick is marked with: whether the contract list has the contract.</summary>
    public TickFlags Flags { get; }

    /// <summary>Whether the exchange is known.</summary>
    public bool NamesExchange { get; }

    /// <summary>Whether the exchange sends the natural day as its trading day, as CZCE does.</summary>
    public bool SendsNaturalDay { get; }

    /// <summary>What a turnover that lacks the multiplier is to be multiplied by, as some fronts of CZCE need; 1 elsewhere.</summary>
    public int LotFactor { get; }

    /// <summary>The same at an exchange that has become known.</summary>
    public RouteTerms At(Exchange exchange) => new(exchange, _isListed, _multiplier);
}
