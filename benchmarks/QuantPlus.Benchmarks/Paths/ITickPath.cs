using QuantPlus.MarketData;

namespace QuantPlus.Benchmarks.Paths;

/// <summary>
/// The tick path of one gateway, from the table of virtual functions that a vendor's library calls to the subscription that a program reads,
/// with a way to run each of its stages alone.
/// </summary>
public interface ITickPath : IDisposable
{
    /// <summary>What a program reads.</summary>
    ITickSubscription Subscription { get; }

    /// <summary>Opens one more subscription of some of the contracts, for the caller to end.</summary>
    ITickSubscription Open(Range contracts, TickSubscriptionOptions options, ITickHandler? handler = null);

    /// <summary>The native callback object, as it is handed to <c>RegisterSpi</c>.</summary>
    nint Spi { get; }

    /// <summary>The slot of <c>OnRtnDepthMarketData</c> in its table.</summary>
    int Slot { get; }

    /// <summary>What the callback is called with; a <see cref="SnapshotFeed"/>.</summary>
    nint Feed { get; }

    /// <summary>The whole path up to the subscription's buffer, through the table of virtual functions.</summary>
    void Publish(int ticks);

    /// <summary>The table of virtual functions alone: a callback that does nothing.</summary>
    void CallBack(int ticks);

    /// <summary>Finds the contract of each snapshot.</summary>
    int LookUp(int ticks);

    /// <summary>Makes a tick of each snapshot.</summary>
    double Normalize(int ticks);
}
