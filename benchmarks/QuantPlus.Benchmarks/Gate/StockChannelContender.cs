using System.Threading.Channels;
using QuantPlus.Benchmarks.Paths;
using QuantPlus.MarketData;

namespace QuantPlus.Benchmarks.Gate;

/// <summary>The same callback and the same tick, handed over by a channel of the framework.</summary>
internal sealed class StockChannelContender : IContender
{
    private readonly NativeCaller _caller;
    private readonly Channel<Tick> _channel;
    private readonly ITickPath _path;
    private readonly Task _reading;
    private long _taken;

    public StockChannelContender(NativeCaller caller, string name, Channel<Tick> channel)
    {
        Name = name;
        _caller = caller;
        _channel = channel;
        _path = TickPaths.CreateCtp(TickPaths.Contracts, tick => channel.Writer.TryWrite(tick));
        _reading = Task.Run(ReadAsync);
    }

    public string Name { get; }

    public double? Goal => null;

    /// <summary>What was made of the ticks.</summary>
    public double Sum { get; private set; }

    public void Run(int ticks) => _caller.CallBack(_path.Spi, _path.Slot, _path.Snapshots, _path.SnapshotCount, ticks, ref _taken, 4096);

    public void Dispose()
    {
        _path.Dispose();
        _channel.Writer.Complete();
        _reading.GetAwaiter().GetResult();
    }

    private async Task ReadAsync()
    {
        while (await _channel.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (_channel.Reader.TryRead(out var tick))
            {
                Sum += tick.LastPrice + tick.Volume;
                Volatile.Write(ref _taken, _taken + 1);
            }
        }
    }
}
