namespace QuantPlus.Ftdc.MarketData;

/// <summary>
/// Rebuilds the true moment of a snapshot from the day and clock that the exchange sent. At night China's futures exchanges disagree: the trading day
/// is the next business day, CZCE sends the natural day in its place, and DCE sends the trading day as the natural day.
/// </summary>
internal static class TickClock
{
    /// <summary>From this hour on the clock belongs to the night session, whose trading day is the next business day.</summary>
    private const int EveningHour = 18;

    /// <summary>Up to this hour the clock belongs to a night session that began the evening before.</summary>
    private const int MorningHour = 6;

    /// <summary>The natural day of a snapshot.</summary>
    /// <param name="nightDays">What the days mean at night.</param>
    /// <param name="tradingDay">The trading day as sent; null where it is missing.</param>
    /// <param name="actionDay">The natural day as sent; null where it is missing.</param>
    /// <param name="hour">The hour of the snapshot.</param>
    /// <returns>Null where neither day was sent.</returns>
    public static DateOnly? NaturalDay(NightDays nightDays, DateOnly? tradingDay, DateOnly? actionDay, int hour)
    {
        if (nightDays == NightDays.AsNamed || !IsNight(hour))
            return actionDay ?? tradingDay;

        // No evening belongs to the trading day it falls on: where both days are the same, one of them is not what its name says.
        var actionDayIsNatural = actionDay is not null && (nightDays == NightDays.NaturalTwice || actionDay != tradingDay);
        if (actionDayIsNatural)
            return actionDay;
        if ((tradingDay ?? actionDay) is not { } day)
            return null;
        var evening = PreviousWeekday(day);
        return hour >= EveningHour ? evening : evening.AddDays(1);
    }

    /// <summary>The trading day of a snapshot.</summary>
    /// <param name="nightDays">What the days mean at night.</param>
    /// <param name="tradingDay">The trading day as sent; null where it is missing.</param>
    /// <param name="naturalDay">The true natural day; null where it is not known.</param>
    /// <param name="hour">The hour of the snapshot.</param>
    public static DateOnly? TradingDay(NightDays nightDays, DateOnly? tradingDay, DateOnly? naturalDay, int hour)
    {
        if (nightDays == NightDays.AsNamed)
            return tradingDay ?? naturalDay;
        var sentNaturalDay = tradingDay is null || (nightDays == NightDays.NaturalTwice && tradingDay == naturalDay);
        return sentNaturalDay && naturalDay is { } day && hour >= EveningHour ? NextWeekday(day) : tradingDay ?? naturalDay;
    }

    /// <summary>Whether the natural day is a guess: the exchange is not known, and nothing sent tells the two days apart.</summary>
    public static bool IsGuess(NightDays nightDays, DateOnly? tradingDay, DateOnly? actionDay, int hour) =>
        nightDays == NightDays.Unknown && IsNight(hour) && (actionDay is null || actionDay == tradingDay);

    private static bool IsNight(int hour) => hour is < MorningHour or >= EveningHour;

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
