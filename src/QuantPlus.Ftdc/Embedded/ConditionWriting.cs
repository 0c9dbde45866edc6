using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Orders;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>Reads what a client's conditional order waits for, and writes it back.</summary>
internal static class ConditionWriting
{
    private static readonly (ContingentConditionType Code, WatchedPrice Watched, PriceRelation Relation)[] Conditions =
    [
        (ContingentConditionType.LastPriceGreaterThanStopPrice, WatchedPrice.Last, PriceRelation.Above),
        (ContingentConditionType.LastPriceGreaterEqualStopPrice, WatchedPrice.Last, PriceRelation.AtOrAbove),
        (ContingentConditionType.LastPriceLesserThanStopPrice, WatchedPrice.Last, PriceRelation.Below),
        (ContingentConditionType.LastPriceLesserEqualStopPrice, WatchedPrice.Last, PriceRelation.AtOrBelow),
        (ContingentConditionType.AskPriceGreaterThanStopPrice, WatchedPrice.Ask, PriceRelation.Above),
        (ContingentConditionType.AskPriceGreaterEqualStopPrice, WatchedPrice.Ask, PriceRelation.AtOrAbove),
        (ContingentConditionType.AskPriceLesserThanStopPrice, WatchedPrice.Ask, PriceRelation.Below),
        (ContingentConditionType.AskPriceLesserEqualStopPrice, WatchedPrice.Ask, PriceRelation.AtOrBelow),
        (ContingentConditionType.BidPriceGreaterThanStopPrice, WatchedPrice.Bid, PriceRelation.Above),
        (ContingentConditionType.BidPriceGreaterEqualStopPrice, WatchedPrice.Bid, PriceRelation.AtOrAbove),
        (ContingentConditionType.BidPriceLesserThanStopPrice, WatchedPrice.Bid, PriceRelation.Below),
        (ContingentConditionType.BidPriceLesserEqualStopPrice, WatchedPrice.Bid, PriceRelation.AtOrBelow),
    ];

    /// <summary>The condition; null for none, for a kind that counters do not take (stop, take profit, parked), and for a stop price that is no price.</summary>
    public static OrderCondition? From(ContingentConditionType code, decimal? stopPrice)
    {
        if (!Family.TakesConditionalOrders || stopPrice is not { } stop)
            return null;
        var found = Array.Find(Conditions, condition => condition.Code == code);
        return found.Code == code ? new OrderCondition(found.Watched, found.Relation, stop) : null;
    }

    public static ContingentConditionType To(OrderCondition? condition) => condition is null
        ? ContingentConditionType.Immediately
        : Array.Find(Conditions, entry => entry.Watched == condition.Watched && entry.Relation == condition.Relation).Code;

    /// <summary>The conditional order whose own order was refused.</summary>
    public static ErrorConditionalOrderField ToFailure(ConditionalFailure failure, string brokerId)
    {
        var order = OrderWriting.ToOrder(failure.Order, brokerId);
        var field = default(ErrorConditionalOrderField);
        field.BrokerID = order.BrokerID;
        field.InvestorID = order.InvestorID;
        field.UserID = order.UserID;
        field.AccountID = order.AccountID;
        field.InstrumentID = order.InstrumentID;
        field.ExchangeInstID = order.ExchangeInstID;
        field.ExchangeID = order.ExchangeID;
        field.OrderRef = order.OrderRef;
        field.OrderPriceType = order.OrderPriceType;
        field.TimeCondition = order.TimeCondition;
        field.VolumeCondition = order.VolumeCondition;
        field.MinVolume = order.MinVolume;
        field.Direction = order.Direction;
        field.CombOffsetFlag = order.CombOffsetFlag;
        field.CombHedgeFlag = order.CombHedgeFlag;
        field.LimitPrice = order.LimitPrice;
        field.VolumeTotalOriginal = order.VolumeTotalOriginal;
        field.VolumeTotal = order.VolumeTotal;
        field.ContingentCondition = order.ContingentCondition;
        field.StopPrice = order.StopPrice;
        field.ForceCloseReason = order.ForceCloseReason;
        field.RequestID = order.RequestID;
        field.OrderLocalID = order.OrderLocalID;
        field.OrderSubmitStatus = order.OrderSubmitStatus;
        field.OrderStatus = order.OrderStatus;
        field.OrderSysID = order.OrderSysID;
        field.OrderSource = order.OrderSource;
        field.OrderType = order.OrderType;
        field.NotifySequence = order.NotifySequence;
        field.TradingDay = order.TradingDay;
        field.InsertDate = order.InsertDate;
        field.InsertTime = order.InsertTime;
        field.FrontID = order.FrontID;
        field.SessionID = order.SessionID;
        field.BrokerOrderSeq = order.BrokerOrderSeq;
        field.CurrencyID = order.CurrencyID;
        field.ErrorID = (int)failure.Error;
        field.ErrorMsg.Set(failure.Error.Text());
        return field;
    }
}
