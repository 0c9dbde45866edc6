namespace QuantPlus.Simulation.Time;

/// <summary>Virtual China time: it begins at the host's present moment, or where it is told to, and runs at a speed of its own.</summary>
internal sealed class EnvironmentClock
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly TimeProvider _time;
    private readonly long _startTimestamp;
    private long _jumped;

    public EnvironmentClock(TimeProvider time, double speed, DateTime? start)
    {
        _time = time;
        Speed = speed;
        _startTimestamp = time.GetTimestamp();
        Start = start ?? time.GetChinaNow().DateTime;
    }

    /// <summary>Virtual seconds per second of the host.</summary>
    public double Speed { get; }

    /// <summary>The virtual moment the environment began at, China's time.</summary>
    public DateTime Start { get; }

    /// <summary>The virtual moment now, China's time. It hangs on the host's monotonic clock.</summary>
    public DateTime Now =>
        Start + TimeSpan.FromTicks((long)(_time.GetElapsedTime(_startTimestamp).Ticks * Speed) + Interlocked.Read(ref _jumped));

    /// <summary>Jumps ahead.</summary>
    public void Jump(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Interlocked.Add(ref _jumped, by.Ticks);
    }

    /// <summary>Falls back: time has run ahead of those who live in it.</summary>
    public void FallBackTo(DateTime moment) => Interlocked.Add(ref _jumped, moment.Ticks - Now.Ticks);

    /// <summary>A timer of the host's clock for a period of virtual time, as far as the host's timers are good for it.</summary>
    public ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan virtualPeriod)
    {
        var period = TimeSpan.FromMilliseconds(Math.Clamp(virtualPeriod.TotalMilliseconds / Speed, Shortest.TotalMilliseconds, Longest.TotalMilliseconds));
        return _time.CreateTimer(callback, state, period, period);
    }
}
