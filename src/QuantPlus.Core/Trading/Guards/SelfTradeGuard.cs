using System.Globalization;
using QuantPlus.Errors;
using QuantPlus.Instruments;

namespace QuantPlus.Trading.Guards;

/// <summary>No order that would meet one of the same account.</summary>
internal sealed class SelfTradeGuard(SentOrders orders) : IOrderGuard
{
    public GuardRefusal? Check(OrderRequest request, Contract contract)
    {
        foreach (var order in orders.Pending())
        {
            if (!order.Rests || order.Instrument != contract.Id || order.Direction == request.Direction || !Crosses(request, order.Price))
                continue;
            var price = double.IsNaN(order.Price) ? "at the market" : string.Create(CultureInfo.InvariantCulture, $"at {order.Price}");
            return new GuardRefusal(
                TradingGuard.SelfTrade,
                OrderRejectReason.SelfTrade,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The order would trade with order {order.Id} of the same account, which {(order.Direction == Direction.Buy ? "buys" : "sells")} {order.Volume} lots of {contract.Id} {price}."),
                "Cancel that order first, or use a price that does not reach it.");
        }

        return null;
    }

    // A market order on either side meets whatever there is.
    private static bool Crosses(OrderRequest request, double other) =>
        request.Type == OrderType.Market || double.IsNaN(other) || (request.Direction == Direction.Buy ? request.Price >= other : request.Price <= other);
}
