using QuantPlus.Simulation.Contracts;

namespace QuantPlus.Simulation.Quotes;

/// <summary>
/// A seeded walk in steps of the price tick, drawn back gently to where the day began and held between the day's limits.
/// Volume, turnover and open interest add up from snapshot to snapshot.
/// </summary>
internal sealed class RandomWalkQuoteSource : IQuoteSource
{
    private readonly ListedContract _contract;
    private DeterministicRandom _random;
    private DateOnly _day;
    private PriceBand _band;
    private long _bid;
    private long _last;
    private long _open;
    private long _high;
    private long _low;
    private long _anchor;
    private decimal _preSettlement;
    private decimal _preClose;
    private int _preOpenInterest;
    private int _volume;
    private decimal _turnover;
    private int _openInterest;

    public RandomWalkQuoteSource(ListedContract contract, int seed)
    {
        _contract = contract;
        _random = new DeterministicRandom(seed, contract.Id.ToString());
        _preSettlement = contract.Market.ReferencePrice;
        _anchor = (long)(_preSettlement / contract.PriceTick);
        _last = _anchor + _random.Next(21) - 10;
        _openInterest = contract.Market.OpenInterest;
        _preClose = Price(_last);
    }

    public decimal SettlementPrice => _volume == 0 ? Price(_last) : OnGrid(_turnover / _volume / _contract.Multiplier);

    public bool TryNext(DateTime time, DateOnly tradingDay, out Quote quote)
    {
        if (tradingDay != _day)
            BeginDay(tradingDay);

        MoveBid();
        Trade();
        quote = Snapshot(time);
        return true;
    }

    private void BeginDay(DateOnly day)
    {
        if (_day != default)
        {
            _preSettlement = SettlementPrice;
            _preClose = Price(_last);
            _anchor = (long)(_preSettlement / _contract.PriceTick);
        }

        _day = day;
        _band = PriceBand.Around(_contract, _preSettlement);
        _preOpenInterest = _openInterest;
        _volume = 0;
        _turnover = 0;
        _last = _band.Clamp(_last);
        _bid = _last;
        _open = _high = _low = _last;
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
        var lots = _random.Next(2 * _contract.Market.LotsPerSnapshot + 1);
        if (lots == 0)
            return;
        _last = _band.Clamp(_bid + _random.Next(2));
        _high = Math.Max(_high, _last);
        _low = Math.Min(_low, _last);
        _volume += lots;
        _turnover += lots * Price(_last) * _contract.Multiplier;
        _openInterest = Math.Max(0, _openInterest + _random.Next(2 * lots + 1) - lots);
    }

    private Quote Snapshot(DateTime time) => new()
    {
        Contract = _contract,
        Time = time,
        TradingDay = _day,
        LastPrice = (double)Price(_last),
        Day = new DayFigures
        {
            PreSettlementPrice = (double)_preSettlement,
            PreClosePrice = (double)_preClose,
            PreOpenInterest = _preOpenInterest,
            UpperLimitPrice = (double)Price(_band.Upper),
            LowerLimitPrice = (double)Price(_band.Lower),
            OpenPrice = (double)Price(_open),
            HighestPrice = (double)Price(_high),
            LowestPrice = (double)Price(_low),
        },
        Volume = _volume,
        Turnover = (double)_turnover,
        OpenInterest = _openInterest,
        AveragePrice = _volume == 0 ? double.NaN : (double)(_turnover / _volume),
        Bids = Side(_bid, -1),
        Asks = Side(_bid + 1, +1),
    };

    private QuoteLevels Side(long best, int step)
    {
        var levels = new QuoteLevels();
        for (var i = 0; i < QuoteDepth.Max; i++)
        {
            var ticks = best + (i * step);
            levels[i] = i < _contract.Levels && _band.Contains(ticks)
                ? new QuoteLevel((double)Price(ticks), 1 + _random.Next(2 * _contract.Market.LotsPerSnapshot + 1))
                : QuoteLevel.Empty;
        }

        return levels;
    }

    private decimal Price(long ticks) => ticks * _contract.PriceTick;

    private decimal OnGrid(decimal price) => Math.Round(price / _contract.PriceTick) * _contract.PriceTick;
}
