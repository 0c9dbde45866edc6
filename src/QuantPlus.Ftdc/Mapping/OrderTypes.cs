using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Mapping;

/// <summary>The order types as the counter writes them: price type, time condition and volume condition.</summary>
internal static class OrderTypes
{
    public static OrderType From(OrderPriceTypeType price, TimeConditionType time, VolumeConditionType volume) => (price, time, volume) switch
    {
        (OrderPriceTypeType.LimitPrice, TimeConditionType.GFD, VolumeConditionType.AV) => OrderType.Limit,
        (OrderPriceTypeType.LimitPrice, TimeConditionType.IOC, VolumeConditionType.CV) => OrderType.FillOrKill,
        (OrderPriceTypeType.LimitPrice, TimeConditionType.IOC, _) => OrderType.FillAndKill,
        (OrderPriceTypeType.AnyPrice, TimeConditionType.IOC, _) => OrderType.Market,
        _ => OrderType.Other,
    };

    public static (OrderPriceTypeType Price, TimeConditionType Time, VolumeConditionType Volume) To(OrderType type) => type switch
    {
        OrderType.Limit => (OrderPriceTypeType.LimitPrice, TimeConditionType.GFD, VolumeConditionType.AV),
        OrderType.Market => (OrderPriceTypeType.AnyPrice, TimeConditionType.IOC, VolumeConditionType.AV),
        OrderType.FillAndKill => (OrderPriceTypeType.LimitPrice, TimeConditionType.IOC, VolumeConditionType.AV),
        OrderType.FillOrKill => (OrderPriceTypeType.LimitPrice, TimeConditionType.IOC, VolumeConditionType.CV),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a type that can be requested."),
    };
}
