using QuantPlus.Errors;
using QuantPlus.Ftdc.Mapping;
using QuantPlus.Ftdc.Requests;
using QuantPlus.Instruments;
using QuantPlus.Trading;
using QuantPlus.Trading.Special;

namespace QuantPlus.Ftdc.Trading.Special;

/// <summary>What becomes of positions on both sides of an option.</summary>
internal sealed class SelfCloseRules() : OrderKindRules<SelfCloseRequest, SelfClose>(
    "A self-close", TraderApiFunction.ReqOptionSelfCloseInsert, TraderApiFunction.ReqOptionSelfCloseAction, TraderApiFunction.ReqQryOptionSelfClose)
{
    public override SelfCloseRequest Check(SelfCloseRequest request, ContractCatalog contracts, out Contract contract)
    {
        contract = Find(request.Instrument, contracts);
        CheckOption(contract);
        CheckHedge(request.Hedge);
        CheckVolume(request.Volume);
        if (request.Action == SelfCloseAction.Other || !Enum.IsDefined(request.Action))
            throw Refuse(OrderRejectReason.NotSupported, $"A self-close with action {request.Action} cannot be requested.");
        return request with { Instrument = contract.Id };
    }

    public override SelfClose ToOrder(SelfCloseRequest request, OrderId id) => new()
    {
        Id = id,
        Instrument = request.Instrument,
        Volume = request.Volume,
        Action = request.Action,
        Hedge = request.Hedge,
        IsOwn = true,
    };

    public override int Insert(ApiCalls<TraderApi> calls, SessionSettings settings, SelfClose sent, int requestId)
    {
        var field = default(InputOptionSelfCloseField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        field.UserID.Set(settings.UserId);
        field.InstrumentID.Set(sent.Instrument.Symbol);
        field.ExchangeID.Set(sent.Instrument.Exchange.Code);
        field.OptionSelfCloseRef.Set(sent.Id.OrderRef);
        field.Volume = sent.Volume;
        field.HedgeFlag = (HedgeFlagType)TradingTerms.To(sent.Hedge);
        field.OptSelfCloseFlag = SpecialOrderMapping.To(sent.Action);
        field.RequestID = requestId;
        return calls.Send(field, requestId, static (api, in field, id) => api.ReqOptionSelfCloseInsert(field, id));
    }

    public override int Cancel(ApiCalls<TraderApi> calls, SessionSettings settings, SelfClose order, string systemId, int requestId)
    {
        var field = default(InputOptionSelfCloseActionField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        field.UserID.Set(settings.UserId);
        field.InstrumentID.Set(order.Instrument.Symbol);
        field.ExchangeID.Set(order.Instrument.Exchange.Code);
        field.OptionSelfCloseSysID.Set(systemId);
        field.FrontID = order.Id.FrontId;
        field.SessionID = order.Id.SessionId;
        field.OptionSelfCloseRef.Set(order.Id.OrderRef);
        field.ActionFlag = ActionFlagType.Delete;
        field.RequestID = requestId;
        return calls.Send(field, requestId, static (api, in field, id) => api.ReqOptionSelfCloseAction(field, id));
    }

    public override int Query(ApiCalls<TraderApi> calls, SessionSettings settings, int requestId)
    {
        var field = default(QryOptionSelfCloseField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        return calls.Send(field, requestId, static (api, in field, id) => api.ReqQryOptionSelfClose(field, id));
    }
}
