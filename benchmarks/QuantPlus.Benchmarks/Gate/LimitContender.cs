using QuantPlus.Benchmarks.Paths;

namespace QuantPlus.Benchmarks.Gate;

/// <summary>The C++ limit: a callback that copies the snapshot into a ring, and a thread that copies it out.</summary>
internal sealed class LimitContender(NativeCaller caller, string name, ITickPath snapshots) : IContender
{
    private const int Capacity = 8192;

    public string Name => name;

    public double? Goal => null;

    public void Run(int ticks)
    {
        if (caller.RunLimit(snapshots.Feed, ticks, Capacity) <= 0)
            throw new InvalidOperationException("The C++ limit lost its ticks.");
    }

    public void Dispose()
    {
        // The snapshots belong to whoever made them.
    }
}
