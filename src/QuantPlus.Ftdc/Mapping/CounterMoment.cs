using QuantPlus.Ftdc.MarketData;
using QuantPlus.Instruments;

namespace QuantPlus.Ftdc.Mapping;

/// <summary>Reads the moments of orders and trades. At night the day that comes with them may be the trading day, as with ticks.</summary>
internal static class CounterMoment
{
    /// <param name="exchange">The exchange: only China's futures exchanges have evenings that belong to another day.</param>
    /// <param name="tradingDay">The trading day, as the counter itself says it.</param>
    /// <param name="day">The day as sent.</param>
    /// <param name="time">The time of day as sent.</param>
    /// <returns>Null where day or time are missing.</returns>
    public static DateTimeOffset? Of(string exchange, string tradingDay, string day, string time)
    {
        if (CounterText.ToTime(time) is not { } clock || CounterText.ToDay(day) is not { } sent)
            return null;
        var nightDays = Family.MaySendTradingDayAtNight && IsChinasFuturesExchange(exchange) ? NightDays.OfNextDay : NightDays.AsNamed;
        return CounterText.ToMoment(TickClock.NaturalDay(nightDays, CounterText.ToDay(tradingDay), sent, clock.Hour), clock);
    }

    private static bool IsChinasFuturesExchange(string exchange) =>
        RouteTerms.NightDaysOf(new Exchange(exchange), isLikeCzce: false) is NightDays.OfNextDay or NightDays.NaturalTwice;
}
