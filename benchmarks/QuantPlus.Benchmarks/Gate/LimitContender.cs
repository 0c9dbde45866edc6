using QuantPlus.Benchmarks.Paths;

namespace QuantPlus.Benchmarks.Gate;

/// <summary>The C++ limit: a callback that copies the snapshot into a ring, and a thread that copies it out.</summary>
internal sealed class LimitContender(NativeCaller caller, string name, ITickPath snapshots) : IContender
{
    private const int Capacity = 8192;

    private readonly nint _limit = caller.OpenLimit(Capacity);

    public string Name => name;

    public double? Goal => null;

    public void Run(int ticks) => caller.RunLimit(_limit, snapshots.Feed, ticks);

    // The snapshots belong to whoever made them.
    public void Dispose() => caller.CloseLimit(_limit);
}
