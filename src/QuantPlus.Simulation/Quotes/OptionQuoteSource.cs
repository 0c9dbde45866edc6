using QuantPlus.Simulation.Contracts;

namespace QuantPlus.Simulation.Quotes;

/// <summary>
/// An option's market, made from its underlying's: worth what Black's formula says, with a spread of two ticks around it. Time to expiry
/// stands still, unless contracts keep their dates.
/// </summary>
internal sealed class OptionQuoteSource(
    ListedContract contract, ListedContract underlyingContract, IQuoteSource underlying, int seed, bool keepsDates = false) : IQuoteSource
{
    private readonly DepthVolumes _depth = new(contract, seed);
    private DeterministicRandom _random = new(seed, contract.Id.ToString());
    private DateTime _time;
    private DateOnly _day;
    private PriceBand _band;
    private double _deviation = BlackFormula.TwoMonths;
    private long _fair;
    private long _open;
    private long _high;
    private long _low;
    private long _preSettlement;
    private long _step;
    private int _preOpenInterest;
    private int _openInterest = contract.Market.OpenInterest;
    private int _volume;
    private long _lotTicks;

    public decimal SettlementPrice => contract.Grid.Price(_fair);

    public bool Advance(DateTime time, DateOnly tradingDay)
    {
        if (!underlying.Advance(time, tradingDay))
            return false;
        var isNewDay = tradingDay != _day;
        var quote = isNewDay || _step % RefreshSteps == 0 ? underlying.Snapshot() : default;
        if (isNewDay)
            BeginDay(tradingDay, in quote);
        if (quote.Contract is not null)
            _fair = Fair((double)quote.Worth);
        _time = time;
        _step++;
        Trade();
        return true;
    }

    public Quote Snapshot() => new()
    {
        Contract = contract,
        Time = _time,
        TradingDay = _day,
        LastPrice = Price(_fair),
        Day = new DayFigures
        {
            PreSettlementPrice = Price(_preSettlement),
            PreClosePrice = Price(_preSettlement),
            PreOpenInterest = _preOpenInterest,
            UpperLimitPrice = Price(_band.Upper),
            LowerLimitPrice = Price(_band.Lower),
            OpenPrice = Price(_open),
            HighestPrice = Price(_high),
            LowestPrice = Price(_low),
        },
        Volume = _volume,
        Turnover = Price(_lotTicks) * contract.Multiplier,
        OpenInterest = _openInterest,
        AveragePrice = _volume == 0 ? double.NaN : Price(_lotTicks) * contract.Multiplier / _volume,
        Bids = _depth.Side(_fair - 1, isBid: true, _band, _step),
        Asks = _depth.Side(_fair + 1, isBid: false, _band, _step),
    };

    // Its maker looks at the underlying once a second.
    private const int RefreshSteps = 2;

    private void BeginDay(DateOnly day, in Quote quote)
    {
        if (keepsDates && contract.ExpiryDay is { } expiry)
            _deviation = BlackFormula.Deviation(expiry.DayNumber - day.DayNumber);
        // On the first day the market begins where the underlying's previous settlement puts it.
        _preSettlement = _day == default ? Fair((double)(Quote.Known(quote.Day.PreSettlementPrice) ?? quote.Worth)) : _fair;
        var reach = (Quote.Known(quote.Day.PreSettlementPrice) ?? quote.Worth) * underlyingContract.Market.DailyLimit / contract.Grid.Tick;
        _band = PriceBand.AroundOption(_preSettlement, reach);
        _day = day;
        _fair = _open = _high = _low = Fair((double)quote.Worth);
        _preOpenInterest = _openInterest;
        _volume = 0;
        _lotTicks = 0;
    }

    private void Trade()
    {
        var lots = _random.Next((2 * contract.Market.LotsPerSnapshot) + 1);
        _high = Math.Max(_high, _fair);
        _low = Math.Min(_low, _fair);
        _volume += lots;
        _lotTicks += lots * _fair;
        _openInterest = Math.Max(0, _openInterest + _random.Next((2 * lots) + 1) - lots);
    }

    private long Fair(double underlyingPrice)
    {
        var value = BlackFormula.Value(underlyingPrice, (double)(contract.StrikePrice ?? 0), contract.OptionType == '1', _deviation);
        return Math.Max(1, _band == default ? ToTicks(value) : _band.Clamp(ToTicks(value)));
    }

    private long ToTicks(double value) => (long)Math.Round(value / (double)contract.Grid.Tick);

    private double Price(long ticks) => contract.Grid.ToDouble(ticks);
}
