using System.Globalization;
using QuantPlus.Errors;
using QuantPlus.Instruments;

namespace QuantPlus.Trading.Guards;

/// <summary>No more lots held on one side of a contract than allowed, even if every order that opens there trades in full.</summary>
internal sealed class PositionGuard(int? most, IReadOnlyDictionary<string, int> mostByProduct, SentOrders orders, IGuardBook book) : IOrderGuard
{
    public GuardRefusal? Check(OrderRequest request, Contract contract)
    {
        if (request.Offset != Offset.Open)
            return null;
        var isOfProduct = mostByProduct.TryGetValue(contract.ProductId, out var limit);
        if (!isOfProduct)
        {
            if (most is not { } general)
                return null;
            limit = general;
        }

        // Orders before positions: lots that trade in between count twice for once, never not at all.
        var opening = orders.Pending()
            .Where(order => order.Instrument == contract.Id && order.Offset == Offset.Open && order.Direction == request.Direction)
            .Sum(order => (long)order.Volume);
        var side = request.Direction == Direction.Buy ? PositionDirection.Long : PositionDirection.Short;
        var held = book.PositionOf(contract.Id, side);
        return held + opening + request.Volume <= limit
            ? null
            : new GuardRefusal(
                TradingGuard.Position,
                OrderRejectReason.PositionLimit,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{request.Volume} more lots of {contract.Id} {(side == PositionDirection.Long ? "long" : "short")} are above the limit of {limit}: {held} are held and {opening} on order."),
                $"Close or cancel first, or raise Guards:{(isOfProduct ? $"MaxPositionByProduct:{contract.ProductId}" : "MaxPosition")}.");
    }
}
