using QuantPlus.Errors;
using QuantPlus.Ftdc.Session;
using QuantPlus.Instruments;
using QuantPlus.Trading;
using QuantPlus.Trading.Special;

namespace QuantPlus.Ftdc.Mapping;

/// <summary>Reads parked orders and cancels off the counter's structs.</summary>
internal static class ParkedMapping
{
    public static ParkedOrder ToOrder(in ParkedOrderField field) => new()
    {
        ParkedId = field.ParkedOrderID.ToString().Trim(),
        Request = new OrderRequest
        {
            Instrument = new InstrumentId(NameOf(field.InstrumentID.ToString()), new Exchange(field.ExchangeID.ToString())),
            Direction = TradingTerms.From(field.Direction),
            Offset = TradingTerms.OffsetFrom(field.CombOffsetFlag[0]),
            Hedge = TradingTerms.HedgeFrom(field.CombHedgeFlag[0]),
            Type = OrderTypes.From(field.OrderPriceType, field.TimeCondition, field.VolumeCondition),
            Price = CounterNumber.OrNaN(field.LimitPrice),
            Volume = field.VolumeTotalOriginal,
            MinVolume = field.VolumeCondition == VolumeConditionType.MV ? field.MinVolume : 1,
        },
        Status = From(field.Status),
        Error = ErrorOf("the parked order", field.ErrorID, field.ErrorMsg.ToString()),
    };

    public static ParkedCancel ToCancel(in ParkedOrderActionField field) => new()
    {
        ParkedId = field.ParkedOrderActionID.ToString().Trim(),
        OrderId = new OrderId(field.FrontID, field.SessionID, field.OrderRef.ToString().Trim()),
        Instrument = new InstrumentId(NameOf(field.InstrumentID.ToString()), new Exchange(field.ExchangeID.ToString())),
        Status = From(field.Status),
        Error = ErrorOf("the parked cancel", field.ErrorID, field.ErrorMsg.ToString()),
    };

    private static ParkedStatus From(ParkedOrderStatusType status) => status switch
    {
        ParkedOrderStatusType.NotSend => ParkedStatus.Waiting,
        ParkedOrderStatusType.Send => ParkedStatus.Sent,
        ParkedOrderStatusType.Deleted => ParkedStatus.Removed,
        _ => ParkedStatus.Other,
    };

    private static GatewayError? ErrorOf(string what, int code, string text) =>
        code == 0 ? null : RejectReasons.ToError(what, new CounterError(code, text));

    private static string NameOf(string symbol) => string.IsNullOrWhiteSpace(symbol) ? "?" : symbol;
}
