using QuantPlus.Simulation.Contracts;

namespace QuantPlus.Simulation.Quotes;

/// <summary>
/// A seeded walk in steps of the price tick, drawn back gently to where the day began and held between the day's limits.
/// Volume, turnover and open interest add up from snapshot to snapshot. All in whole ticks and lots.
/// </summary>
internal sealed class RandomWalkQuoteSource : IQuoteSource
{
    private readonly ListedContract _contract;
    private readonly DepthVolumes _depth;
    private DeterministicRandom _random;
    private DateTime _time;
    private DateOnly _day;
    private PriceBand _band;
    private long _bid;
    private long _last;
    private long _open;
    private long _high;
    private long _low;
    private long _anchor;
    private long _preSettlement;
    private long _preClose;
    private long _step;
    private int _preOpenInterest;
    private int _volume;
    private long _lotTicks;
    private int _openInterest;

    public RandomWalkQuoteSource(ListedContract contract, int seed)
    {
        _contract = contract;
        _random = new DeterministicRandom(seed, contract.Id.ToString());
        _depth = new DepthVolumes(contract, seed);
        _preSettlement = _anchor = contract.Grid.Nearest(contract.Market.ReferencePrice);
        _last = _preClose = _anchor + _random.Next(21) - 10;
        _openInterest = contract.Market.OpenInterest;
    }

    public decimal SettlementPrice => _contract.Grid.Price(SettlementTicks);

    private long SettlementTicks => _volume == 0 ? _last : (long)Math.Round((decimal)_lotTicks / _volume);

    public bool Advance(DateTime time, DateOnly tradingDay)
    {
        if (tradingDay != _day)
            BeginDay(tradingDay);

        _time = time;
        _step++;
        MoveBid();
        Trade();
        return true;
    }

    public Quote Snapshot() => new()
    {
        Contract = _contract,
        Time = _time,
        TradingDay = _day,
        LastPrice = Price(_last),
        Day = new DayFigures
        {
            PreSettlementPrice = Price(_preSettlement),
            PreClosePrice = Price(_preClose),
            PreOpenInterest = _preOpenInterest,
            UpperLimitPrice = Price(_band.Upper),
            LowerLimitPrice = Price(_band.Lower),
            OpenPrice = Price(_open),
            HighestPrice = Price(_high),
            LowestPrice = Price(_low),
        },
        Volume = _volume,
        Turnover = Price(_lotTicks) * _contract.Multiplier,
        OpenInterest = _openInterest,
        AveragePrice = _volume == 0 ? double.NaN : Price(_lotTicks) * _contract.Multiplier / _volume,
        Bids = _depth.Side(_bid, isBid: true, _band, _step),
        Asks = _depth.Side(_bid + 1, isBid: false, _band, _step),
    };

    private void BeginDay(DateOnly day)
    {
        if (_day != default)
        {
            _preSettlement = _anchor = SettlementTicks;
            _preClose = _last;
        }

        _day = day;
        _band = PriceBand.Around(_contract, _preSettlement);
        _preOpenInterest = _openInterest;
        _volume = 0;
        _lotTicks = 0;
        _bid = _open = _high = _low = _last = _band.Clamp(_last);
    }

    private void MoveBid()
    {
        // One draw in three moves the market by a tick; the further it is from its anchor, the likelier back towards it.
        var draw = _random.Next(300);
        var pull = (int)Math.Clamp((_bid - _anchor) / 8, -40, 40);
        if (draw < 50 - pull)
            _bid++;
        else if (draw >= 250 - pull)
            _bid--;
        _bid = _band.Clamp(_bid);
    }

    private void Trade()
    {
        var lots = _contract.LotSize * _random.Next((2 * _contract.Market.LotsPerSnapshot) + 1);
        if (lots == 0)
            return;
        _last = _band.Clamp(_bid + _random.Next(2));
        _high = Math.Max(_high, _last);
        _low = Math.Min(_low, _last);
        _volume += lots;
        _lotTicks += lots * _last;
        _openInterest = Math.Max(0, _openInterest + _random.Next((2 * lots) + 1) - lots);
    }

    private double Price(long ticks) => _contract.Grid.ToDouble(ticks);
}
