using System.Runtime.CompilerServices;
using QuantPlus.MarketData;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>
/// The newest tick and order book of a contract: one writer that never waits, any number of readers. The version is odd while the writer
/// is at work; a reader that saw it change reads again.
/// </summary>
internal sealed class LastTick
{
    private Tick _tick;
    private MarketDepth _depth;
    private int _version;

    /// <summary>Where the writer makes the next tick in place. Nothing that can throw may come before <see cref="EndWrite"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref Tick BeginWrite(out Span<MarketDepth> depth)
    {
        Volatile.Write(ref _version, _version + 1);
        Volatile.WriteBarrier();
        depth = new Span<MarketDepth>(ref _depth);
        return ref _tick;
    }

    /// <summary>Shows what was written to the readers.</summary>
    public void EndWrite() => Volatile.Write(ref _version, _version + 1);

    /// <summary>The newest tick; false where there has been none.</summary>
    public bool TryRead(out Tick tick)
    {
        var wait = default(SpinWait);
        while (true)
        {
            var before = Volatile.Read(ref _version);
            tick = _tick;
            if (IsWhole(before))
                return before != 0;
            wait.SpinOnce();
        }
    }

    /// <summary>The newest order book as the counter sent it; false where there has been none.</summary>
    public bool TryRead(out MarketDepth depth)
    {
        var wait = default(SpinWait);
        while (true)
        {
            var before = Volatile.Read(ref _version);
            depth = _depth;
            if (IsWhole(before))
                return before != 0;
            wait.SpinOnce();
        }
    }

    private bool IsWhole(int before)
    {
        Volatile.ReadBarrier();
        return (before & 1) == 0 && Volatile.Read(ref _version) == before;
    }
}
