using System.Diagnostics;

namespace QuantPlus.Benchmarks.Gate;

/// <summary>What one contender did in each round.</summary>
/// <param name="contender">Who is measured.</param>
/// <param name="reference">
/// Who it is compared with. It runs right before and right behind it in each round, for what disturbs the machine disturbs both. Null for the limit itself.
/// </param>
internal sealed class Measurement(IContender contender, IContender? reference)
{
    /// <summary>Below this, what is left is the pool's and the runtime's own housekeeping, and not a tick's.</summary>
    private const double NoBytes = 0.01;

    /// <summary>How much the two runs of the reference may differ in a calm round. Where they differ more, the machine has changed in between.</summary>
    private const double Calm = 1.25;

    /// <summary>With fewer calm rounds than this nothing can be said.</summary>
    private const int LeastRounds = 9;

    private readonly List<double> _nanoseconds = [];
    private readonly List<double> _limits = [];
    private readonly List<double> _bytes = [];

    /// <summary>Runs a round.</summary>
    public void Run(int ticks)
    {
        var before = reference is null ? 0 : Time(reference, ticks);
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var mine = Time(contender, ticks);
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        var after = reference is null ? 0 : Time(reference, ticks);
        if (reference is not null && Math.Max(before, after) > Calm * Math.Min(before, after))
            return;
        _nanoseconds.Add(mine);
        _limits.Add((before + after) / 2);
        _bytes.Add(bytes / (double)ticks);
    }

    /// <summary>Lets the runtime compile what it runs; not measured.</summary>
    public void WarmUp(int ticks) => contender.Run(ticks);

    /// <summary>The medians of the calm rounds; that of the ratios, not the ratio of the medians.</summary>
    public GateRow ToRow() => new(contender.Name)
    {
        Ours = Median(_nanoseconds),
        Limit = reference is null ? null : Median(_limits),
        Ratio = reference is null ? null : Median([.. _nanoseconds.Zip(_limits, (mine, limit) => mine / limit)]),
        Goal = contender.Goal,
        Bytes = Median(_bytes),
        GoalBytes = NoBytes,
        IsMeasured = _nanoseconds.Count >= LeastRounds,
        Rounds = _nanoseconds,
        LimitRounds = reference is null ? [] : _limits,
    };

    private static double Time(IContender contender, int ticks)
    {
        var begin = Stopwatch.GetTimestamp();
        contender.Run(ticks);
        return Stopwatch.GetElapsedTime(begin).TotalNanoseconds / ticks;
    }

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[sorted.Length / 2];
    }
}
