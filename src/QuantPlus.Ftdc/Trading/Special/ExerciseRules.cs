using QuantPlus.Errors;
using QuantPlus.Ftdc.Mapping;
using QuantPlus.Ftdc.Requests;
using QuantPlus.Instruments;
using QuantPlus.Trading;
using QuantPlus.Trading.Special;

namespace QuantPlus.Ftdc.Trading.Special;

/// <summary>Exercise of options, and giving it up.</summary>
internal sealed class ExerciseRules() : OrderKindRules<ExerciseRequest, Exercise>(
    "An exercise", TraderApiFunction.ReqExecOrderInsert, TraderApiFunction.ReqExecOrderAction, TraderApiFunction.ReqQryExecOrder)
{
    public override ExerciseRequest Check(ExerciseRequest request, ContractCatalog contracts, out Contract contract)
    {
        contract = Find(request.Instrument, contracts);
        CheckOption(contract);
        CheckHedge(request.Hedge);
        if (!Enum.IsDefined(request.Action))
            throw Refuse(OrderRejectReason.NotSupported, $"An exercise with action {request.Action} cannot be requested.");
        if (request.Offset is not (Offset.Close or Offset.CloseToday or Offset.CloseYesterday))
            throw Refuse(OrderRejectReason.NotSupported, $"An exercise with offset {request.Offset} cannot be requested.");
        CheckVolume(request.Volume, least: contract.Id.Exchange == Exchange.Dce ? 0 : 1);
        return request with { Instrument = contract.Id };
    }

    public override Exercise ToOrder(ExerciseRequest request, OrderId id) => new()
    {
        Id = id,
        Instrument = request.Instrument,
        Volume = request.Volume,
        Action = request.Action,
        Offset = request.Offset,
        Hedge = request.Hedge,
        ClosesFutures = request.ClosesFutures,
        IsOwn = true,
    };

    public override int Insert(ApiCalls<TraderApi> calls, SessionSettings settings, Exercise sent, int requestId)
    {
        var field = default(InputExecOrderField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        field.UserID.Set(settings.UserId);
        field.InstrumentID.Set(sent.Instrument.Symbol);
        field.ExchangeID.Set(sent.Instrument.Exchange.Code);
        field.ExecOrderRef.Set(sent.Id.OrderRef);
        field.Volume = sent.Volume;
        field.OffsetFlag = (OffsetFlagType)TradingTerms.To(sent.Offset);
        field.HedgeFlag = (HedgeFlagType)TradingTerms.To(sent.Hedge);
        field.ActionType = sent.Action == ExerciseAction.Abandon ? ActionTypeType.Abandon : ActionTypeType.Exec;
        field.PosiDirection = PosiDirectionType.Long;

        // Without a meaning by now, but it must not be empty.
        field.ReservePositionFlag = ExecOrderPositionFlagType.UnReserve;
        field.CloseFlag = sent.ClosesFutures ? ExecOrderCloseFlagType.AutoClose : ExecOrderCloseFlagType.NotToClose;
        field.RequestID = requestId;
        return calls.Send(field, requestId, static (api, in field, id) => api.ReqExecOrderInsert(field, id));
    }

    public override int Cancel(ApiCalls<TraderApi> calls, SessionSettings settings, Exercise order, string systemId, int requestId)
    {
        var field = default(InputExecOrderActionField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        field.UserID.Set(settings.UserId);
        field.InstrumentID.Set(order.Instrument.Symbol);
        field.ExchangeID.Set(order.Instrument.Exchange.Code);
        field.ExecOrderSysID.Set(systemId);
        field.FrontID = order.Id.FrontId;
        field.SessionID = order.Id.SessionId;
        field.ExecOrderRef.Set(order.Id.OrderRef);
        field.ActionFlag = ActionFlagType.Delete;
        field.RequestID = requestId;
        return calls.Send(field, requestId, static (api, in field, id) => api.ReqExecOrderAction(field, id));
    }

    public override int Query(ApiCalls<TraderApi> calls, SessionSettings settings, int requestId)
    {
        var field = default(QryExecOrderField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        return calls.Send(field, requestId, static (api, in field, id) => api.ReqQryExecOrder(field, id));
    }
}
