using BenchmarkDotNet.Attributes;
using QuantPlus.Benchmarks.Paths;
using QuantPlus.MarketData;

namespace QuantPlus.Benchmarks.Ticks;

/// <summary>
/// From the native callback to an async consumer that reads the public channel, on two threads. Time per tick when both sides run as fast
/// as they can.
/// </summary>
public class TickEndToEnd
{
    private const int Ticks = 1 << 20;
    private static readonly TickSubscriptionOptions Options = new();

    private ITickPath _path = null!;
    private TickReader _reader = null!;

    /// <summary>The gateway.</summary>
    [Params("CTP", "TTS")]
    public string Gateway { get; set; } = "";

    /// <summary>Whether the consumer reads spans of ticks rather than one after the other.</summary>
    [Params(false, true)]
    public bool InBatches { get; set; }

    /// <summary>Subscribes and starts the consumer.</summary>
    [GlobalSetup]
    public void Subscribe()
    {
        _path = TickPaths.Create(Gateway, options: Options);
        _reader = new TickReader(_path.Subscription, InBatches);
    }

    /// <summary>Ends the subscription.</summary>
    [GlobalCleanup]
    public void Unsubscribe()
    {
        _path.Dispose();
        _reader.WaitForEnd();
    }

    /// <summary>Callback to consumer.</summary>
    [Benchmark(OperationsPerInvoke = Ticks)]
    public double CallbackToConsumer()
    {
        _reader.Run(Ticks, Options.Capacity, _path.Publish);
        return _reader.Sum;
    }
}
