namespace QuantPlus.Ftdc.Session;

/// <summary>Lets one message a second through, so that a connection that comes and goes thousands of times does not flood the log.</summary>
internal sealed class StormLog(TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private long? _last;
    private int _dropped;

    /// <summary>Whether a message may be written now.</summary>
    /// <param name="dropped">How many were not, since the last one that was.</param>
    public bool MayWrite(out int dropped)
    {
        if (_last is { } last && time.GetElapsedTime(last) < Interval)
        {
            _dropped++;
            dropped = 0;
            return false;
        }

        (_last, dropped, _dropped) = (time.GetTimestamp(), _dropped, 0);
        return true;
    }
}
