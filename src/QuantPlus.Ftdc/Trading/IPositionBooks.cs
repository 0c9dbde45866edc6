using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>What has to know of orders and trades before anybody else is told. Called under the order tracker's lock.</summary>
internal interface IPositionBooks
{
    /// <summary>An order has changed.</summary>
    /// <param name="order">The order.</param>
    /// <param name="lotsToCome">Lots that may still trade, or that have traded without their trades having come.</param>
    void OnOrder(Order order, int lotsToCome);

    /// <summary>A trade that was not known before.</summary>
    void OnTrade(Trade trade);

    /// <summary>What belongs together has been told: readers may be.</summary>
    void Publish();

    /// <summary>All orders are forgotten: a new trading day.</summary>
    void OnOrdersCleared();
}
