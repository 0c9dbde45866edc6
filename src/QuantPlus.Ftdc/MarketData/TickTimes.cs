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
    private readonly Entry[] _entries = new Entry[4];

    /// <summary>The second of a snapshot and its trading day; the second is 0 and the day absent where they are not readable.</summary>
    public ref readonly Reading Read(in DepthMarketDataField field, bool sendsNaturalDay)
    {
        var trading = Word(in field.TradingDay);
        var action = Word(in field.ActionDay);
        var clock = Word(in field.UpdateTime);
        ref var entry = ref _entries[(sendsNaturalDay ? 1 : 0) | (trading == action ? 2 : 0)];
        if (entry.Trading != trading || entry.Action != action || entry.Clock != clock)
        {
            entry.Reading = Interpret(in field, sendsNaturalDay);
            (entry.Trading, entry.Action, entry.Clock) = (trading, action, clock);
        }

        return ref entry.Reading;
    }

    private static Reading Interpret(in DepthMarketDataField field, bool sendsNaturalDay)
    {
        var sentTradingDay = DigitText.ToDay(field.TradingDay.AsReadOnlySpan());
        if (DigitText.ToSecondOfDay(field.UpdateTime.AsReadOnlySpan()) is not { } second)
            return new Reading(0, sentTradingDay ?? default);

        var hour = second / 3600;
        var naturalDay = TickClock.NaturalDay(sendsNaturalDay, sentTradingDay, DigitText.ToDay(field.ActionDay.AsReadOnlySpan()), hour);
        var tradingDay = TickClock.TradingDay(sendsNaturalDay, sentTradingDay, naturalDay, hour);
        var utcTicks = naturalDay is { } day
            ? day.ToDateTime(TimeOnly.MinValue).Ticks - ChinaTime.Offset.Ticks + (second * TimeSpan.TicksPerSecond)
            : 0;
        return new Reading(utcTicks, tradingDay ?? default);
    }

    // The first eight characters, which are all that days and clocks have.
    private static ulong Word(in Text9 text) => Unsafe.ReadUnaligned<ulong>(ref MemoryMarshal.GetReference(MemoryMarshal.AsBytes(new Span<Text9>(ref Unsafe.AsRef(in text)))));

    /// <summary>What days and clock mean.</summary>
    /// <param name="UtcTicks">The second in UTC; 0 where it is not known.</param>
    /// <param name="TradingDay">The trading day; the smallest day where it is not known.</param>
    internal readonly record struct Reading(long UtcTicks, DateOnly TradingDay);

    private struct Entry
    {
        public ulong Trading;
        public ulong Action;
        public ulong Clock;
        public Reading Reading;
    }
}
