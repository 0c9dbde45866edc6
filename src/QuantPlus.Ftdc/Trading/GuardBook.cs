using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Trading;
using QuantPlus.Trading.Guards;

namespace QuantPlus.Ftdc.Trading;

/// <summary>Shows guards what is known of the account and the market.</summary>
internal sealed class GuardBook(TradingState state, TryGetLastTick lastTick) : IGuardBook
{
    public IReadOnlyList<PendingOrder> PendingOrders() => state.Orders.PendingOrders();

    public bool IsKnown(OrderId id) => state.Orders.TryGet(id, out _);

    public bool IsOver(OrderId id) => !state.Orders.TryGet(id, out var order) || order.IsFinal;

    public int PositionOf(InstrumentId instrument, PositionDirection direction) => state.Positions.VolumeOf(instrument, direction);

    public int CancelsOf(InstrumentId instrument) => state.Orders.CancelsOf(instrument);

    public bool TryGetLastTick(InstrumentId instrument, out Tick tick) => lastTick(instrument, out tick);
}
