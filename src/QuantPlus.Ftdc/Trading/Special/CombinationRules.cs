using QuantPlus.Errors;
using QuantPlus.Ftdc.Mapping;
using QuantPlus.Ftdc.Requests;
using QuantPlus.Instruments;
using QuantPlus.Trading;
using QuantPlus.Trading.Special;

namespace QuantPlus.Ftdc.Trading.Special;

/// <summary>Positions put together to combinations, and combinations split.</summary>
internal sealed class CombinationRules() : OrderKindRules<CombinationRequest, Combination>(
    "A combination", TraderApiFunction.ReqCombActionInsert, null, TraderApiFunction.ReqQryCombAction)
{
    public override CombinationRequest Check(CombinationRequest request, ContractCatalog contracts, out Contract contract)
    {
        contract = Find(request.Instrument, contracts);
        CheckHedge(request.Hedge);
        CheckVolume(request.Volume);
        if (!Enum.IsDefined(request.Action) || !Enum.IsDefined(request.Direction))
            throw Refuse(OrderRejectReason.NotSupported, $"A combination with action {request.Action} and direction {request.Direction} cannot be requested.");
        return request with { Instrument = contract.Id };
    }

    public override Combination ToOrder(CombinationRequest request, OrderId id) => new()
    {
        Id = id,
        Instrument = request.Instrument,
        Direction = request.Direction,
        Volume = request.Volume,
        Action = request.Action,
        Hedge = request.Hedge,
        IsOwn = true,
    };

    public override int Insert(ApiCalls<TraderApi> calls, SessionSettings settings, Combination sent, int requestId)
    {
        var field = default(InputCombActionField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        field.UserID.Set(settings.UserId);
        field.InstrumentID.Set(sent.Instrument.Symbol);
        field.ExchangeID.Set(sent.Instrument.Exchange.Code);
        field.CombActionRef.Set(sent.Id.OrderRef);
        field.Direction = TradingTerms.To(sent.Direction);
        field.Volume = sent.Volume;
        field.CombDirection = sent.Action == CombinationAction.Split ? CombDirectionType.UnComb : CombDirectionType.Comb;
        field.HedgeFlag = (HedgeFlagType)TradingTerms.To(sent.Hedge);
        field.FrontID = sent.Id.FrontId;
        field.SessionID = sent.Id.SessionId;
        return calls.Send(field, requestId, static (api, in field, id) => api.ReqCombActionInsert(field, id));
    }

    public override int Query(ApiCalls<TraderApi> calls, SessionSettings settings, int requestId)
    {
        var field = default(QryCombActionField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        return calls.Send(field, requestId, static (api, in field, id) => api.ReqQryCombAction(field, id));
    }
}
