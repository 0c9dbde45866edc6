namespace QuantPlus.Benchmarks.Gate;

/// <summary>One line of the gate's table.</summary>
/// <param name="What">What was measured.</param>
internal sealed record GateRow(string What)
{
    /// <summary>Nanoseconds that ours takes.</summary>
    public required double Ours { get; init; }

    /// <summary>Nanoseconds of what it is compared with in the same rounds, or that it may take.</summary>
    public double? Limit { get; init; }

    /// <summary>Ours as a multiple of the limit.</summary>
    public double? Ratio
    {
        get => field ?? Ours / Limit;
        init;
    }

    /// <summary>The most that the ratio may be; null where the row is there to be seen only.</summary>
    public double? Goal { get; init; }

    /// <summary>Bytes that ours allocates; null where they are not counted.</summary>
    public double? Bytes { get; init; }

    /// <summary>The most bytes it may allocate.</summary>
    public double GoalBytes { get; init; } = double.PositiveInfinity;

    /// <summary>What each round took; empty where there were none.</summary>
    public IReadOnlyList<double> Rounds { get; init; } = [];

    /// <summary>What each round of the limit took.</summary>
    public IReadOnlyList<double> LimitRounds { get; init; } = [];

    /// <summary>Whether there were calm rounds enough.</summary>
    public bool IsMeasured { get; init; } = true;

    /// <summary>Whether the goals are reached; null where there is none.</summary>
    public bool? Passes => Goal is { } goal ? IsMeasured && Ratio <= goal && !(Bytes > GoalBytes) : null;
}
