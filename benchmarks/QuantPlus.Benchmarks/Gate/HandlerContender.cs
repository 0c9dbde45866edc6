using QuantPlus.Benchmarks.Paths;
using QuantPlus.MarketData;

namespace QuantPlus.Benchmarks.Gate;

/// <summary>Our tick path up to a handler on the callback's own thread.</summary>
internal sealed class HandlerContender : IContender, ITickHandler
{
    private readonly NativeCaller _caller;
    private readonly ITickPath _path;
    private double _sum;
    private long _taken;

    public HandlerContender(NativeCaller caller, string gateway, double? goal)
    {
        Name = $"{gateway}: callback to inline handler";
        Goal = goal;
        _caller = caller;
        _path = TickPaths.Create(gateway, handler: this);
    }

    public string Name { get; }

    public double? Goal { get; }

    public void OnTick(in Tick tick)
    {
        _sum += tick.LastPrice + tick.Volume;
        _taken++;
    }

    public void Run(int ticks) => _caller.CallBack(_path.Spi, _path.Slot, _path.Feed, ticks, ref _taken, ticks);

    public void Dispose()
    {
        _path.Dispose();
        GC.KeepAlive(_sum);
    }
}
