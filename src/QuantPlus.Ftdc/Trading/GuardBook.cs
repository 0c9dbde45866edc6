using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Trading;
using QuantPlus.Trading.Guards;

namespace QuantPlus.Ftdc.Trading;

/// <summary>Shows guards what is known of the account and the market.</summary>
/// <param name="state">The account.</param>
/// <param name="lastTick">The newest ticks of the trading day: price limits are those of one day.</param>
internal sealed class GuardBook(TradingState state, TryGetLastTick lastTick) : IGuardBook
{
    public IReadOnlyList<PendingOrder> PendingOrders() => state.Orders.PendingOrders();

    public bool IsKnown(OrderId id) => state.Orders.TryGet(id, out _);

    // One that was sent and is not answered yet is not over.
    public bool IsOver(OrderId id) => !state.Orders.TryGetForCancel(id, out var order, out _) || order.IsFinal;

    public int PositionOf(InstrumentId instrument, PositionDirection direction) => state.Positions.VolumeOf(instrument, direction);

    public int CancelsOf(InstrumentId instrument) => state.Orders.CancelsOf(instrument);

    public bool TryGetLastTick(InstrumentId instrument, out Tick tick) => lastTick(instrument, out tick);
}
