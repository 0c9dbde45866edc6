using System.Diagnostics;
using HdrHistogram;
using QuantPlus.MarketData;

namespace QuantPlus.Benchmarks.Latency;

/// <summary>Nanoseconds between the stamp that a tick got in the callback and the moment it is here, once recording has begun.</summary>
internal sealed class LatencyRecord : ITickHandler
{
    private const long MaxNanoseconds = 100_000_000_000;
    private const int Digits = 3;

    // Elapsed times as TimeSpan know no less than 100 ns.
    private static readonly double NanosecondsPerTimestamp = 1e9 / Stopwatch.Frequency;

    private bool _hasBegun;

    public LongHistogram Histogram { get; } = new(1, MaxNanoseconds, Digits);

    /// <summary>What was before was the compiler's time.</summary>
    public void Begin() => Volatile.Write(ref _hasBegun, true);

    public void OnTick(in Tick tick) => Take(in tick);

    public void Take(in Tick tick)
    {
        var now = Stopwatch.GetTimestamp();
        if (Volatile.Read(ref _hasBegun))
            Histogram.RecordValue(Math.Clamp((long)((now - tick.ReceivedTimestamp) * NanosecondsPerTimestamp), 1, MaxNanoseconds));
    }
}
