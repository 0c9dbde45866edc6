using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>
/// The true second and trading day of snapshots. Most snapshots share their second with one before: what was read off the same days and
/// clock is kept. Used by the vendor's thread alone.
/// </summary>
internal sealed class TickTimes
{
    // One for each way in which exchanges fill the two days, so that they do not push each other out at night.
    private readonly Entry[] _entries = new Entry[8];

    /// <summary>The second of a snapshot and its trading day; the second is 0 and the day absent where they are not readable.</summary>
    public ref readonly Reading Read(in DepthMarketDataField field, NightDays nightDays)
    {
        var trading = Word(in field.TradingDay);
        var action = Word(in field.ActionDay);
        var clock = Word(in field.UpdateTime);
        ref var entry = ref _entries[(int)nightDays | (trading == action ? 4 : 0)];
        if (entry.Trading != trading || entry.Action != action || entry.Clock != clock)
        {
            entry.Reading = Interpret(in field, nightDays);
            (entry.Trading, entry.Action, entry.Clock) = (trading, action, clock);
        }

        return ref entry.Reading;
    }

    private static Reading Interpret(in DepthMarketDataField field, NightDays nightDays)
    {
        var sentTradingDay = DigitText.ToDay(field.TradingDay.AsReadOnlySpan());
        if (DigitText.ToSecondOfDay(field.UpdateTime.AsReadOnlySpan()) is not { } second)
            return new Reading(0, sentTradingDay ?? default, false);

        var hour = second / 3600;
        var sentActionDay = DigitText.ToDay(field.ActionDay.AsReadOnlySpan());
        var naturalDay = TickClock.NaturalDay(nightDays, sentTradingDay, sentActionDay, hour);
        var tradingDay = TickClock.TradingDay(nightDays, sentTradingDay, naturalDay, hour);
        var utcTicks = naturalDay is { } day
            ? day.ToDateTime(TimeOnly.MinValue).Ticks - ChinaTime.Offset.Ticks + (second * TimeSpan.TicksPerSecond)
            : 0;
        var isCertain = naturalDay is not null && !TickClock.IsGuess(nightDays, sentTradingDay, sentActionDay, hour);
        return new Reading(utcTicks, tradingDay ?? default, isCertain);
    }

    // The first eight characters, which are all that days and clocks have.
    private static ulong Word(in Text9 text) => Unsafe.ReadUnaligned<ulong>(ref MemoryMarshal.GetReference(MemoryMarshal.AsBytes(new Span<Text9>(ref Unsafe.AsRef(in text)))));

    /// <summary>What days and clock mean.</summary>
    /// <param name="UtcTicks">The second in UTC; 0 where it is not known.</param>
    /// <param name="TradingDay">The trading day; the smallest day where it is not known.</param>
    /// <param name="IsCertain">Whether the second is known, and no guess.</param>
    internal readonly record struct Reading(long UtcTicks, DateOnly TradingDay, bool IsCertain);

    private struct Entry
    {
        public ulong Trading;
        public ulong Action;
        public ulong Clock;
        public Reading Reading;
    }
}
