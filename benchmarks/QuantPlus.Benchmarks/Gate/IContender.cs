namespace QuantPlus.Benchmarks.Gate;

/// <summary>Something that takes ticks from native callbacks, and is measured beside the others.</summary>
internal interface IContender : IDisposable
{
    /// <summary>What it is, in the table's words.</summary>
    string Name { get; }

    /// <summary>The most its ticks may cost, as a multiple of those it is compared with; null where it is there to be seen only.</summary>
    double? Goal { get; }

    /// <summary>The name of the contender it is compared with; null for the C++ limit.</summary>
    string? ComparedWith => null;

    /// <summary>Takes so many ticks and returns when the last one has reached its consumer.</summary>
    void Run(int ticks);
}
