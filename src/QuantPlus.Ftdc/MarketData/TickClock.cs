namespace QuantPlus.Ftdc.MarketData;

/// <summary>
/// Rebuilds the true moment of a snapshot from the day and clock that the exchange sent. At night the exchanges disagree: the trading day
/// is the next business day, CZCE sends the natural day in its place, and DCE sends the trading day as the natural day.
/// </summary>
internal static class TickClock
{
    /// <summary>From this hour on the clock belongs to the night session, whose trading day is the next business day.</summary>
    private const int EveningHour = 18;

    /// <summary>Up to this hour the clock belongs to a night session that began the evening before.</summary>
    private const int MorningHour = 6;

    /// <summary>The natural day of a snapshot.</summary>
    /// <param name="sendsNaturalDay">Whether the exchange sends the natural day as its trading day, as CZCE does.</param>
    /// <param name="tradingDay">The trading day as sent; null where it is missing.</param>
    /// <param name="actionDay">The natural day as sent; null where it is missing.</param>
    /// <param name="hour">The hour of the snapshot.</param>
    /// <returns>Null where neither day was sent.</returns>
    public static DateOnly? NaturalDay(bool sendsNaturalDay, DateOnly? tradingDay, DateOnly? actionDay, int hour)
    {
        if (hour is >= MorningHour and < EveningHour)
            return actionDay ?? tradingDay;

        // No evening belongs to the trading day it falls on: where both days are the same, one of them is not what its name says.
        var actionDayIsNatural = actionDay is not null && (sendsNaturalDay || actionDay != tradingDay);
        if (actionDayIsNatural)
            return actionDay;
        if ((tradingDay ?? actionDay) is not { } day)
            return null;
        var evening = PreviousWeekday(day);
        return hour >= EveningHour ? evening : evening.AddDays(1);
    }

    /// <summary>The trading day of a snapshot.</summary>
    /// <param name="sendsNaturalDay">Whether the exchange sends the natural day as its trading day, as CZCE does.</param>
    /// <param name="tradingDay">The trading day as sent; null where it is missing.</param>
    /// <param name="naturalDay">The true natural day; null where it is not known.</param>
    /// <param name="hour">The hour of the snapshot.</param>
    public static DateOnly? TradingDay(bool sendsNaturalDay, DateOnly? tradingDay, DateOnly? naturalDay, int hour)
    {
        var sentNaturalDay = tradingDay is null || (sendsNaturalDay && tradingDay == naturalDay);
        return sentNaturalDay && naturalDay is { } day && hour >= EveningHour ? NextWeekday(day) : tradingDay ?? naturalDay;
    }

    private static DateOnly PreviousWeekday(DateOnly day) => day.AddDays(day.DayOfWeek switch
    {
        DayOfWeek.Monday => -3,
        DayOfWeek.Sunday => -2,
        _ => -1,
    });

    private static DateOnly NextWeekday(DateOnly day) => day.AddDays(day.DayOfWeek switch
    {
        DayOfWeek.Friday => 3,
        DayOfWeek.Saturday => 2,
        _ => 1,
    });
}
