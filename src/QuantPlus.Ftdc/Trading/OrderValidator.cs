using QuantPlus.Errors;
using QuantPlus.Ftdc.Mapping;
using QuantPlus.Ftdc.Native;
using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>Refuses before the wire what makes no sense as an order. What a counter may take is for the guards to look at.</summary>
internal static class OrderValidator
{
    /// <summary>The bytes that <c>OrderMemo</c> has, less its NUL.</summary>
    private const int MaxTagLength = 12;

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
        CheckVolume(request);
        CheckPrices(request);
        CheckTag(request.Tag);
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
        if (request.Hedge == HedgeFlag.Covered && !Family.HasSecurities)
            throw Refuse(OrderRejectReason.NotSupported, $"{Family.Name} has no covered positions: they are of options on securities.");
        if (request.Trigger is OrderTrigger.Other || !Enum.IsDefined(request.Trigger))
            throw Refuse(OrderRejectReason.NotSupported, $"An order with trigger {request.Trigger} cannot be requested.");
        if (request.TimeInForce != TimeInForce.Day)
        {
            throw Refuse(
                OrderRejectReason.NotSupported,
                $"An order that is {request.TimeInForce} cannot be requested: no {Family.Name} counter keeps an order over the settlement of its trading day.",
                "Leave TimeInForce at Day, and send the order anew on each trading day.");
        }
    }

    private static void CheckVolume(OrderRequest request)
    {
        if (request.Volume < 1)
            throw Refuse(OrderRejectReason.InvalidVolume, "An order needs at least one lot.");
        if (request.MinVolume < 1 || request.MinVolume > request.Volume)
            throw Refuse(OrderRejectReason.InvalidVolume, $"MinVolume {request.MinVolume} is not possible: the order has {request.Volume} lots.", "Use 1 to Volume.");
        if (request.MinVolume > 1 && request.Type != OrderType.FillAndKill)
        {
            throw Refuse(
                OrderRejectReason.NotSupported,
                $"An order of type {request.Type} has no MinVolume.",
                "Use FillAndKill with it, or FillOrKill for all or nothing.");
        }
    }

    private static void CheckPrices(OrderRequest request)
    {
        if (request.Type != OrderType.Market && !double.IsFinite(request.Price))
            throw Refuse(OrderRejectReason.InvalidPrice, "A limit order needs a finite price.");
        if (request.Trigger != OrderTrigger.None && !double.IsFinite(request.StopPrice))
            throw Refuse(OrderRejectReason.InvalidPrice, $"An order that waits for {request.Trigger} needs a finite StopPrice.");
        if (request.Trigger == OrderTrigger.None && !double.IsNaN(request.StopPrice))
            throw Refuse(OrderRejectReason.InvalidPrice, "A StopPrice says nothing without a Trigger.", "Set Trigger to what is to be compared with it, or leave it out.");
    }

    // The same on every version, so that a program does not learn on another counter that its tags are too long.
    private static void CheckTag(string tag)
    {
        Span<byte> carried = stackalloc byte[MaxTagLength + 1];
        if (tag is null || (tag.Length > 0 && !NativeText.TryEncode(tag, carried)))
        {
            throw Refuse(
                OrderRejectReason.InvalidTag,
                "The tag cannot be carried: it is null, too long, or no text.",
                "Use at most 12 bytes of GB18030: 12 Latin or six Chinese characters.");
        }
    }

    private static OrderRejectedException Refuse(OrderRejectReason reason, string message, string? cure = null) =>
        new(reason, new GatewayError(GatewayErrorKind.OrderRejected, message) { Cure = cure ?? RejectReasons.CureOf(reason) });
}
