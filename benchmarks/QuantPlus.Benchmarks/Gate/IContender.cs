namespace QuantPlus.Benchmarks.Gate;

/// <summary>Something that takes ticks from native callbacks, and is measured beside the others.</summary>
internal interface IContender : IDisposable
{
    /// <summary>What it is, in the table's words.</summary>
    string Name { get; }

    /// <summary>The most its ticks may cost, as a multiple of the C++ limit's; null where it is there for comparison only.</summary>
    double? Goal { get; }

    /// <summary>Takes so many ticks and returns when the last one has reached its consumer.</summary>
    void Run(int ticks);
}
