using QuantPlus.Benchmarks.Paths;
using QuantPlus.Benchmarks.Ticks;
using QuantPlus.MarketData;

namespace QuantPlus.Benchmarks.Gate;

/// <summary>Our tick path: native callback to a consumer of the public subscription.</summary>
internal sealed class OurContender : IContender
{
    private readonly NativeCaller _caller;
    private readonly ITickPath _path;
    private readonly TickReader _reader;
    private readonly int _window;

    public OurContender(
        NativeCaller caller,
        string gateway,
        string suffix,
        double? goal,
        bool inBatches = false,
        int contracts = TickPaths.Contracts,
        TickSubscriptionOptions? options = null,
        string? comparedWith = null)
    {
        options ??= new TickSubscriptionOptions();
        Name = $"{gateway}: callback to consumer{suffix}";
        Goal = goal;
        ComparedWith = comparedWith;
        _caller = caller;
        _path = TickPaths.Create(gateway, contracts, options);
        _reader = new TickReader(_path.Subscription, inBatches);
        _window = options.Capacity / 2;
    }

    public string Name { get; }

    public double? Goal { get; }

    public string? ComparedWith { get; }

    public void Run(int ticks)
    {
        _caller.CallBack(_path.Spi, _path.Slot, _path.Feed, ticks, ref _reader.TakenReference, _window);
        _reader.ThrowIfDropped();
    }

    public void Dispose()
    {
        _path.Dispose();
        _reader.WaitForEnd();
    }
}
