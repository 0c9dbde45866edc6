using QuantPlus.Instruments;

namespace QuantPlus.MarketData.Bars;

/// <summary>
/// The bars of one contract. Volume is what the trading day's volume grew by since the tick that was counted last: a tick that is not counted
/// because it has no time or comes too late leaves what it brought to the next one, so that nothing is lost.
/// </summary>
internal sealed class ContractBars(TradingSessions sessions, int minutes, StreamGaps gaps)
{
    /// <summary>A tick from so long before the newest is no late one: its clock is wrong, or the counter has begun again.</summary>
    private static readonly TimeSpan FarBehind = TimeSpan.FromHours(1);

    private InstrumentId _instrument;
    private bool _hasBegun;
    private DayCount _counted;
    private DateTime _newestTime;
    private DateTime _newestStart;
    private OpenBar? _bar;
    private long _missed;
    private bool _wasInterrupted;
    private int _gapsSeen = gaps.Count;
    private int _strays;

    /// <summary>The time of the bar that is open; null where none is.</summary>
    public BarPeriod? Open => _bar?.Period;

    /// <summary>When the exchange made the newest tick, in China's time.</summary>
    public DateTime NewestTime => _newestTime;

    /// <summary>Takes a tick; returns the bar that it ended.</summary>
    public Bar? Add(in Tick tick)
    {
        if (tick.UtcTicks <= 0 || double.IsNaN(tick.LastPrice) || tick.Volume < 0)
            return null;
        _instrument = tick.Instrument;
        var time = new DateTime(tick.UtcTicks + ChinaTime.Offset.Ticks);
        var day = tick.TradingDay == default ? _counted.TradingDay : tick.TradingDay;
        if (!_hasBegun)
        {
            Begin(in tick, day, time);
            return null;
        }

        if (IsStray(in tick, day, time))
        {
            // Where the next one is like it, it is the clock or the counter that has changed.
            if (++_strays < 2)
                return null;
            _wasInterrupted = true;
            var interrupted = Close();
            Begin(in tick, day, time);
            _wasInterrupted = true;
            return interrupted;
        }

        _strays = 0;
        var isNewDay = day != _counted.TradingDay;
        var period = PeriodOf(time);

        // Where something traded while nobody was there, it may have been in the bar that is open, or in the one that follows.
        var isMissing = (tick.IsStale || _gapsSeen != gaps.Count) && (isNewDay || tick.Volume > _counted.Volume);
        _gapsSeen = gaps.Count;
        _wasInterrupted |= isMissing;
        var closed = isNewDay || period.Start > _bar?.Period.Start ? Close() : null;
        _newestTime = time > _newestTime ? time : _newestTime;
        if (isNewDay)
            BeginDay(day, time);
        _wasInterrupted |= isMissing && tick.Volume > _counted.Volume;

        if (tick.Volume > _counted.Volume)
            Count(in tick, period);
        return closed;
    }

    /// <summary>Ends the bar that is open.</summary>
    public Bar? Close()
    {
        if (_bar is not { } bar)
            return null;
        var isComplete = bar.IsWhole && !_wasInterrupted && _gapsSeen == gaps.Count;
        _bar = null;
        _wasInterrupted = false;
        return bar.ToBar(_instrument, _counted.TradingDay, isComplete);
    }

    /// <summary>Ends the bar that is open because no more ticks come.</summary>
    public Bar? CloseAtEnd()
    {
        _wasInterrupted |= _newestTime < _bar?.Period.End;
        return Close();
    }

    // What was traded before the first tick is not known to be of any bar.
    private void Begin(in Tick tick, DateOnly day, DateTime time)
    {
        _hasBegun = true;
        _counted = DayCount.Of(in tick, day);
        _newestTime = time;
        _newestStart = default;
        _missed = 0;
        _strays = 0;
        _wasInterrupted = tick.Volume > 0;
    }

    // What was missed of the day before is nothing to this one.
    private void BeginDay(DateOnly day, DateTime time)
    {
        _counted = new DayCount { TradingDay = day };
        _newestTime = time;
        _newestStart = default;
        _missed = 0;
        _wasInterrupted = false;
    }

    private bool IsStray(in Tick tick, DateOnly day, DateTime time) =>
        day < _counted.TradingDay || (day == _counted.TradingDay && (tick.Volume < _counted.Volume || time < _newestTime - FarBehind));

    private void Count(in Tick tick, BarPeriod period)
    {
        if (tick.IsStale)
        {
            // Traded while nobody was there, at whatever time.
            _missed += tick.Volume - _counted.Volume;
            _counted = DayCount.Of(in tick, _counted.TradingDay);
            return;
        }

        // Of a bar that has been ended: counted with the next tick.
        if (_bar is null ? period.Start <= _newestStart : period.Start < _newestStart)
            return;

        if (_bar is null)
        {
            _bar = new OpenBar(period, in tick, in _counted, _missed, isWhole: !_wasInterrupted);
            _newestStart = period.Start;
            _missed = 0;
            _wasInterrupted = false;
        }

        _bar.Add(in tick, in _counted);
        _counted = DayCount.Of(in tick, _counted.TradingDay);
    }

    // A long bar reaches over a break: what comes in meanwhile, mostly without a trade, is its own.
    private BarPeriod PeriodOf(DateTime time) =>
        sessions.TryFind(time, minutes, out var period) ? period
        : _bar is { Period: var open } && time >= open.Start && time < open.End ? open
        : BarPeriod.ByClock(time, minutes);
}
