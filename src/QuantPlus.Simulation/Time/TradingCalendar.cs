using QuantPlus.Instruments;
using QuantPlus.Simulation.Contracts;

namespace QuantPlus.Simulation.Time;

/// <summary>
/// Which trading day a moment belongs to, and when a contract trades. A trading day begins at 20:00 of the business day before, because its evening
/// session comes before its day session, and Monday's on Friday. Public holidays are ordinary days here.
/// </summary>
internal sealed class TradingCalendar
{
    /// <summary>When a trading day ends and the next one begins.</summary>
    public static readonly TimeSpan Evening = TimeSpan.FromHours(20);

    private readonly bool _keepsHours;

    private TradingCalendar(bool keepsHours) => _keepsHours = keepsHours;

    /// <summary>Every contract trades at every moment, as in a 7x24 environment.</summary>
    public static TradingCalendar AlwaysOpen { get; } = new(keepsHours: false);

    /// <summary>Each contract trades in its exchange's hours.</summary>
    public static TradingCalendar ExchangeHours { get; } = new(keepsHours: true);

    /// <summary>The trading day of a moment of China's time.</summary>
    public static DateOnly TradingDayOf(DateTime moment)
    {
        var day = DateOnly.FromDateTime(moment);
        if (moment.TimeOfDay >= Evening)
            day = day.AddDays(1);
        while (IsWeekend(day))
            day = day.AddDays(1);
        return day;
    }

    /// <summary>Whether a contract trades in the half second that ends at a moment of China's time.</summary>
    public bool IsOpen(ListedContract contract, DateTime moment)
    {
        if (!_keepsHours)
            return true;
        var time = moment.TimeOfDay;
        var day = DateOnly.FromDateTime(moment);

        // What goes on after midnight began on the evening before.
        var isEvening = time >= Evening;
        var isAfterMidnight = time < TradingHours.EarliestOpening;
        if (IsWeekend(isAfterMidnight ? day.AddDays(-1) : day))
            return false;
        return isEvening || isAfterMidnight
            ? TradingHours.IsOpenAtNight(contract, time)
            : TradingHours.IsOpenByDay(contract, time);
    }

    /// <summary>Whether contracts trade in their exchange's hours only.</summary>
    public bool KeepsHours => _keepsHours;

    /// <summary>The phase a contract is in at a moment of China's time.</summary>
    public TradingPhase PhaseOf(ListedContract contract, DateTime moment)
    {
        if (IsOpen(contract, moment))
            return TradingPhase.Continuous;
        var time = moment.TimeOfDay;
        var day = DateOnly.FromDateTime(moment);
        if (IsWeekend(day))
        {
            // Saturday's small hours belong to the session of Friday's evening.
            return TradingHours.HasNight(contract) ? TradingPhase.NoTrading : TradingPhase.BeforeTrading;
        }

        var isEvening = time >= Evening;
        if (TradingHours.AuctionPhase(contract, time, isEvening) is { } auction)
            return auction;
        if (isEvening)
        {
            return TradingHours.HasNight(contract) && time > TradingHours.NightOpening ? TradingPhase.NoTrading : TradingPhase.BeforeTrading;
        }

        return TradingHours.PhaseByDay(contract, time);
    }

    /// <summary>The business day before a day.</summary>
    public static DateOnly BusinessDayBefore(DateOnly day)
    {
        do
            day = day.AddDays(-1);
        while (IsWeekend(day));
        return day;
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
