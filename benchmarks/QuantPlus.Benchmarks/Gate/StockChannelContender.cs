using System.Threading.Channels;
using QuantPlus.Benchmarks.Paths;
using QuantPlus.MarketData;

namespace QuantPlus.Benchmarks.Gate;

/// <summary>Our callback and tick, handed over by a channel of the framework.</summary>
internal sealed class StockChannelContender : IContender, ITickHandler
{
    private const int Window = 4096;

    private readonly NativeCaller _caller;
    private readonly Channel<Tick> _channel;
    private readonly ITickPath _path;
    private readonly Task _reading;
    private double _sum;
    private long _taken;

    public StockChannelContender(NativeCaller caller, string name, Channel<Tick> channel)
    {
        Name = name;
        _caller = caller;
        _channel = channel;
        _path = TickPaths.Create("CTP", handler: this);
        _reading = Task.Run(ReadAsync);
    }

    public string Name { get; }

    public double? Goal => null;

    public void OnTick(in Tick tick) => _channel.Writer.TryWrite(tick);

    public void Run(int ticks) => _caller.CallBack(_path.Spi, _path.Slot, _path.Feed, ticks, ref _taken, Window);

    public void Dispose()
    {
        _path.Dispose();
        _channel.Writer.Complete();
        _reading.GetAwaiter().GetResult();
        GC.KeepAlive(_sum);
    }

    private async Task ReadAsync()
    {
        while (await _channel.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (_channel.Reader.TryRead(out var tick))
            {
                _sum += tick.LastPrice + tick.Volume;
                Volatile.Write(ref _taken, _taken + 1);
            }
        }
    }
}
