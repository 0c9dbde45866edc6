using QuantPlus.Ftdc.Mapping;
using QuantPlus.Simulation.Special;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>Reads a client's quotes, exercises and self-closes, and writes the counter's reports on them.</summary>
internal static class SpecialWriting
{
    public static QuoteInput ToInput(in InputQuoteField field, int requestId) => new()
    {
        Symbol = field.InstrumentID.ToString(),
        Reference = field.QuoteRef.ToString(),
        RequestId = requestId,
        BidPrice = OrderWriting.ToPrice(field.BidPrice),
        BidVolume = field.BidVolume,
        BidOffset = TradingTerms.OffsetFrom((byte)field.BidOffsetFlag),
        BidHedge = TradingTerms.HedgeFrom((byte)field.BidHedgeFlag),
        BidOrderRef = field.BidOrderRef.ToString().Trim(),
        AskPrice = OrderWriting.ToPrice(field.AskPrice),
        AskVolume = field.AskVolume,
        AskOffset = TradingTerms.OffsetFrom((byte)field.AskOffsetFlag),
        AskHedge = TradingTerms.HedgeFrom((byte)field.AskHedgeFlag),
        AskOrderRef = field.AskOrderRef.ToString().Trim(),
        DemandId = field.ForQuoteSysID.ToString(),
    };

    public static ExerciseInput ToInput(in InputExecOrderField field, int requestId) => new()
    {
        Symbol = field.InstrumentID.ToString(),
        Reference = field.ExecOrderRef.ToString(),
        RequestId = requestId,
        Volume = field.Volume,
        IsAbandon = field.ActionType == ActionTypeType.Abandon,
        Offset = TradingTerms.OffsetFrom((byte)field.OffsetFlag),
        Hedge = TradingTerms.HedgeFrom((byte)field.HedgeFlag),
        ClosesFutures = field.CloseFlag == ExecOrderCloseFlagType.AutoClose,
    };

    public static SelfCloseInput ToInput(in InputOptionSelfCloseField field, int requestId) => new()
    {
        Symbol = field.InstrumentID.ToString(),
        Reference = field.OptionSelfCloseRef.ToString(),
        RequestId = requestId,
        Volume = field.Volume,
        Flag = (char)field.OptSelfCloseFlag,
        Hedge = TradingTerms.HedgeFrom((byte)field.HedgeFlag),
    };

    public static SpecialCancel ToCancel(in InputQuoteActionField field, int requestId) => new()
    {
        RequestId = requestId,
        Exchange = field.ExchangeID.ToString(),
        SystemId = field.QuoteSysID.ToString(),
        FrontId = field.FrontID,
        SessionId = field.SessionID,
        Reference = field.QuoteRef.ToString(),
    };

    public static SpecialCancel ToCancel(in InputExecOrderActionField field, int requestId) => new()
    {
        RequestId = requestId,
        Exchange = field.ExchangeID.ToString(),
        SystemId = field.ExecOrderSysID.ToString(),
        FrontId = field.FrontID,
        SessionId = field.SessionID,
        Reference = field.ExecOrderRef.ToString(),
    };

    public static SpecialCancel ToCancel(in InputOptionSelfCloseActionField field, int requestId) => new()
    {
        RequestId = requestId,
        Exchange = field.ExchangeID.ToString(),
        SystemId = field.OptionSelfCloseSysID.ToString(),
        FrontId = field.FrontID,
        SessionId = field.SessionID,
        Reference = field.OptionSelfCloseRef.ToString(),
    };

    public static QuoteField ToQuote(SpecialRecord order, string brokerId)
    {
        var input = (QuoteInput)order.Input;
        var field = default(QuoteField);
        field.BrokerID.TrySet(brokerId);
        field.InvestorID.Set(order.UserId);
        field.UserID.Set(order.UserId);
        field.AccountID.Set(order.UserId);
        field.InstrumentID.Set(order.Contract.Id.Symbol);
        field.ExchangeInstID.Set(order.Contract.Id.Symbol);
        field.ExchangeID.Set(order.Contract.Exchange.Code);
        field.QuoteRef.TrySet(order.Id.OrderRef);
        field.BidPrice = (double)(input.BidPrice ?? 0);
        field.BidVolume = input.BidVolume;
        field.BidOffsetFlag = (OffsetFlagType)OrderWriting.OffsetCode(input.BidOffset);
        field.BidHedgeFlag = (HedgeFlagType)TradingTerms.To(input.BidHedge);
        field.BidOrderRef.TrySet(input.BidOrderRef);
        field.BidOrderSysID.Set(order.BidSystemId);
        field.AskPrice = (double)(input.AskPrice ?? 0);
        field.AskVolume = input.AskVolume;
        field.AskOffsetFlag = (OffsetFlagType)OrderWriting.OffsetCode(input.AskOffset);
        field.AskHedgeFlag = (HedgeFlagType)TradingTerms.To(input.AskHedge);
        field.AskOrderRef.TrySet(input.AskOrderRef);
        field.AskOrderSysID.Set(order.AskSystemId);
        field.ForQuoteSysID.TrySet(input.DemandId);
        field.QuoteLocalID.Set(OrderWriting.Padded(order.LocalId));
        field.QuoteSysID.Set(order.SystemId);
        field.QuoteStatus = order.Phase switch
        {
            SpecialPhase.Accepted => OrderStatusType.NoTradeQueueing,
            SpecialPhase.PartTraded => OrderStatusType.PartTradedQueueing,
            SpecialPhase.Done => OrderStatusType.AllTraded,
            SpecialPhase.Cancelled or SpecialPhase.Rejected => OrderStatusType.Canceled,
            _ => OrderStatusType.Unknown,
        };
        field.OrderSubmitStatus = (OrderSubmitStatusType)OrderWriting.SubmitCode(order.Submit);
        field.RequestID = input.RequestId;
        field.NotifySequence = order.Sequence;
        field.SequenceNo = order.Sequence;
        field.FrontID = order.Id.FrontId;
        field.SessionID = order.Id.SessionId;
        field.TradingDay.Set(CounterDates.Day(order.TradingDay));
        field.InsertDate.Set(CounterDates.Day(order.InsertTime));
        field.InsertTime.Set(CounterDates.Clock(order.InsertTime));
        if (order.CancelTime is { } cancelled)
            field.CancelTime.Set(CounterDates.Clock(cancelled));
        field.StatusMsg.Set(order.StatusText);
        field.CurrencyID.Set("CNY");
        return field;
    }

    public static ExecOrderField ToExercise(SpecialRecord order, string brokerId)
    {
        var input = (ExerciseInput)order.Input;
        var field = default(ExecOrderField);
        field.BrokerID.TrySet(brokerId);
        field.InvestorID.Set(order.UserId);
        field.UserID.Set(order.UserId);
        field.AccountID.Set(order.UserId);
        field.InstrumentID.Set(order.Contract.Id.Symbol);
        field.ExchangeInstID.Set(order.Contract.Id.Symbol);
        field.ExchangeID.Set(order.Contract.Exchange.Code);
        field.ExecOrderRef.TrySet(order.Id.OrderRef);
        field.Volume = input.Volume;
        field.OffsetFlag = (OffsetFlagType)OrderWriting.OffsetCode(input.Offset);
        field.HedgeFlag = (HedgeFlagType)TradingTerms.To(input.Hedge);
        field.ActionType = input.IsAbandon ? ActionTypeType.Abandon : ActionTypeType.Exec;
        field.PosiDirection = PosiDirectionType.Long;
        field.ReservePositionFlag = ExecOrderPositionFlagType.UnReserve;
        field.CloseFlag = input.ClosesFutures ? ExecOrderCloseFlagType.AutoClose : ExecOrderCloseFlagType.NotToClose;
        field.ExecOrderLocalID.Set(OrderWriting.Padded(order.LocalId));
        field.ExecOrderSysID.Set(order.SystemId);
        field.ExecResult = ResultOf(order.Phase);
        field.OrderSubmitStatus = (OrderSubmitStatusType)OrderWriting.SubmitCode(order.Submit);
        field.RequestID = input.RequestId;
        field.NotifySequence = order.Sequence;
        field.SequenceNo = order.Sequence;
        field.FrontID = order.Id.FrontId;
        field.SessionID = order.Id.SessionId;
        field.TradingDay.Set(CounterDates.Day(order.TradingDay));
        field.InsertDate.Set(CounterDates.Day(order.InsertTime));
        field.InsertTime.Set(CounterDates.Clock(order.InsertTime));
        if (order.CancelTime is { } cancelled)
            field.CancelTime.Set(CounterDates.Clock(cancelled));
        field.StatusMsg.Set(order.StatusText);
        field.CurrencyID.Set("CNY");
        return field;
    }

    public static OptionSelfCloseField ToSelfClose(SpecialRecord order, string brokerId)
    {
        var input = (SelfCloseInput)order.Input;
        var field = default(OptionSelfCloseField);
        field.BrokerID.TrySet(brokerId);
        field.InvestorID.Set(order.UserId);
        field.UserID.Set(order.UserId);
        field.AccountID.Set(order.UserId);
        field.InstrumentID.Set(order.Contract.Id.Symbol);
        field.ExchangeInstID.Set(order.Contract.Id.Symbol);
        field.ExchangeID.Set(order.Contract.Exchange.Code);
        field.OptionSelfCloseRef.TrySet(order.Id.OrderRef);
        field.Volume = input.Volume;
        field.HedgeFlag = (HedgeFlagType)TradingTerms.To(input.Hedge);
        field.OptSelfCloseFlag = (OptSelfCloseFlagType)input.Flag;
        field.OptionSelfCloseLocalID.Set(OrderWriting.Padded(order.LocalId));
        field.OptionSelfCloseSysID.Set(order.SystemId);
        field.ExecResult = ResultOf(order.Phase);
        field.OrderSubmitStatus = (OrderSubmitStatusType)OrderWriting.SubmitCode(order.Submit);
        field.RequestID = input.RequestId;
        field.NotifySequence = order.Sequence;
        field.SequenceNo = order.Sequence;
        field.FrontID = order.Id.FrontId;
        field.SessionID = order.Id.SessionId;
        field.TradingDay.Set(CounterDates.Day(order.TradingDay));
        field.InsertDate.Set(CounterDates.Day(order.InsertTime));
        field.InsertTime.Set(CounterDates.Clock(order.InsertTime));
        if (order.CancelTime is { } cancelled)
            field.CancelTime.Set(CounterDates.Clock(cancelled));
        field.StatusMsg.Set(order.StatusText);
        field.CurrencyID.Set("CNY");
        return field;
    }

    public static ForQuoteRspField ToDemand(QuoteDemandRecord demand)
    {
        var field = default(ForQuoteRspField);
        field.TradingDay.Set(CounterDates.Day(demand.TradingDay));
        field.ForQuoteSysID.Set(demand.SystemId);
        field.ForQuoteTime.Set(CounterDates.Clock(demand.Time));
        field.ActionDay.Set(CounterDates.Day(demand.Time));
        field.ExchangeID.Set(demand.Contract.Exchange.Code);
        field.InstrumentID.Set(demand.Contract.Id.Symbol);
        return field;
    }

    private static ExecResultType ResultOf(SpecialPhase phase) => phase switch
    {
        SpecialPhase.Done => ExecResultType.OK,
        SpecialPhase.Cancelled or SpecialPhase.Rejected => ExecResultType.Canceled,
        SpecialPhase.NoPosition => ExecResultType.NoPosition,
        SpecialPhase.Submitted => ExecResultType.Unknown,
        _ => ExecResultType.NoExec,
    };
}
