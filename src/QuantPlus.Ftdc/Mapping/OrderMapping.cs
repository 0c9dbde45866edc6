using System.Globalization;
using QuantPlus.Errors;
using QuantPlus.Ftdc.Trading;
using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Mapping;

/// <summary>Reads orders and trades off the counter's structs.</summary>
internal static class OrderMapping
{
    private const char MadeUp = '#';

    /// <summary>The order of a struct; null where it names no contract.</summary>
    public static OrderReport? ToReport(in OrderField field)
    {
        var symbol = field.InstrumentID.ToString();
        if (string.IsNullOrWhiteSpace(symbol))
            return null;

        var orderSysId = field.OrderSysID.ToString();
        var type = OrderTypes.From(field.OrderPriceType, field.TimeCondition, field.VolumeCondition);
        var status = TradingTerms.StatusFrom(field.OrderStatus, field.OrderSubmitStatus);
        var statusText = field.StatusMsg.ToString();
        var trigger = Triggers.From(field.ContingentCondition);
        var order = new Order
        {
            Id = new OrderId(field.FrontID, field.SessionID, ReferenceOf(field)),
            ExchangeOrderId = orderSysId.Trim(),
            Instrument = new InstrumentId(symbol, new Exchange(field.ExchangeID.ToString())),
            Direction = TradingTerms.From(field.Direction),
            Offset = TradingTerms.OffsetFrom(field.CombOffsetFlag[0]),
            Hedge = TradingTerms.HedgeFrom(field.CombHedgeFlag[0]),
            Type = type,
            Price = type == OrderType.Market ? double.NaN : CounterNumber.OrNaN(field.LimitPrice),
            Trigger = trigger,
            StopPrice = trigger == OrderTrigger.None ? double.NaN : CounterNumber.OrNaN(field.StopPrice),
            TriggeredFrom = field.RelativeOrderSysID.ToString().Trim(),
            MinVolume = Math.Max(1, field.MinVolume),
            Tag = field.OrderMemo.ToString(),
            Volume = field.VolumeTotalOriginal,
            TradedVolume = field.VolumeTraded,
            Status = status,
            StatusText = statusText,
            TradingDay = CounterText.ToDay(field.TradingDay.ToString()),
            InsertTime = CounterMoment.Of(
                field.ExchangeID.ToString(), field.TradingDay.ToString(), field.InsertDate.ToString(), field.InsertTime.ToString()),
        };
        if (status == OrderStatus.Rejected)
        {
            order = order with
            {
                Error = RejectReasons.ToError("the order", new(0, statusText)),
                RejectReason = RejectReasons.From(0, statusText),
            };
        }

        return new OrderReport(order, orderSysId, type is OrderType.FillAndKill or OrderType.FillOrKill or OrderType.Market);
    }

    /// <summary>
    /// The trade of a struct; null where it names no contract, no lots or no price. A trade is taken once and for good, so that a damaged one must not be taken
    /// at all.
    /// </summary>
    public static Trade? ToTrade(in TradeField field)
    {
        var symbol = field.InstrumentID.ToString();
        if (string.IsNullOrWhiteSpace(symbol) || field.Volume <= 0 || double.IsNaN(CounterNumber.OrNaN(field.Price)))
            return null;
        return new Trade
        {
            TradeId = field.TradeID.ToString().Trim(),
            ExchangeOrderId = field.OrderSysID.ToString().Trim(),
            Instrument = new InstrumentId(symbol, new Exchange(field.ExchangeID.ToString())),
            Direction = TradingTerms.From(field.Direction),
            Offset = TradingTerms.OffsetFrom((byte)field.OffsetFlag),
            Hedge = TradingTerms.HedgeFrom((byte)field.HedgeFlag),
            Price = field.Price,
            Volume = field.Volume,
            TradingDay = CounterText.ToDay(field.TradingDay.ToString()),
            Time = CounterMoment.Of(
                field.ExchangeID.ToString(), field.TradingDay.ToString(), field.TradeDate.ToString(), field.TradeTime.ToString()),
        };
    }

    /// <summary>The order that a refused input describes, for an order the counter never reported.</summary>
    public static Order ToRejected(in InputOrderField field, OrderId id, OrderRejectReason reason, GatewayError error)
    {
        var type = OrderTypes.From(field.OrderPriceType, field.TimeCondition, field.VolumeCondition);
        return new Order
        {
            Id = id,
            Instrument = new InstrumentId(TextOr(field.InstrumentID.ToString(), "?"), new Exchange(field.ExchangeID.ToString())),
            Direction = TradingTerms.From(field.Direction),
            Offset = TradingTerms.OffsetFrom(field.CombOffsetFlag[0]),
            Hedge = TradingTerms.HedgeFrom(field.CombHedgeFlag[0]),
            Type = type,
            Price = type == OrderType.Market ? double.NaN : CounterNumber.OrNaN(field.LimitPrice),
            Volume = field.VolumeTotalOriginal,
            Status = OrderStatus.Rejected,
            StatusText = error.CounterText,
            Error = error,
            RejectReason = reason,
            IsOwn = true,
        };
    }

    /// <summary>Whether a reference was made up because the counter gave none.</summary>
    public static bool IsMadeUp(string orderRef) => orderRef.StartsWith(MadeUp);

    // Orders that came to the counter by another way than this interface may have no reference; without one, all of them would be the same order.
    private static string ReferenceOf(in OrderField field)
    {
        var reference = field.OrderRef.ToString().Trim();
        return reference.Length > 0 ? reference : string.Create(CultureInfo.InvariantCulture, $"{MadeUp}{field.BrokerOrderSeq}");
    }

    private static string TextOr(string text, string otherwise) => string.IsNullOrWhiteSpace(text) ? otherwise : text;
}
