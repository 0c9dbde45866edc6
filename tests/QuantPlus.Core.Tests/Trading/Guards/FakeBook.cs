using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Trading;
using QuantPlus.Trading.Guards;

namespace QuantPlus.Core.Tests.Trading.Guards;

/// <summary>An account and a market as a test wants them.</summary>
internal sealed class FakeBook : IGuardBook
{
    public List<PendingOrder> Pending { get; } = [];

    public HashSet<OrderId> Known { get; } = [];

    public HashSet<OrderId> Over { get; } = [];

    public Dictionary<PositionDirection, int> Positions { get; } = [];

    public int Cancels { get; set; }

    public Tick? LastTick { get; set; }

    public IReadOnlyList<PendingOrder> PendingOrders() => [.. Pending];

    public bool IsKnown(OrderId id) => Known.Contains(id);

    public bool IsOver(OrderId id) => Over.Contains(id);

    public int PositionOf(InstrumentId instrument, PositionDirection direction) => Positions.GetValueOrDefault(direction);

    public int CancelsOf(InstrumentId instrument) => Cancels;

    public bool TryGetLastTick(InstrumentId instrument, out Tick tick)
    {
        tick = LastTick ?? default;
        return LastTick is not null;
    }
}
