using QuantPlus.Errors;
using QuantPlus.Ftdc.Mapping;
using QuantPlus.Ftdc.Requests;
using QuantPlus.Instruments;
using QuantPlus.Trading;
using QuantPlus.Trading.Special;

namespace QuantPlus.Ftdc.Trading.Special;

/// <summary>Two-sided quotes.</summary>
internal sealed class QuoteRules() : OrderKindRules<QuoteRequest, Quote>(
    "A quote", TraderApiFunction.ReqQuoteInsert, TraderApiFunction.ReqQuoteAction, TraderApiFunction.ReqQryQuote)
{
    /// <summary>The quote's own, then its two orders'; the buying one has to be the larger.</summary>
    public override int References => 3;

    public override QuoteRequest Check(QuoteRequest request, ContractCatalog contracts, out Contract contract)
    {
        contract = Find(request.Instrument, contracts);
        if (!contract.IsTrading)
            throw Refuse(OrderRejectReason.ContractNotTrading, $"{contract.Id} takes no orders on this trading day.");
        CheckHedge(request.Hedge);
        if (request.BidVolume < 0 || request.AskVolume < 0 || request.BidVolume + request.AskVolume < 1)
            throw Refuse(OrderRejectReason.InvalidVolume, "A quote needs at least one lot on one of its sides, and none below 0.");
        CheckSide("buying", request.BidVolume, request.BidPrice, request.BidOffset);
        CheckSide("selling", request.AskVolume, request.AskPrice, request.AskOffset);
        if (request is { BidVolume: > 0, AskVolume: > 0 } && request.BidPrice >= request.AskPrice)
            throw Refuse(OrderRejectReason.InvalidPrice, "A quote has to buy below the price at which it sells.");
        return request with { Instrument = contract.Id };
    }

    public override Quote ToOrder(QuoteRequest request, OrderId id)
    {
        var number = long.Parse(id.OrderRef, System.Globalization.CultureInfo.InvariantCulture);
        return new Quote
        {
            Id = id,
            Instrument = request.Instrument,
            BidPrice = request.BidVolume > 0 ? request.BidPrice : double.NaN,
            BidVolume = request.BidVolume,
            BidOffset = request.BidOffset,
            BidOrderId = id with { OrderRef = OrderReferences.Text(number + 2) },
            AskPrice = request.AskVolume > 0 ? request.AskPrice : double.NaN,
            AskVolume = request.AskVolume,
            AskOffset = request.AskOffset,
            AskOrderId = id with { OrderRef = OrderReferences.Text(number + 1) },
            Hedge = request.Hedge,
            DemandId = request.DemandId,
            IsOwn = true,
        };
    }

    public override IReadOnlyList<(OrderId Id, OrderRequest Order)> OrdersOf(Quote sent)
    {
        var orders = new List<(OrderId, OrderRequest)>();
        if (sent.BidVolume > 0)
            orders.Add((sent.BidOrderId!.Value, OrderRequest.Buy(sent.Instrument, sent.BidVolume, sent.BidPrice, sent.BidOffset) with { Hedge = sent.Hedge }));
        if (sent.AskVolume > 0)
            orders.Add((sent.AskOrderId!.Value, OrderRequest.Sell(sent.Instrument, sent.AskVolume, sent.AskPrice, sent.AskOffset) with { Hedge = sent.Hedge }));
        return orders;
    }

    public override int Insert(ApiCalls<TraderApi> calls, SessionSettings settings, Quote sent, int requestId)
    {
        var field = default(InputQuoteField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        field.UserID.Set(settings.UserId);
        field.InstrumentID.Set(sent.Instrument.Symbol);
        field.ExchangeID.Set(sent.Instrument.Exchange.Code);
        field.QuoteRef.Set(sent.Id.OrderRef);
        field.BidOrderRef.Set(sent.BidOrderId!.Value.OrderRef);
        field.AskOrderRef.Set(sent.AskOrderId!.Value.OrderRef);
        field.ForQuoteSysID.Set(sent.DemandId);
        field.BidPrice = sent.BidVolume > 0 ? sent.BidPrice : 0;
        field.BidVolume = sent.BidVolume;
        field.BidOffsetFlag = (OffsetFlagType)TradingTerms.To(sent.BidOffset);
        field.BidHedgeFlag = (HedgeFlagType)TradingTerms.To(sent.Hedge);
        field.AskPrice = sent.AskVolume > 0 ? sent.AskPrice : 0;
        field.AskVolume = sent.AskVolume;
        field.AskOffsetFlag = (OffsetFlagType)TradingTerms.To(sent.AskOffset);
        field.AskHedgeFlag = (HedgeFlagType)TradingTerms.To(sent.Hedge);
        field.RequestID = requestId;
        return calls.Send(field, requestId, static (api, in field, id) => api.ReqQuoteInsert(field, id));
    }

    public override int Cancel(ApiCalls<TraderApi> calls, SessionSettings settings, Quote order, string systemId, int requestId)
    {
        var field = default(InputQuoteActionField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        field.UserID.Set(settings.UserId);
        field.InstrumentID.Set(order.Instrument.Symbol);
        field.ExchangeID.Set(order.Instrument.Exchange.Code);
        field.QuoteSysID.Set(systemId);
        field.FrontID = order.Id.FrontId;
        field.SessionID = order.Id.SessionId;
        field.QuoteRef.Set(order.Id.OrderRef);
        field.ActionFlag = ActionFlagType.Delete;
        field.RequestID = requestId;
        return calls.Send(field, requestId, static (api, in field, id) => api.ReqQuoteAction(field, id));
    }

    public override int Query(ApiCalls<TraderApi> calls, SessionSettings settings, int requestId)
    {
        var field = default(QryQuoteField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        return calls.Send(field, requestId, static (api, in field, id) => api.ReqQryQuote(field, id));
    }

    private static void CheckSide(string side, int volume, double price, Offset offset)
    {
        if (offset is not (Offset.Open or Offset.Close or Offset.CloseToday or Offset.CloseYesterday))
            throw Refuse(OrderRejectReason.NotSupported, $"The {side} side of a quote cannot have offset {offset}.");
        if (volume > 0 && !double.IsFinite(price))
            throw Refuse(OrderRejectReason.InvalidPrice, $"The {side} side of a quote needs a finite price.");
    }
}
