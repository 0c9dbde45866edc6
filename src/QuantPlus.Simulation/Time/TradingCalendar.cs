namespace QuantPlus.Simulation.Time;

/// <summary>
/// Which trading day a moment belongs to. The environment never closes, so every moment has one: the calendar day until 20:00, the next
/// business day from 20:00 on (the evening session comes before its day session), and Monday for the whole weekend. Public holidays are
/// ordinary days here.
/// </summary>
internal static class TradingCalendar
{
    private static readonly TimeSpan Evening = TimeSpan.FromHours(20);

    /// <summary>The trading day of a moment of China's time.</summary>
    public static DateOnly TradingDayOf(DateTime moment)
    {
        var day = DateOnly.FromDateTime(moment);
        if (moment.TimeOfDay >= Evening)
            day = day.AddDays(1);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            day = day.AddDays(1);
        return day;
    }

    /// <summary>The business day before a day.</summary>
    public static DateOnly BusinessDayBefore(DateOnly day)
    {
        do
            day = day.AddDays(-1);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        return day;
    }

    /// <summary>Whether a moment lies in the evening of the trading day, before midnight or after, rather than in its day session.</summary>
    public static bool IsNight(DateTime moment) => moment.TimeOfDay >= Evening || moment.TimeOfDay < TimeSpan.FromHours(6);
}
