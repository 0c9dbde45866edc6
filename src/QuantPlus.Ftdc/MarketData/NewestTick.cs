using System.Runtime.CompilerServices;
using QuantPlus.Instruments;
using QuantPlus.MarketData;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>
/// The newest tick and order book of a contract, in its record: one writer that never waits, any number of readers. The version is odd while the
/// writer is at work; a reader that saw it change reads again.
/// </summary>
internal static class NewestTick
{
    /// <summary>Keeps a tick and, where it is wanted, the levels behind its best as the counter sent them: who asks for them makes sense of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Keep(ref RouteRecord record, in TickNumbers numbers, in DepthMarketDataField field, bool keepsDepth, RouteTable table, int number)
    {
        Volatile.Write(ref record.Version, record.Version + 1);
        Volatile.WriteBarrier();
        record.Newest = numbers;

        // Many counters send but one level: then nothing else is touched either.
        if (keepsDepth && HasDeeperLevels(in field))
            KeepDeeper(ref record, in field, table, number);
        else if (record.HasDeeperLevels)
            record.HasDeeperLevels = false;

        Volatile.Write(ref record.Version, record.Version + 1);
    }

    /// <summary>The newest tick; false where there has been none.</summary>
    public static bool TryRead(ref RouteRecord record, out Tick tick)
    {
        var wait = default(SpinWait);
        while (true)
        {
            var before = Volatile.Read(ref record.Version);
            Compose(ref record, out tick);
            if (IsWhole(ref record, before))
                return before != 0;
            wait.SpinOnce();
        }
    }

    /// <summary>The newest order book; false where there has been none.</summary>
    public static bool TryRead(ref RouteRecord record, ref DeeperLevels deeperLevels, out MarketDepth depth)
    {
        var wait = default(SpinWait);
        while (true)
        {
            var before = Volatile.Read(ref record.Version);
            Compose(ref record, out var tick);
            var hasDeeper = record.HasDeeperLevels;
            var deeper = deeperLevels;
            if (IsWhole(ref record, before))
            {
                depth = DepthReader.Read(in tick, hasDeeper, in deeper);
                return before != 0;
            }

            wait.SpinOnce();
        }
    }

    private static void Compose(ref RouteRecord record, out Tick tick)
    {
        tick = new Tick { Instrument = new InstrumentId(record.Symbol, Volatile.Read(ref record.Terms).Exchange) };
        Tick.NumbersOf(ref tick) = record.Newest;
    }

    // The counter's levels lie in memory as ours do.
    private static void KeepDeeper(ref RouteRecord record, in DepthMarketDataField field, RouteTable table, int number)
    {
        table.DeeperOf(number) = Unsafe.As<double, DeeperLevels>(ref Unsafe.AsRef(in field.BidPrice2));
        record.HasDeeperLevels = true;
    }

    private static bool HasDeeperLevels(in DepthMarketDataField field) =>
        (field.BidVolume2 | field.AskVolume2 | field.BidVolume3 | field.AskVolume3
        | field.BidVolume4 | field.AskVolume4 | field.BidVolume5 | field.AskVolume5) != 0;

    private static bool IsWhole(ref RouteRecord record, int before)
    {
        Volatile.ReadBarrier();
        return (before & 1) == 0 && Volatile.Read(ref record.Version) == before;
    }
}
