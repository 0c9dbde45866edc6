using System.Globalization;
using QuantPlus.Errors;
using QuantPlus.Instruments;

namespace QuantPlus.Trading.Guards;

/// <summary>A limit price on the contract's grid.</summary>
internal sealed class PriceGridGuard : IOrderGuard
{
    public GuardRefusal? Check(OrderRequest request, Contract contract) => request.Type == OrderType.Market || contract.IsOnPriceGrid(request.Price)
        ? null
        : new GuardRefusal(
            TradingGuard.PriceGrid,
            OrderRejectReason.PriceOffGrid,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Price {request.Price} is off the grid of {contract.Id}, whose price tick is {contract.PriceTick}; the nearest is {contract.RoundToPriceGrid(request.Price)}."),
            "Round the price with Contract.RoundToPriceGrid.");
}

/// <summary>A limit price within the day's limits, where a tick has told them; otherwise the exchange decides.</summary>
internal sealed class PriceLimitsGuard(IGuardBook book) : IOrderGuard
{
    public GuardRefusal? Check(OrderRequest request, Contract contract)
    {
        if (request.Type == OrderType.Market || !book.TryGetLastTick(contract.Id, out var tick))
            return null;

        // A limit that the tick does not have is NaN, and nothing is beyond it.
        return request.Price > tick.UpperLimitPrice || request.Price < tick.LowerLimitPrice
            ? new GuardRefusal(
                TradingGuard.PriceLimits,
                OrderRejectReason.PriceOutsideLimits,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Price {request.Price} is outside the day's limits of {contract.Id}: {tick.LowerLimitPrice} to {tick.UpperLimitPrice}."),
                "Use a price between the tick's LowerLimitPrice and UpperLimitPrice.")
            : null;
    }
}
