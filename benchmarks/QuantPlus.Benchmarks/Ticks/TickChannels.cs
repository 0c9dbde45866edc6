using System.Threading.Channels;
using BenchmarkDotNet.Attributes;
using QuantPlus.Instruments;
using QuantPlus.MarketData;

namespace QuantPlus.Benchmarks.Ticks;

/// <summary>One tick into a channel and out again, on one thread: ours beside the stock ones.</summary>
public class TickChannels
{
    private const int Ticks = 1 << 20;
    private const int Batch = 64;

    private static readonly Tick Tick = new() { Instrument = new InstrumentId("rb2605", Exchange.Shfe), LastPrice = 3500, Volume = 1 };

    private readonly TickChannel _ours = new(new TickSubscriptionOptions(), []);
    private readonly Channel<Tick> _bounded = Channel.CreateBounded<Tick>(
        new BoundedChannelOptions(8192) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true, SingleWriter = true });

    private readonly Channel<Tick> _unbounded = Channel.CreateUnbounded<Tick>(
        new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });

    private readonly Tick[] _batch = new Tick[Batch];

    /// <summary>Our ring, one tick at a time.</summary>
    [Benchmark(Baseline = true, Description = "tick channel", OperationsPerInvoke = Ticks)]
    public double TickChannelOneByOne()
    {
        var sum = 0.0;
        for (var i = 0; i < Ticks; i++)
        {
            _ours.Writer.Write(in Tick);
            if (_ours.TryRead(out var tick))
                sum += tick.LastPrice;
        }

        return sum;
    }

    /// <summary>Our ring, read in batches.</summary>
    [Benchmark(Description = "tick channel, batches of 64", OperationsPerInvoke = Ticks)]
    public double TickChannelInBatches()
    {
        var sum = 0.0;
        for (var i = 0; i < Ticks; i += Batch)
        {
            for (var j = 0; j < Batch; j++)
                _ours.Writer.Write(in Tick);
            var count = _ours.Read(_batch);
            foreach (ref readonly var tick in _batch.AsSpan(0, count))
                sum += tick.LastPrice;
        }

        return sum;
    }

    /// <summary>The bounded channel of the framework.</summary>
    [Benchmark(Description = "stock bounded channel", OperationsPerInvoke = Ticks)]
    public double StockBounded() => Run(_bounded);

    /// <summary>The unbounded channel of the framework.</summary>
    [Benchmark(Description = "stock unbounded channel", OperationsPerInvoke = Ticks)]
    public double StockUnbounded() => Run(_unbounded);

    private static double Run(Channel<Tick> channel)
    {
        var sum = 0.0;
        for (var i = 0; i < Ticks; i++)
        {
            channel.Writer.TryWrite(Tick);
            if (channel.Reader.TryRead(out var tick))
                sum += tick.LastPrice;
        }

        return sum;
    }
}
