using System.Globalization;
using QuantPlus.Errors;
using QuantPlus.Ftdc.Mapping;
using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>Refuses before the wire what the counter or the exchange would refuse for certain.</summary>
internal static class OrderValidator
{
    /// <summary>Checks a request and completes its contract id.</summary>
    /// <exception cref="OrderRejectedException">The request cannot be accepted; the reason says why.</exception>
    public static OrderRequest Check(OrderRequest request, ContractCatalog contracts, TryGetLastTick lastTick)
    {
        if (!contracts.TryGet(request.Instrument, out var contract))
            throw Refuse(OrderRejectReason.UnknownContract, $"The counter has no contract {request.Instrument}.");
        if (!contract.IsTrading)
            throw Refuse(OrderRejectReason.ContractNotTrading, $"{contract.Id} takes no orders on this trading day.");
        CheckTerms(request);
        CheckVolume(request, contract);
        if (request.Type != OrderType.Market)
            CheckPrice(request, contract, lastTick);
        return request.Instrument == contract.Id ? request : request with { Instrument = contract.Id };
    }

    private static void CheckTerms(OrderRequest request)
    {
        if (request.Type is not (OrderType.Limit or OrderType.Market or OrderType.FillAndKill or OrderType.FillOrKill))
            throw Refuse(OrderRejectReason.NotSupported, $"An order of type {request.Type} cannot be requested.");
        if (request.Offset is not (Offset.Open or Offset.Close or Offset.CloseToday or Offset.CloseYesterday))
            throw Refuse(OrderRejectReason.NotSupported, $"An order with offset {request.Offset} cannot be requested.");
        if (request.Direction is not (Direction.Buy or Direction.Sell))
            throw Refuse(OrderRejectReason.NotSupported, $"An order with direction {request.Direction} cannot be requested.");
        if (request.Hedge is HedgeFlag.Other || !Enum.IsDefined(request.Hedge))
            throw Refuse(OrderRejectReason.NotSupported, $"An order with hedge flag {request.Hedge} cannot be requested.");
    }

    private static void CheckVolume(OrderRequest request, Contract contract)
    {
        var market = request.Type == OrderType.Market;
        var least = Math.Max(1, market ? contract.MinMarketOrderVolume : contract.MinLimitOrderVolume);
        var most = market ? contract.MaxMarketOrderVolume : contract.MaxLimitOrderVolume;
        if (request.Volume < least || (most > 0 && request.Volume > most))
        {
            var limits = most > 0
                ? string.Create(CultureInfo.InvariantCulture, $"{least} to {most}")
                : string.Create(CultureInfo.InvariantCulture, $"{least} or more");
            throw Refuse(OrderRejectReason.InvalidVolume, string.Create(
                CultureInfo.InvariantCulture, $"Volume {request.Volume} is not possible: {contract.Id} takes {limits} lots an order."));
        }
    }

    private static void CheckPrice(OrderRequest request, Contract contract, TryGetLastTick lastTick)
    {
        if (!double.IsFinite(request.Price))
            throw Refuse(OrderRejectReason.InvalidPrice, "A limit order needs a finite price.");
        if (!contract.IsOnPriceGrid(request.Price))
        {
            throw Refuse(OrderRejectReason.PriceOffGrid, string.Create(
                CultureInfo.InvariantCulture,
                $"Price {request.Price} is off the grid of {contract.Id}, whose price tick is {contract.PriceTick}; the nearest is {contract.RoundToPriceGrid(request.Price)}."));
        }

        // Only where a tick has told the day's limits; otherwise the exchange decides.
        if (lastTick(contract.Id, out var tick) && (request.Price > tick.UpperLimitPrice || request.Price < tick.LowerLimitPrice))
        {
            throw Refuse(OrderRejectReason.PriceOutsideLimits, string.Create(
                CultureInfo.InvariantCulture,
                $"Price {request.Price} is outside the day's limits of {contract.Id}: {tick.LowerLimitPrice} to {tick.UpperLimitPrice}."));
        }
    }

    private static OrderRejectedException Refuse(OrderRejectReason reason, string message) =>
        new(reason, new GatewayError(GatewayErrorKind.OrderRejected, message) { Cure = RejectReasons.CureOf(reason) });
}
