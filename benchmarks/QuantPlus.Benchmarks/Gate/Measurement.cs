using System.Diagnostics;

namespace QuantPlus.Benchmarks.Gate;

/// <summary>What one contender did in each round.</summary>
internal sealed class Measurement(IContender contender)
{
    /// <summary>Below this, what is left is the pool's and the runtime's own housekeeping, and not a tick's.</summary>
    private const double NoBytes = 0.01;

    private readonly List<double> _nanoseconds = [];
    private readonly List<double> _ratios = [];
    private readonly List<double> _bytes = [];

    public string Name => contender.Name;

    public double? Goal => contender.Goal;

    /// <summary>Nanoseconds a tick, the median of all rounds.</summary>
    public double Nanoseconds => Median(_nanoseconds);

    /// <summary>The median of the ratios to the limit of the same round: what disturbs the machine disturbs both.</summary>
    public double Ratio => Median(_ratios);

    /// <summary>Bytes allocated a tick, on all threads, the median of all rounds.</summary>
    public double Bytes => Median(_bytes);

    /// <summary>Whether the goal is reached; null where there is none.</summary>
    public bool? Passes => Goal is { } goal ? Ratio <= goal && Bytes < NoBytes : null;

    /// <summary>Runs a round; returns its nanoseconds a tick.</summary>
    public double Run(int ticks, double? limit)
    {
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var begin = Stopwatch.GetTimestamp();
        contender.Run(ticks);
        var nanoseconds = Stopwatch.GetElapsedTime(begin).TotalNanoseconds / ticks;
        _bytes.Add((GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)ticks);
        _nanoseconds.Add(nanoseconds);
        _ratios.Add(nanoseconds / (limit ?? nanoseconds));
        return nanoseconds;
    }

    /// <summary>Lets the runtime compile what it runs; not measured.</summary>
    public void WarmUp(int ticks) => contender.Run(ticks);

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
