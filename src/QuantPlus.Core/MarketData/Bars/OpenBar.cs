using QuantPlus.Instruments;

namespace QuantPlus.MarketData.Bars;

/// <summary>A bar that is being made.</summary>
internal sealed class OpenBar
{
    private readonly double _open;
    private readonly long _missed;
    private double _high;
    private double _low;
    private double _close;
    private long _volume;
    private double _turnover;
    private double _openInterest;
    private int _ticks;

    /// <param name="period">Its time.</param>
    /// <param name="first">Its first tick, which is still to be added.</param>
    /// <param name="before">What was counted before.</param>
    /// <param name="missed">Lots that no bar has.</param>
    /// <param name="isWhole">Whether nothing was missed at its beginning.</param>
    public OpenBar(BarPeriod period, in Tick first, in DayCount before, long missed, bool isWhole)
    {
        Period = period;
        IsWhole = isWhole;
        _missed = missed;

        // The first snapshot of a trading day may have trades behind the auction in it.
        _open = _high = _low = before.Volume == 0 && !double.IsNaN(first.OpenPrice) ? first.OpenPrice : first.LastPrice;
    }

    public BarPeriod Period { get; }

    /// <summary>Whether nothing was missed at its beginning.</summary>
    public bool IsWhole { get; }

    /// <summary>Takes a tick in which something traded since <paramref name="before"/>.</summary>
    public void Add(in Tick tick, in DayCount before)
    {
        _close = tick.LastPrice;
        _high = Math.Max(_high, _close);
        _low = Math.Min(_low, _close);

        // A new extreme of the day came about since the tick before, if not in either of them.
        if (tick.HighPrice > before.High || (before.Volume == 0 && !double.IsNaN(tick.HighPrice)))
            _high = Math.Max(_high, tick.HighPrice);
        if (tick.LowPrice < before.Low || (before.Volume == 0 && !double.IsNaN(tick.LowPrice)))
            _low = Math.Min(_low, tick.LowPrice);

        _volume += tick.Volume - before.Volume;

        // CZCE's turnover comes from a rounded average and may fall a little: as it is, so that the day's bars add up to it.
        _turnover += tick.Turnover - before.Turnover;
        _openInterest = tick.OpenInterest;
        _ticks++;
    }

    /// <summary>The bar.</summary>
    public Bar ToBar(InstrumentId instrument, DateOnly tradingDay, bool isComplete) => new()
    {
        Instrument = instrument,
        TradingDay = tradingDay,
        Start = new DateTimeOffset(Period.Start, ChinaTime.Offset),
        End = new DateTimeOffset(Period.End, ChinaTime.Offset),
        Open = _open,
        High = _high,
        Low = _low,
        Close = _close,
        Volume = _volume,
        Turnover = _turnover,
        OpenInterest = _openInterest,
        MissedVolume = _missed,
        TickCount = _ticks,
        IsComplete = isComplete,
    };
}
