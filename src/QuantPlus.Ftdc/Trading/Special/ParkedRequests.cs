using QuantPlus.Ftdc.Mapping;
using QuantPlus.Ftdc.Requests;
using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading.Special;

/// <summary>Fills the structs of parked orders, of the cancel of all, and of the demand for a quote, and sends them. Each returns what the API returned.</summary>
internal sealed class ParkedRequests(ApiCalls<TraderApi> calls, SessionSettings settings)
{
    public int Park(OrderRequest request, int requestId)
    {
        var (price, time, volume) = OrderTypes.To(request.Type);
        var field = default(ParkedOrderField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        field.UserID.Set(settings.UserId);
        field.InstrumentID.Set(request.Instrument.Symbol);
        field.ExchangeID.Set(request.Instrument.Exchange.Code);
        field.OrderPriceType = price;
        field.Direction = TradingTerms.To(request.Direction);
        field.CombOffsetFlag.Set([TradingTerms.To(request.Offset)]);
        field.CombHedgeFlag.Set([TradingTerms.To(request.Hedge)]);
        field.LimitPrice = request.Type == OrderType.Market ? 0 : request.Price;
        field.VolumeTotalOriginal = request.Volume;
        field.TimeCondition = time;
        field.VolumeCondition = request.MinVolume > 1 ? VolumeConditionType.MV : volume;
        field.MinVolume = request.MinVolume;
        field.ContingentCondition = ContingentConditionType.Immediately;
        field.ForceCloseReason = ForceCloseReasonType.NotForceClose;
        field.UserType = UserTypeType.Investor;
        field.RequestID = requestId;
        return calls.Send(field, requestId, static (api, in field, id) => api.ReqParkedOrderInsert(field, id));
    }

    public int ParkCancel(Order order, string systemId, int requestId)
    {
        var field = default(ParkedOrderActionField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        field.UserID.Set(settings.UserId);
        field.InstrumentID.Set(order.Instrument.Symbol);
        field.ExchangeID.Set(order.Instrument.Exchange.Code);
        field.OrderSysID.Set(systemId);
        field.FrontID = order.Id.FrontId;
        field.SessionID = order.Id.SessionId;
        field.OrderRef.Set(order.Id.OrderRef);
        field.ActionFlag = ActionFlagType.Delete;
        field.UserType = UserTypeType.Investor;
        field.RequestID = requestId;
        return calls.Send(field, requestId, static (api, in field, id) => api.ReqParkedOrderAction(field, id));
    }

    public int Remove(string parkedId, int requestId)
    {
        var field = default(RemoveParkedOrderField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        field.ParkedOrderID.Set(parkedId);
        return calls.Send(field, requestId, static (api, in field, id) => api.ReqRemoveParkedOrder(field, id));
    }

    public int RemoveCancel(string parkedId, int requestId)
    {
        var field = default(RemoveParkedOrderActionField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        field.ParkedOrderActionID.Set(parkedId);
        return calls.Send(field, requestId, static (api, in field, id) => api.ReqRemoveParkedOrderAction(field, id));
    }

    public int Query(int requestId)
    {
        var field = default(QryParkedOrderField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        return calls.Send(field, requestId, static (api, in field, id) => api.ReqQryParkedOrder(field, id));
    }

    public int QueryCancels(int requestId)
    {
        var field = default(QryParkedOrderActionField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        return calls.Send(field, requestId, static (api, in field, id) => api.ReqQryParkedOrderAction(field, id));
    }

    public int CancelAll(Exchange exchange, LoginAnswer login, int requestId)
    {
        var field = default(InputBatchOrderActionField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        field.UserID.Set(settings.UserId);
        field.ExchangeID.Set(exchange.Code);
        field.FrontID = login.FrontId;
        field.SessionID = login.SessionId;
        field.RequestID = requestId;
        return calls.Send(field, requestId, static (api, in field, id) => api.ReqBatchOrderAction(field, id));
    }

    public int AskForQuote(InstrumentId instrument, string reference, int requestId)
    {
        var field = default(InputForQuoteField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        field.UserID.Set(settings.UserId);
        field.InstrumentID.Set(instrument.Symbol);
        field.ExchangeID.Set(instrument.Exchange.Code);
        field.ForQuoteRef.Set(reference);
        return calls.Send(field, requestId, static (api, in field, id) => api.ReqForQuoteInsert(field, id));
    }
}
