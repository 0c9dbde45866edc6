using QuantPlus.Instruments;
using QuantPlus.MarketData;

namespace QuantPlus.Trading.Guards;

/// <summary>What guards have to know of the account and the market.</summary>
internal interface IGuardBook
{
    /// <summary>The account's orders that the counter knows and that may still trade, or whose trades are not all in the positions yet.</summary>
    IReadOnlyList<PendingOrder> PendingOrders();

    /// <summary>Whether the counter has answered an order.</summary>
    bool IsKnown(OrderId id);

    /// <summary>Whether an order is over, or not known.</summary>
    bool IsOver(OrderId id);

    /// <summary>Lots held of a contract on one side.</summary>
    int PositionOf(InstrumentId instrument, PositionDirection direction);

    /// <summary>How many of the account's orders of a contract were cancelled on this trading day.</summary>
    int CancelsOf(InstrumentId instrument);

    /// <summary>The newest tick; false where there is none.</summary>
    bool TryGetLastTick(InstrumentId instrument, out Tick tick);
}
