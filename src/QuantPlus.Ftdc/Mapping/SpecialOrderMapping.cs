using QuantPlus.Errors;
using QuantPlus.Ftdc.Trading.Special;
using QuantPlus.Instruments;
using QuantPlus.Trading;
using QuantPlus.Trading.Special;

namespace QuantPlus.Ftdc.Mapping;

/// <summary>Reads special orders off the counter's structs. What names no contract is null.</summary>
internal static class SpecialOrderMapping
{
    public static SpecialReport<Quote>? ToReport(in QuoteField field)
    {
        var symbol = field.InstrumentID.ToString();
        if (string.IsNullOrWhiteSpace(symbol))
            return null;
        var systemId = field.QuoteSysID.ToString();
        var bidOrder = field.BidOrderRef.ToString().Trim();
        var askOrder = field.AskOrderRef.ToString().Trim();
        var quote = new Quote
        {
            Id = new OrderId(field.FrontID, field.SessionID, field.QuoteRef.ToString().Trim()),
            ExchangeOrderId = systemId.Trim(),
            Instrument = new InstrumentId(symbol, new Exchange(field.ExchangeID.ToString())),
            Status = StatusFrom(TradingTerms.StatusFrom(field.QuoteStatus, field.OrderSubmitStatus)),
            StatusText = field.StatusMsg.ToString(),
            TradingDay = CounterText.ToDay(field.TradingDay.ToString()),
            InsertTime = CounterMoment.Of(
                field.ExchangeID.ToString(), field.TradingDay.ToString(), field.InsertDate.ToString(), field.InsertTime.ToString()),
            BidPrice = field.BidVolume > 0 ? CounterNumber.OrNaN(field.BidPrice) : double.NaN,
            BidVolume = field.BidVolume,
            BidOffset = TradingTerms.OffsetFrom((byte)field.BidOffsetFlag),
            BidOrderId = bidOrder.Length > 0 ? new OrderId(field.FrontID, field.SessionID, bidOrder) : null,
            BidExchangeOrderId = field.BidOrderSysID.ToString().Trim(),
            AskPrice = field.AskVolume > 0 ? CounterNumber.OrNaN(field.AskPrice) : double.NaN,
            AskVolume = field.AskVolume,
            AskOffset = TradingTerms.OffsetFrom((byte)field.AskOffsetFlag),
            AskOrderId = askOrder.Length > 0 ? new OrderId(field.FrontID, field.SessionID, askOrder) : null,
            AskExchangeOrderId = field.AskOrderSysID.ToString().Trim(),
            Hedge = TradingTerms.HedgeFrom((byte)field.BidHedgeFlag),
            DemandId = field.ForQuoteSysID.ToString().Trim(),
        };
        return new SpecialReport<Quote>(WithRefusal(quote, "the quote", null), systemId);
    }

    public static SpecialReport<Exercise>? ToReport(in ExecOrderField field)
    {
        var symbol = field.InstrumentID.ToString();
        if (string.IsNullOrWhiteSpace(symbol))
            return null;
        var systemId = field.ExecOrderSysID.ToString();
        var exercise = new Exercise
        {
            Id = new OrderId(field.FrontID, field.SessionID, field.ExecOrderRef.ToString().Trim()),
            ExchangeOrderId = systemId.Trim(),
            Instrument = new InstrumentId(symbol, new Exchange(field.ExchangeID.ToString())),
            Status = StatusFrom(field.ExecResult, field.OrderSubmitStatus),
            StatusText = field.StatusMsg.ToString(),
            TradingDay = CounterText.ToDay(field.TradingDay.ToString()),
            InsertTime = CounterMoment.Of(
                field.ExchangeID.ToString(), field.TradingDay.ToString(), field.InsertDate.ToString(), field.InsertTime.ToString()),
            Volume = field.Volume,
            Action = field.ActionType == ActionTypeType.Abandon ? ExerciseAction.Abandon : ExerciseAction.Exercise,
            Offset = TradingTerms.OffsetFrom((byte)field.OffsetFlag),
            Hedge = TradingTerms.HedgeFrom((byte)field.HedgeFlag),
            ClosesFutures = field.CloseFlag == ExecOrderCloseFlagType.AutoClose,
        };
        return new SpecialReport<Exercise>(WithRefusal(exercise, "the exercise", ReasonFrom(field.ExecResult)), systemId);
    }

    public static SpecialReport<SelfClose>? ToReport(in OptionSelfCloseField field)
    {
        var symbol = field.InstrumentID.ToString();
        if (string.IsNullOrWhiteSpace(symbol))
            return null;
        var systemId = field.OptionSelfCloseSysID.ToString();
        var selfClose = new SelfClose
        {
            Id = new OrderId(field.FrontID, field.SessionID, field.OptionSelfCloseRef.ToString().Trim()),
            ExchangeOrderId = systemId.Trim(),
            Instrument = new InstrumentId(symbol, new Exchange(field.ExchangeID.ToString())),
            Status = StatusFrom(field.ExecResult, field.OrderSubmitStatus),
            StatusText = field.StatusMsg.ToString(),
            TradingDay = CounterText.ToDay(field.TradingDay.ToString()),
            InsertTime = CounterMoment.Of(
                field.ExchangeID.ToString(), field.TradingDay.ToString(), field.InsertDate.ToString(), field.InsertTime.ToString()),
            Volume = field.Volume,
            Action = From(field.OptSelfCloseFlag),
            Hedge = TradingTerms.HedgeFrom((byte)field.HedgeFlag),
        };
        return new SpecialReport<SelfClose>(WithRefusal(selfClose, "the self-close", ReasonFrom(field.ExecResult)), systemId);
    }

    public static SpecialReport<Combination>? ToReport(in CombActionField field)
    {
        var symbol = field.InstrumentID.ToString();
        if (string.IsNullOrWhiteSpace(symbol))
            return null;
        var combination = new Combination
        {
            Id = new OrderId(field.FrontID, field.SessionID, field.CombActionRef.ToString().Trim()),
            Instrument = new InstrumentId(symbol, new Exchange(field.ExchangeID.ToString())),
            Status = field.ActionStatus switch
            {
                OrderActionStatusType.Submitted => SpecialOrderStatus.Submitting,
                OrderActionStatusType.Accepted => SpecialOrderStatus.Done,
                OrderActionStatusType.Rejected => SpecialOrderStatus.Rejected,
                _ => SpecialOrderStatus.Other,
            },
            StatusText = field.StatusMsg.ToString(),
            TradingDay = CounterText.ToDay(field.TradingDay.ToString()),
            Direction = TradingTerms.From(field.Direction),
            Volume = field.Volume,
            Action = field.CombDirection == CombDirectionType.Comb ? CombinationAction.Combine : CombinationAction.Split,
            Hedge = TradingTerms.HedgeFrom((byte)field.HedgeFlag),
            CombinationId = field.ComTradeID.ToString().Trim(),
        };
        return new SpecialReport<Combination>(WithRefusal(combination, "the combination", null), "");
    }

    public static QuoteDemand? ToDemand(in ForQuoteRspField field)
    {
        var symbol = field.InstrumentID.ToString();
        return string.IsNullOrWhiteSpace(symbol)
            ? null
            : new QuoteDemand
            {
                DemandId = field.ForQuoteSysID.ToString().Trim(),
                Instrument = new InstrumentId(symbol, new Exchange(field.ExchangeID.ToString())),
                TradingDay = CounterText.ToDay(field.TradingDay.ToString()),
                Time = CounterMoment.Of(
                    field.ExchangeID.ToString(), field.TradingDay.ToString(), field.ActionDay.ToString(), field.ForQuoteTime.ToString()),
            };
    }

    public static OptSelfCloseFlagType To(SelfCloseAction action) => action switch
    {
        SelfCloseAction.CloseOptions => OptSelfCloseFlagType.CloseSelfOptionPosition,
        SelfCloseAction.KeepOptions => OptSelfCloseFlagType.ReserveOptionPosition,
        SelfCloseAction.CloseFutures => OptSelfCloseFlagType.SellCloseSelfFuturePosition,
        SelfCloseAction.KeepFutures => OptSelfCloseFlagType.ReserveFuturePosition,
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Not an action that can be requested."),
    };

    private static SelfCloseAction From(OptSelfCloseFlagType flag) => flag switch
    {
        OptSelfCloseFlagType.CloseSelfOptionPosition => SelfCloseAction.CloseOptions,
        OptSelfCloseFlagType.ReserveOptionPosition => SelfCloseAction.KeepOptions,
        OptSelfCloseFlagType.SellCloseSelfFuturePosition => SelfCloseAction.CloseFutures,
        OptSelfCloseFlagType.ReserveFuturePosition => SelfCloseAction.KeepFutures,
        _ => SelfCloseAction.Other,
    };

    private static SpecialOrderStatus StatusFrom(OrderStatus status) => status switch
    {
        OrderStatus.Submitting => SpecialOrderStatus.Submitting,
        OrderStatus.Queueing or OrderStatus.Suspended => SpecialOrderStatus.Accepted,
        OrderStatus.PartTraded => SpecialOrderStatus.PartTraded,
        OrderStatus.AllTraded => SpecialOrderStatus.Done,
        OrderStatus.Cancelled => SpecialOrderStatus.Cancelled,
        OrderStatus.Rejected => SpecialOrderStatus.Rejected,
        _ => SpecialOrderStatus.Other,
    };

    // "Not carried out" is what waits for the settlement; "unknown" has not reached the exchange.
    private static SpecialOrderStatus StatusFrom(ExecResultType result, OrderSubmitStatusType submitStatus) => result switch
    {
        ExecResultType.OK => SpecialOrderStatus.Done,
        ExecResultType.Canceled when submitStatus == OrderSubmitStatusType.InsertRejected => SpecialOrderStatus.Rejected,
        ExecResultType.Canceled => SpecialOrderStatus.Cancelled,
        ExecResultType.NoExec when submitStatus == OrderSubmitStatusType.InsertRejected => SpecialOrderStatus.Rejected,
        ExecResultType.NoExec => submitStatus == OrderSubmitStatusType.InsertSubmitted ? SpecialOrderStatus.Submitting : SpecialOrderStatus.Accepted,
        ExecResultType.Unknown => SpecialOrderStatus.Submitting,
        _ => Enum.IsDefined(result) ? SpecialOrderStatus.Rejected : SpecialOrderStatus.Other,
    };

    private static OrderRejectReason? ReasonFrom(ExecResultType result) => result switch
    {
        ExecResultType.NoPosition => OrderRejectReason.InsufficientPosition,
        ExecResultType.NoDeposit => OrderRejectReason.InsufficientFunds,
        ExecResultType.NoInstrument => OrderRejectReason.UnknownContract,
        ExecResultType.NoRight => OrderRejectReason.NoTradingRight,
        ExecResultType.InvalidVolume => OrderRejectReason.InvalidVolume,
        _ => null,
    };

    private static TOrder WithRefusal<TOrder>(TOrder order, string what, OrderRejectReason? reason)
        where TOrder : SpecialOrder
    {
        if (order.Status != SpecialOrderStatus.Rejected)
            return order;
        SpecialOrder refused = order;
        return (TOrder)(refused with
        {
            RejectReason = reason ?? RejectReasons.From(0, order.StatusText),
            Error = RejectReasons.ToError(what, new(0, order.StatusText)),
        });
    }

}
