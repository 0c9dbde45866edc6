using QuantPlus.Instruments;
using QuantPlus.Simulation.Contracts;

namespace QuantPlus.Simulation.Time;

/// <summary>
/// Which trading day a moment belongs to, and when a contract trades. A trading day begins at 20:00 of the business day before, because its evening
/// session comes before its day session, and Monday's on Friday.
/// </summary>
internal sealed class TradingCalendar(bool keepsHours, BusinessDays days)
{
    /// <summary>When a trading day ends and the next one begins.</summary>
    public static readonly TimeSpan Evening = TimeSpan.FromHours(20);

    /// <summary>Every contract trades at every moment, as in a 7x24 environment.</summary>
    public static TradingCalendar AlwaysOpen { get; } = new(keepsHours: false, new BusinessDays([]));

    /// <summary>Each contract trades in its exchange's hours.</summary>
    public static TradingCalendar ExchangeHours { get; } = new(keepsHours: true, new BusinessDays([]));

    /// <summary>Whether contracts trade in their exchange's hours only.</summary>
    public bool KeepsHours => keepsHours;

    /// <summary>The trading day of a moment of China's time.</summary>
    public DateOnly TradingDayOf(DateTime moment)
    {
        var day = DateOnly.FromDateTime(moment);
        return days.From(moment.TimeOfDay >= Evening ? day.AddDays(1) : day);
    }

    /// <summary>The business day before a day.</summary>
    public DateOnly BusinessDayBefore(DateOnly day) => days.Before(day);

    /// <summary>Whether a contract trades in the half second that ends at a moment of China's time.</summary>
    public bool IsOpen(ListedContract contract, DateTime moment)
    {
        if (!keepsHours)
            return true;
        var time = moment.TimeOfDay;
        var day = DateOnly.FromDateTime(moment);

        // What goes on after midnight began on the evening before.
        if (time < TradingHours.EarliestOpening)
            return days.HasNightSession(day.AddDays(-1)) && TradingHours.IsOpenAtNight(contract, time);
        return time >= Evening
            ? days.HasNightSession(day) && TradingHours.IsOpenAtNight(contract, time)
            : days.Contains(day) && TradingHours.IsOpenByDay(contract, time);
    }

    /// <summary>The phase a contract is in at a moment of China's time.</summary>
    public TradingPhase PhaseOf(ListedContract contract, DateTime moment)
    {
        if (IsOpen(contract, moment))
            return TradingPhase.Continuous;
        var time = moment.TimeOfDay;
        var day = DateOnly.FromDateTime(moment);

        // A trading day that has no session in the evening opens in the morning, for all products alike.
        var isEvening = time >= Evening && days.Contains(day);
        var hasNight = TradingHours.HasNight(contract) && days.HasNightSession(isEvening ? day : days.Before(day));
        if (!days.Contains(day))
            return hasNight ? TradingPhase.NoTrading : TradingPhase.BeforeTrading;
        if (TradingHours.AuctionPhase(contract, time, isEvening, hasNight) is { } auction)
            return auction;
        if (isEvening)
            return hasNight && time > TradingHours.NightOpening ? TradingPhase.NoTrading : TradingPhase.BeforeTrading;
        return TradingHours.PhaseByDay(contract, time, hasNight);
    }
}
