using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>
/// Finds the record of a tick by a guess before it looks it up. Exchanges send a burst of snapshots, contract after contract, twice a second in about the
/// same order: the contract that followed this one the last time, or one soon behind it, most likely does so again. What comes a few
/// ticks later is fetched from memory meanwhile, which is what thousands of contracts would otherwise have to wait for. Used by the vendor's thread alone.
/// </summary>
internal struct RouteGuess
{
    /// <summary>How many contracts in a row may be without news for the guess to hold.</summary>
    private const int Tries = 4;

    /// <summary>How many ticks ahead records are fetched: as long as memory takes.</summary>
    private const int Distance = 6;

    private const int LineSize = 64;

    // The number of the newest tick's record, and of the one that was fetched last.
    private int _last;
    private int _ahead;

    /// <summary>Finds the record of a symbol as <see cref="RouteTable.Find"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref RouteRecord Find(RouteTable routes, ReadOnlySpan<byte> symbol, out int number)
    {
        var key = InstrumentKey.Of(symbol);
        if (routes.Count > 0 && key.IsExact)
        {
            number = _last;
            for (var tries = 0; tries < Tries; tries++)
            {
                number = routes.Next[number];
                ref var guessed = ref routes.RecordOf(number);
                if (guessed.Key != key)
                    continue;
                _last = number;
                FetchAhead(routes, tries + 1);
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
            routes.Next[_last] = number;
            _last = _ahead = number;
            FetchAhead(routes, Distance);
        }

        return ref found;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FetchAhead(RouteTable routes, int count)
    {
        for (; count > 0; count--)
        {
            _ahead = routes.Next[_ahead];
            Fetch(ref routes.RecordOf(_ahead));
        }
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
