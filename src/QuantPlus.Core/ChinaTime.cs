namespace QuantPlus;

/// <summary>China's time zone: UTC+8 all year, which all exchanges and counters use.</summary>
public static class ChinaTime
{
    /// <summary>Eight hours ahead of UTC, without daylight saving.</summary>
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(8);

    /// <summary>The present moment of <paramref name="time"/> in China.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="time"/> is null.</exception>
    public static DateTimeOffset GetChinaNow(this TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return time.GetUtcNow().ToOffset(Offset);
    }
}
