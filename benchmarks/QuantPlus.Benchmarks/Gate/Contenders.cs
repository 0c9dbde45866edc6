using System.Threading.Channels;
using QuantPlus.Benchmarks.Paths;
using QuantPlus.Benchmarks.Peers;
using QuantPlus.MarketData;

namespace QuantPlus.Benchmarks.Gate;

/// <summary>Everything that the gate measures side by side. The first is the limit that ratios are taken of.</summary>
internal static class Contenders
{
    /// <summary>The most a tick may cost as a multiple of the limit.</summary>
    public const double Goal = 1.3;

    /// <summary>The most 20,000 contracts may cost as a multiple of 100 contracts.</summary>
    public const double ManyContractsGoal = 1.5;

    /// <summary>As many as all exchanges have.</summary>
    public const int ManyContracts = 20_000;

    private const int Buffered = 8192;

    /// <param name="caller">Who calls back.</param>
    /// <param name="tuned">The same, tuned to this processor; null where it could not be built.</param>
    /// <param name="snapshots">Snapshots of a hundred contracts.</param>
    /// <param name="many">Snapshots of <see cref="ManyContracts"/>.</param>
    public static List<IContender> Create(NativeCaller caller, NativeCaller? tuned, ITickPath snapshots, ITickPath many)
    {
        List<IContender> contenders = [new LimitContender(caller, "C++ limit", snapshots)];
        if (tuned is not null)
            contenders.Add(new LimitContender(tuned, "C++ limit, tuned to this very processor", snapshots));
        contenders.Add(new LimitContender(caller, "C++ limit, 20,000 contracts", many));

        foreach (var gateway in (string[])["CTP", "TTS"])
        {
            contenders.Add(new OurContender(caller, gateway, "", Goal));
            contenders.Add(new OurContender(caller, gateway, ", in batches", Goal, inBatches: true));
            contenders.Add(new HandlerContender(caller, gateway, Goal));
        }

        contenders.Add(new OurContender(
            caller, "CTP", ", 20,000 contracts, beside 100", ManyContractsGoal, contracts: ManyContracts, comparedWith: "CTP: callback to consumer"));
        contenders.Add(new OurContender(caller, "CTP", ", 20,000 contracts, beside the limit", null, contracts: ManyContracts));
        contenders.Add(new OurContender(caller, "CTP", ", arrival stamped", null, options: new TickSubscriptionOptions { StampReceived = true }));
        contenders.Add(new StockChannelContender(caller, "our tick, stock unbounded channel", Channel.CreateUnbounded<Tick>(
            new UnboundedChannelOptions { SingleReader = true, SingleWriter = true })));
        contenders.Add(new StockChannelContender(caller, "our tick, stock bounded channel", Channel.CreateBounded<Tick>(
            new BoundedChannelOptions(Buffered) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true, SingleWriter = true })));
        contenders.Add(PeerContender.FreshObject(caller, snapshots));
        contenders.Add(PeerContender.MarshalledStruct(caller, snapshots));
        contenders.Add(PeerContender.BoxedEvent(caller, snapshots));
        return contenders;
    }
}
