using QuantPlus.Ftdc.Mapping;
using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Orders;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>Reads a client's orders and cancels, and writes the counter's reports on them.</summary>
internal static class OrderWriting
{
    public static OrderInput ToInput(in InputOrderField field, int requestId)
    {
        return new OrderInput
        {
            Symbol = field.InstrumentID.ToString(),
            OrderRef = field.OrderRef.ToString(),
            RequestId = requestId,
            Direction = TradingTerms.From(field.Direction),
            Offset = TradingTerms.OffsetFrom(field.CombOffsetFlag[0]),
            Hedge = TradingTerms.HedgeFrom(field.CombHedgeFlag[0]),
            Type = OrderTypes.From(field.OrderPriceType, field.TimeCondition, field.VolumeCondition),
            IsConditional = field.ContingentCondition != ContingentConditionType.Immediately,
            Condition = ConditionWriting.From(field.ContingentCondition, ToPrice(field.StopPrice)),
            Price = ToPrice(field.LimitPrice),
            Volume = field.VolumeTotalOriginal,
            MinVolume = field.VolumeCondition == VolumeConditionType.MV ? field.MinVolume : null,
            Memo = field.OrderMemo.ToString(),
        };
    }

    public static OrderCancel ToCancel(in InputOrderActionField field, int requestId) => new()
    {
        RequestId = requestId,
        Exchange = field.ExchangeID.ToString(),
        OrderSystemId = field.OrderSysID.ToString(),
        FrontId = field.FrontID,
        SessionId = field.SessionID,
        OrderRef = field.OrderRef.ToString(),
    };

    public static OrderField ToOrder(OrderSnapshot order, string brokerId)
    {
        var field = default(OrderField);
        var (price, time, volume) = PriceTimeVolume(order.Input);
        field.BrokerID.TrySet(brokerId);
        field.InvestorID.Set(order.UserId);
        field.UserID.Set(order.UserId);
        field.AccountID.Set(order.UserId);
        field.InstrumentID.Set(order.Contract.Id.Symbol);
        field.ExchangeInstID.Set(order.Contract.Id.Symbol);
        field.ExchangeID.Set(order.Contract.Exchange.Code);
        field.OrderRef.TrySet(order.OrderRef);
        field.OrderPriceType = price;
        field.TimeCondition = time;
        field.VolumeCondition = volume;
        field.Direction = TradingTerms.To(order.Input.Direction);
        field.CombOffsetFlag.Set([TradingTerms.To(order.Input.Offset)]);
        field.CombHedgeFlag.Set([TradingTerms.To(order.Input.Hedge)]);
        field.LimitPrice = (double)(order.Input.Price ?? 0);
        field.VolumeTotalOriginal = order.Input.Volume;
        field.MinVolume = order.Input.MinVolume ?? 1;
        field.ContingentCondition = ConditionWriting.To(order.Input.Condition);
        field.StopPrice = (double)(order.Input.Condition?.StopPrice ?? 0);
        field.ForceCloseReason = ForceCloseReasonType.NotForceClose;
        field.RequestID = order.Input.RequestId;
        field.OrderLocalID.Set(Padded(order.LocalId));
        field.OrderSubmitStatus = (OrderSubmitStatusType)SubmitCode(order.Submit);
        field.OrderStatus = StatusOf(order.Phase);
        field.OrderSource = OrderSourceType.Participant;
        field.OrderType = order.Input.ComesOfQuote ? OrderTypeType.DeriveFromQuote : OrderTypeType.Normal;
        field.NotifySequence = order.Sequence;
        field.TradingDay.Set(CounterDates.Day(order.TradingDay));
        field.OrderSysID.Set(order.SystemId);
        field.VolumeTraded = order.TradedVolume;
        field.VolumeTotal = order.RemainingVolume;
        field.InsertDate.Set(CounterDates.Day(order.InsertTime));
        field.InsertTime.Set(CounterDates.Clock(order.InsertTime));
        if (order.CancelTime is { } cancelled)
            field.CancelTime.Set(CounterDates.Clock(cancelled));
        field.SequenceNo = order.Sequence;
        field.FrontID = order.FrontId;
        field.SessionID = order.SessionId;
        field.StatusMsg.Set(order.StatusText);
        field.BrokerOrderSeq = order.LocalId;
        field.RelativeOrderSysID.Set(order.TouchedSystemId);
        field.CurrencyID.Set("CNY");
        field.OrderMemo.TrySet(order.Input.Memo);
        return field;
    }

    public static TradeField ToTrade(TradeRecord trade, string brokerId)
    {
        var field = default(TradeField);
        field.BrokerID.TrySet(brokerId);
        field.InvestorID.Set(trade.UserId);
        field.UserID.Set(trade.UserId);
        field.InstrumentID.Set(trade.Contract.Id.Symbol);
        field.ExchangeInstID.Set(trade.Contract.Id.Symbol);
        field.ExchangeID.Set(trade.Contract.Exchange.Code);
        field.OrderRef.TrySet(trade.OrderId.OrderRef);
        field.TradeID.Set(trade.TradeId);
        field.OrderSysID.Set(trade.OrderSystemId);
        field.OrderLocalID.Set(Padded(trade.OrderLocalId));
        field.Direction = TradingTerms.To(trade.Direction);
        field.OffsetFlag = (OffsetFlagType)TradingTerms.To(trade.Offset);
        field.HedgeFlag = (HedgeFlagType)TradingTerms.To(trade.Hedge);
        field.Price = (double)trade.Price;
        field.Volume = trade.Volume;
        field.TradeDate.Set(CounterDates.Day(trade.Time));
        field.TradeTime.Set(CounterDates.Clock(trade.Time));
        field.TradeType = TradeTypeType.Common;
        field.PriceSource = PriceSourceType.LastPrice;
        field.TradeSource = TradeSourceType.NORMAL;
        field.TradingDay.Set(CounterDates.Day(trade.TradingDay));
        field.BrokerOrderSeq = trade.OrderLocalId;
        return field;
    }

    /// <summary>The order as it was sent, for the answer that refuses it.</summary>
    public static InputOrderField ToRejected(OrderRejection rejection, string brokerId)
    {
        var input = rejection.Input;
        var (price, time, volume) = PriceTimeVolume(input);
        var field = default(InputOrderField);
        field.BrokerID.TrySet(brokerId);
        field.InvestorID.TrySet(rejection.UserId);
        field.UserID.TrySet(rejection.UserId);
        field.InstrumentID.TrySet(input.Symbol);
        field.OrderRef.TrySet(input.OrderRef);
        field.OrderPriceType = price;
        field.TimeCondition = time;
        field.VolumeCondition = volume;
        field.Direction = TradingTerms.To(input.Direction);
        field.CombOffsetFlag[0] = OffsetCode(input.Offset);
        field.CombHedgeFlag[0] = input.Hedge == HedgeFlag.Other ? (byte)0 : (byte)TradingTerms.To(input.Hedge);
        field.LimitPrice = (double)(input.Price ?? 0);
        field.VolumeTotalOriginal = input.Volume;
        field.MinVolume = input.MinVolume ?? 1;
        field.ContingentCondition = ConditionWriting.To(input.Condition);
        field.StopPrice = (double)(input.Condition?.StopPrice ?? 0);
        field.ForceCloseReason = ForceCloseReasonType.NotForceClose;
        field.RequestID = input.RequestId;
        return field;
    }

    public static InputOrderActionField ToRejectedInput(CancelRejection rejection, string brokerId)
    {
        var field = default(InputOrderActionField);
        field.BrokerID.TrySet(brokerId);
        field.InvestorID.TrySet(rejection.UserId);
        field.UserID.TrySet(rejection.UserId);
        field.ExchangeID.TrySet(rejection.Cancel.Exchange);
        field.OrderSysID.TrySet(rejection.Cancel.OrderSystemId);
        field.FrontID = rejection.Cancel.FrontId;
        field.SessionID = rejection.Cancel.SessionId;
        field.OrderRef.TrySet(rejection.Cancel.OrderRef);
        field.ActionFlag = ActionFlagType.Delete;
        field.InstrumentID.TrySet(rejection.Order?.Contract.Id.Symbol ?? "");
        return field;
    }

    public static OrderActionField ToRejectedAction(CancelRejection rejection, string brokerId)
    {
        var input = ToRejectedInput(rejection, brokerId);
        var field = default(OrderActionField);
        field.BrokerID = input.BrokerID;
        field.InvestorID = input.InvestorID;
        field.UserID = input.UserID;
        field.ExchangeID = input.ExchangeID;
        field.OrderSysID = input.OrderSysID;
        field.FrontID = input.FrontID;
        field.SessionID = input.SessionID;
        field.OrderRef = input.OrderRef;
        field.ActionFlag = ActionFlagType.Delete;
        field.OrderActionStatus = OrderActionStatusType.Rejected;
        field.InstrumentID = input.InstrumentID;
        field.StatusMsg.Set(rejection.Error.Text());
        return field;
    }

    // A price that is no number, or none that a price can be, is an order without a price: the counter refuses it.
    public static decimal? ToPrice(double price) => double.IsFinite(price) && Math.Abs(price) < 1e12 ? (decimal)price : null;

    public static (OrderPriceTypeType Price, TimeConditionType Time, VolumeConditionType Volume) PriceTimeVolume(OrderInput input)
    {
        var written = OrderTypes.To(input.Type == OrderType.Other ? OrderType.Limit : input.Type);
        return input.MinVolume is null ? written : written with { Volume = VolumeConditionType.MV };
    }

    public static byte OffsetCode(Offset offset) => offset is Offset.Open or Offset.Close or Offset.CloseToday or Offset.CloseYesterday
        ? (byte)TradingTerms.To(offset)
        : (byte)OffsetFlagType.ForceClose;

    private static OrderStatusType StatusOf(OrderPhase phase) => phase switch
    {
        OrderPhase.Queueing => OrderStatusType.NoTradeQueueing,
        OrderPhase.PartTraded => OrderStatusType.PartTradedQueueing,
        OrderPhase.AllTraded => OrderStatusType.AllTraded,
        OrderPhase.Cancelled or OrderPhase.Rejected => OrderStatusType.Canceled,
        OrderPhase.Waiting => OrderStatusType.NotTouched,
        OrderPhase.Touched => OrderStatusType.Touched,
        _ => OrderStatusType.Unknown,
    };

    public static char SubmitCode(SubmitPhase submit) => submit switch
    {
        SubmitPhase.InsertSubmitted => '0',
        SubmitPhase.CancelSubmitted => '1',
        SubmitPhase.InsertRejected => '4',
        SubmitPhase.CancelRejected => '5',
        _ => '3',
    };

    public static string Padded(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(12);
}
