namespace QuantPlus.Soak;

/// <summary>A clock that runs faster than the real one: timeouts, back-offs and trading days pass sooner, in the same order.</summary>
internal sealed class AcceleratedTime(double speed) : TimeProvider
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    private readonly long _start = System.GetTimestamp();
    private readonly DateTimeOffset _startUtc = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => _startUtc + System.GetElapsedTime(_start) * speed;

    public override long GetTimestamp() => _start + (long)((System.GetTimestamp() - _start) * speed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, ToReal(dueTime), ToReal(period));

    /// <summary>How long a time of this clock takes on the real one.</summary>
    public TimeSpan ToReal(TimeSpan time)
    {
        if (time <= TimeSpan.Zero)
            return time;
        var real = time / speed;
        return real > Shortest ? real : Shortest;
    }
}
