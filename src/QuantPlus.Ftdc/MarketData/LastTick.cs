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

    public void Write(in Tick tick, in MarketDepth depth)
    {
        var version = _version;
        Volatile.Write(ref _version, version + 1);
        Thread.MemoryBarrier();
        _tick = tick;
        _depth = depth;
        Volatile.Write(ref _version, version + 2);
    }

    public bool TryRead(out Tick tick, out MarketDepth depth)
    {
        var wait = default(SpinWait);
        while (true)
        {
            var before = Volatile.Read(ref _version);
            tick = _tick;
            depth = _depth;
            Thread.MemoryBarrier();
            if ((before & 1) == 0 && Volatile.Read(ref _version) == before)
                return before != 0;
            wait.SpinOnce();
        }
    }
}
