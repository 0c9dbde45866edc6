namespace QuantPlus.Ftdc.Session;

/// <summary>
/// When a connection may be brought up: the first time at once, then never twice within a second, and ever more seldom while it fails. A connection
/// that comes and goes costs one login a second at most. Chance spreads the programs that a front's restart would bring back all at once.
/// </summary>
internal sealed class AttemptPace(TimeProvider time, Random random)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>A session that was ready so long was a real one: its failures are forgotten.</summary>
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(10);

    private long? _lastAttempt;
    private long? _readySince;
    private int _attemptsSinceReady;

    /// <summary>An attempt is due; how long it has to wait yet.</summary>
    public TimeSpan Next()
    {
        if (_readySince is { } ready && time.GetElapsedTime(ready) >= Lasting)
            _attemptsSinceReady = 0;
        _readySince = null;
        var spacing = Spacing(_attemptsSinceReady, random.NextDouble());
        var left = _lastAttempt is { } last ? spacing - time.GetElapsedTime(last) : TimeSpan.Zero;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>An attempt begins.</summary>
    public void OnAttempt()
    {
        _lastAttempt = time.GetTimestamp();
        _attemptsSinceReady++;
    }

    /// <summary>The side is ready.</summary>
    public void OnReady() => _readySince = time.GetTimestamp();

    /// <summary>Least time between two attempts.</summary>
    /// <param name="attempts">How many there have been since the side was last ready for a while.</param>
    /// <param name="chance">From 0 up to 1: up to a quarter longer.</param>
    public static TimeSpan Spacing(int attempts, double chance)
    {
        var spacing = First * Math.Pow(2, Math.Clamp(attempts - 1, 0, 10));
        return (spacing < Longest ? spacing : Longest) * (1 + chance / 4);
    }
}
