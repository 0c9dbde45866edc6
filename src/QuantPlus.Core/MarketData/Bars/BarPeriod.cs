namespace QuantPlus.MarketData.Bars;

/// <summary>The time of a bar, in China's time.</summary>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
/// <param name="EndsSession">Whether a session ends with it.</param>
internal readonly record struct BarPeriod(DateTime Start, DateTime End, bool EndsSession)
{
    /// <summary>How long after the end of a session its last snapshots may come in.</summary>
    public static readonly TimeSpan LateAtEnd = TimeSpan.FromMinutes(1);

    /// <summary>How long before a session its opening auction begins.</summary>
    public static readonly TimeSpan Auction = TimeSpan.FromMinutes(5);

    /// <summary>The period of so many minutes by the clock, for what trades outside of the sessions that are known.</summary>
    public static BarPeriod ByClock(DateTime time, int minutes)
    {
        var first = (int)time.TimeOfDay.TotalMinutes / minutes * minutes;
        var start = time.Date.AddMinutes(first);
        return new BarPeriod(start, time.Date.AddMinutes(Math.Min(first + minutes, 24 * 60)), false);
    }
}
