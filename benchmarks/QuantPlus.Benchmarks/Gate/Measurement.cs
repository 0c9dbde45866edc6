using System.Diagnostics;

namespace QuantPlus.Benchmarks.Gate;

/// <summary>What one contender did in each round.</summary>
internal sealed class Measurement(IContender contender)
{
    /// <summary>Below this, what is left is the pool's and the runtime's own housekeeping, and not a tick's.</summary>
    private const double NoBytes = 0.01;

    private readonly List<double> _nanoseconds = [];
    private readonly List<double> _bytes = [];

    public string Name => contender.Name;

    public double? Goal => contender.Goal;

    /// <summary>The name of what it is compared with; null for the limit.</summary>
    public string? ComparedWith => contender.ComparedWith;

    /// <summary>Nanoseconds a tick, the median of all rounds.</summary>
    public double Nanoseconds => Median(_nanoseconds);

    /// <summary>
    /// The ratio to what it is compared with: the median of the ratios of each round, for what disturbs the machine disturbs both.
    /// </summary>
    public double Ratio { get; private set; } = 1;

    /// <summary>Bytes allocated a tick, on all threads, the median of all rounds.</summary>
    public double Bytes => Median(_bytes);

    /// <summary>Whether the goal is reached; null where there is none.</summary>
    public bool? Passes => Goal is { } goal ? Ratio <= goal && Bytes < NoBytes : null;

    /// <summary>Runs a round.</summary>
    public void Run(int ticks)
    {
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var begin = Stopwatch.GetTimestamp();
        contender.Run(ticks);
        _nanoseconds.Add(Stopwatch.GetElapsedTime(begin).TotalNanoseconds / ticks);
        _bytes.Add((GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)ticks);
    }

    /// <summary>Compares it with another that was measured in the same rounds.</summary>
    public void CompareWith(Measurement other) =>
        Ratio = Median([.. _nanoseconds.Zip(other._nanoseconds, (mine, others) => mine / others)]);

    /// <summary>Lets the runtime compile what it runs; not measured.</summary>
    public void WarmUp(int ticks) => contender.Run(ticks);

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
