using System.Globalization;

namespace QuantPlus.Ftdc.Mapping;

/// <summary>Reads the texts in which counters write days and times. What is no day or time is null, never an exception.</summary>
internal static class CounterText
{
    /// <summary>Reads a day written <c>yyyyMMdd</c>.</summary>
    public static DateOnly? ToDay(string text) =>
        DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Reads a time of day written <c>HH:mm:ss</c>.</summary>
    public static TimeOnly? ToTime(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>Puts a day and a time of China together; null where either is missing.</summary>
    public static DateTimeOffset? ToMoment(DateOnly? day, TimeOnly? time) =>
        day is { } d && time is { } t ? new DateTimeOffset(d.ToDateTime(t), ChinaTime.Offset) : null;

    /// <summary>Writes a day as <c>yyyyMMdd</c>.</summary>
    public static string FromDay(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
