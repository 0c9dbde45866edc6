using QuantPlus.Ftdc.Mapping;
using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Orders;
using QuantPlus.Simulation.Special;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>Reads a client's parked orders and cancels, and writes how they stand.</summary>
internal static class ParkedWriting
{
    public static OrderInput ToInput(in ParkedOrderField field, int requestId) => new()
    {
        Symbol = field.InstrumentID.ToString(),
        RequestId = requestId,
        Direction = TradingTerms.From(field.Direction),
        Offset = TradingTerms.OffsetFrom(field.CombOffsetFlag[0]),
        Hedge = TradingTerms.HedgeFrom(field.CombHedgeFlag[0]),
        Type = OrderTypes.From(field.OrderPriceType, field.TimeCondition, field.VolumeCondition),
        IsConditional = field.ContingentCondition != ContingentConditionType.Immediately,
        Price = OrderWriting.ToPrice(field.LimitPrice),
        Volume = field.VolumeTotalOriginal,
        MinVolume = field.VolumeCondition == VolumeConditionType.MV ? field.MinVolume : null,
    };

    public static OrderCancel ToCancel(in ParkedOrderActionField field, int requestId) => new()
    {
        RequestId = requestId,
        Exchange = field.ExchangeID.ToString(),
        OrderSystemId = field.OrderSysID.ToString(),
        FrontId = field.FrontID,
        SessionId = field.SessionID,
        OrderRef = field.OrderRef.ToString(),
    };

    public static ParkedOrderField ToOrder(ParkedItem item, string userId, string brokerId)
    {
        var order = item.Order!;
        var (price, time, volume) = OrderWriting.PriceTimeVolume(order);
        var field = default(ParkedOrderField);
        field.BrokerID.TrySet(brokerId);
        field.InvestorID.Set(userId);
        field.UserID.Set(userId);
        field.InstrumentID.TrySet(item.Symbol);
        field.ExchangeID.TrySet(item.Exchange);
        field.OrderPriceType = price;
        field.TimeCondition = time;
        field.VolumeCondition = volume;
        field.Direction = TradingTerms.To(order.Direction);
        field.CombOffsetFlag[0] = OrderWriting.OffsetCode(order.Offset);
        field.CombHedgeFlag[0] = order.Hedge == QuantPlus.Trading.HedgeFlag.Other ? (byte)0 : (byte)TradingTerms.To(order.Hedge);
        field.LimitPrice = (double)(order.Price ?? 0);
        field.VolumeTotalOriginal = order.Volume;
        field.MinVolume = order.MinVolume ?? 1;
        field.ContingentCondition = ContingentConditionType.Immediately;
        field.UserType = UserTypeType.Investor;
        Complete(ref field, item);
        return field;
    }

    public static ParkedOrderActionField ToAction(ParkedItem item, string userId, string brokerId)
    {
        var cancel = item.Cancel!;
        var field = default(ParkedOrderActionField);
        field.BrokerID.TrySet(brokerId);
        field.InvestorID.Set(userId);
        field.UserID.Set(userId);
        field.InstrumentID.TrySet(item.Symbol);
        field.ExchangeID.TrySet(item.Exchange);
        field.OrderSysID.TrySet(cancel.OrderSystemId);
        field.FrontID = cancel.FrontId;
        field.SessionID = cancel.SessionId;
        field.OrderRef.TrySet(cancel.OrderRef);
        field.ActionFlag = ActionFlagType.Delete;
        field.UserType = UserTypeType.Investor;
        Complete(ref field, item);
        return field;
    }

    /// <summary>Adds what the counter knows of it.</summary>
    public static void Complete(ref ParkedOrderField field, ParkedItem item)
    {
        field.ParkedOrderID.Set(item.Id);
        field.Status = (ParkedOrderStatusType)item.Phase;
        field.ErrorID = (int)item.Error;
        field.ErrorMsg.Set(item.Error == CounterError.None ? "" : item.Error.Text());
    }

    /// <inheritdoc cref="Complete(ref ParkedOrderField, ParkedItem)"/>
    public static void Complete(ref ParkedOrderActionField field, ParkedItem item)
    {
        field.ParkedOrderActionID.Set(item.Id);
        field.Status = (ParkedOrderStatusType)item.Phase;
        field.ErrorID = (int)item.Error;
        field.ErrorMsg.Set(item.Error == CounterError.None ? "" : item.Error.Text());
    }
}
