using QuantPlus.Errors;
using QuantPlus.Ftdc.Mapping;
using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>Refuses before the wire what makes no sense as an order. What a counter may take is for the guards to look at.</summary>
internal static class OrderValidator
{
    /// <summary>Checks a request and completes its contract id.</summary>
    /// <exception cref="OrderRejectedException">The request cannot be accepted; the reason says why.</exception>
    public static OrderRequest Check(OrderRequest request, ContractCatalog contracts, out Contract contract)
    {
        if (!contracts.TryGet(request.Instrument, out var found))
            throw Refuse(OrderRejectReason.UnknownContract, $"The counter has no contract {request.Instrument}.");
        contract = found;
        if (!contract.IsTrading)
            throw Refuse(OrderRejectReason.ContractNotTrading, $"{contract.Id} takes no orders on this trading day.");
        CheckTerms(request);
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
        if (request.Volume < 1)
            throw Refuse(OrderRejectReason.InvalidVolume, "An order needs at least one lot.");
        if (request.Type != OrderType.Market && !double.IsFinite(request.Price))
            throw Refuse(OrderRejectReason.InvalidPrice, "A limit order needs a finite price.");
    }

    private static OrderRejectedException Refuse(OrderRejectReason reason, string message) =>
        new(reason, new GatewayError(GatewayErrorKind.OrderRejected, message) { Cure = RejectReasons.CureOf(reason) });
}
