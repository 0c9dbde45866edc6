using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>
/// Finds the record of a tick by a guess before it looks it up. Exchanges send a burst of snapshots, contract after contract, twice a second in about the
/// same order: the contract that followed this one the last time most likely does so again. What follows then is fetched from memory
/// while this tick is worked on, which is what thousands of contracts would otherwise have to wait for. Used by the vendor's thread alone.
/// </summary>
internal struct RouteGuess
{
    private const int LineSize = 64;

    // The record of the newest tick.
    private int _last;

    /// <summary>Finds the record of a symbol as <see cref="RouteTable.Find"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref RouteRecord Find(RouteTable routes, ReadOnlySpan<byte> symbol, out int number)
    {
        var key = InstrumentKey.Of(symbol);
        if (routes.Count > 0 && key.IsExact)
        {
            number = routes.RecordOf(_last).Next;
            ref var guessed = ref routes.RecordOf(number);
            if (guessed.Key != key)
            {
                // One contract had no news this time.
                number = guessed.Next;
                guessed = ref routes.RecordOf(number);
            }

            if (guessed.Key == key)
            {
                _last = number;
                Fetch(ref routes.RecordOf(routes.RecordOf(guessed.Next).Next));
                return ref guessed;
            }
        }

        return ref LookUp(routes, in key, symbol, out number);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ref RouteRecord LookUp(RouteTable routes, scoped in InstrumentKey key, ReadOnlySpan<byte> symbol, out int number)
    {
        ref var found = ref routes.Find(in key, symbol, out number);
        if (number >= 0)
        {
            routes.RecordOf(_last).Next = number;
            _last = number;
        }

        return ref found;
    }

    // A hint: that the record may be moved meanwhile does not matter.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Fetch(ref RouteRecord record)
    {
        if (!Sse.IsSupported)
            return;
        var start = (byte*)Unsafe.AsPointer(ref record);
        for (var line = 0; line < Unsafe.SizeOf<RouteRecord>(); line += LineSize)
            Sse.Prefetch0(start + line);
        Sse.Prefetch0(start + Unsafe.SizeOf<RouteRecord>() - 1);
    }
}
