using System.Runtime.CompilerServices;
using QuantPlus.MarketData;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>
/// The newest tick and order book of a contract: one writer that never waits, any number of readers. The version is odd while the writer
/// is at work; a reader that saw it change reads again. Lives inside its route, so that a tick finds both with one look into memory.
/// </summary>
internal struct LastTick
{
    private int _version;
    private bool _hasDeeper;
    private Tick _tick;
    private DeeperLevels _deeper;

    /// <summary>How many ticks there have been, as far as a number of 31 bits tells.</summary>
    public readonly uint Count => (uint)Volatile.Read(in _version) >> 1;

    /// <summary>Keeps a tick, and the levels behind its best as the counter sent them: who asks for them makes sense of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(in Tick tick, in DepthMarketDataField field)
    {
        Volatile.Write(ref _version, _version + 1);
        Volatile.WriteBarrier();
        tick.CopyTo(out _tick);

        // The counter's levels lie in memory as ours do. Most counters send but one: then nothing is touched.
        if (HasDeeperLevels(in field))
        {
            _deeper = Unsafe.As<double, DeeperLevels>(ref Unsafe.AsRef(in field.BidPrice2));
            _hasDeeper = true;
        }
        else if (_hasDeeper)
        {
            _hasDeeper = false;
        }

        Volatile.Write(ref _version, _version + 1);
    }

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

    /// <summary>The newest order book; false where there has been none.</summary>
    public bool TryRead(out MarketDepth depth)
    {
        var wait = default(SpinWait);
        while (true)
        {
            var before = Volatile.Read(ref _version);
            var tick = _tick;
            var hasDeeper = _hasDeeper;
            var deeper = _deeper;
            if (IsWhole(before))
            {
                depth = DepthReader.Read(in tick, hasDeeper, in deeper);
                return before != 0;
            }

            wait.SpinOnce();
        }
    }

    private static bool HasDeeperLevels(in DepthMarketDataField field) =>
        (field.BidVolume2 | field.AskVolume2 | field.BidVolume3 | field.AskVolume3
        | field.BidVolume4 | field.AskVolume4 | field.BidVolume5 | field.AskVolume5) != 0;

    private bool IsWhole(int before)
    {
        Volatile.ReadBarrier();
        return (before & 1) == 0 && Volatile.Read(ref _version) == before;
    }
}
