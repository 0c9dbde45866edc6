using System.Globalization;
using QuantPlus.Errors;
using QuantPlus.Instruments;

namespace QuantPlus.Trading.Guards;

/// <summary>Lots of one order within what the contract takes.</summary>
internal sealed class ContractVolumeGuard : IOrderGuard
{
    public GuardRefusal? Check(OrderRequest request, Contract contract)
    {
        var market = request.Type == OrderType.Market;
        var least = Math.Max(1, market ? contract.MinMarketOrderVolume : contract.MinLimitOrderVolume);
        var most = market ? contract.MaxMarketOrderVolume : contract.MaxLimitOrderVolume;
        if (request.Volume >= least && (most <= 0 || request.Volume <= most))
            return null;
        var limits = most > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{least} to {most}")
            : string.Create(CultureInfo.InvariantCulture, $"{least} or more");
        return new GuardRefusal(
            TradingGuard.Volume,
            OrderRejectReason.InvalidVolume,
            string.Create(CultureInfo.InvariantCulture, $"Volume {request.Volume} is not possible: {contract.Id} takes {limits} lots an order."),
            "Use a volume within the contract's limits.");
    }
}

/// <summary>Lots of one order within what the options allow.</summary>
internal sealed class OrderVolumeGuard(int most) : IOrderGuard
{
    public GuardRefusal? Check(OrderRequest request, Contract contract) => request.Volume <= most
        ? null
        : new GuardRefusal(
            TradingGuard.Volume,
            OrderRejectReason.InvalidVolume,
            string.Create(CultureInfo.InvariantCulture, $"Volume {request.Volume} is more than the {most} lots that one order may have."),
            "Order less at a time, or raise Guards:MaxOrderVolume.");
}
