using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Mapping;

/// <summary>Direction, offset, hedge flag and order status between the counter's bytes and our terms. Unknown bytes pass as "other".</summary>
internal static class TradingTerms
{
    public static Direction From(DirectionType direction) => direction == DirectionType.Sell ? Direction.Sell : Direction.Buy;

    public static DirectionType To(Direction direction) => direction == Direction.Sell ? DirectionType.Sell : DirectionType.Buy;

    /// <summary>The offset of the first leg; combinations have one byte a leg.</summary>
    public static Offset OffsetFrom(byte offset) => (OffsetFlagType)offset switch
    {
        OffsetFlagType.Open => Offset.Open,
        OffsetFlagType.Close => Offset.Close,
        OffsetFlagType.CloseToday => Offset.CloseToday,
        OffsetFlagType.CloseYesterday => Offset.CloseYesterday,
        OffsetFlagType.ForceClose or OffsetFlagType.ForceOff or OffsetFlagType.LocalForceClose => Offset.ForceClose,
        _ => Offset.Other,
    };

    public static char To(Offset offset) => (char)(offset switch
    {
        Offset.Open => OffsetFlagType.Open,
        Offset.Close => OffsetFlagType.Close,
        Offset.CloseToday => OffsetFlagType.CloseToday,
        Offset.CloseYesterday => OffsetFlagType.CloseYesterday,
        _ => throw new ArgumentOutOfRangeException(nameof(offset), offset, "Not an offset that can be requested."),
    });

    public static HedgeFlag HedgeFrom(byte hedge) => hedge switch
    {
        (byte)'1' => HedgeFlag.Speculation,
        (byte)'2' => HedgeFlag.Arbitrage,
        (byte)'3' => HedgeFlag.Hedge,
        (byte)'4' => HedgeFlag.Covered,
        (byte)'5' => HedgeFlag.MarketMaker,
        _ => HedgeFlag.Other,
    };

    public static char To(HedgeFlag hedge) => hedge switch
    {
        HedgeFlag.Speculation => '1',
        HedgeFlag.Arbitrage => '2',
        HedgeFlag.Hedge => '3',
        HedgeFlag.Covered => '4',
        HedgeFlag.MarketMaker => '5',
        _ => throw new ArgumentOutOfRangeException(nameof(hedge), hedge, "Not a hedge flag that can be requested."),
    };

    public static PositionDirection From(PosiDirectionType direction) => direction switch
    {
        PosiDirectionType.Long => PositionDirection.Long,
        PosiDirectionType.Short => PositionDirection.Short,
        _ => PositionDirection.Net,
    };

    public static OrderStatus StatusFrom(OrderStatusType status, OrderSubmitStatusType submitStatus) => status switch
    {
        OrderStatusType.AllTraded => OrderStatus.AllTraded,
        OrderStatusType.PartTradedQueueing => OrderStatus.PartTraded,
        OrderStatusType.PartTradedNotQueueing => OrderStatus.Cancelled,
        OrderStatusType.NoTradeQueueing => OrderStatus.Queueing,
        OrderStatusType.NoTradeNotQueueing => OrderStatus.Suspended,
        OrderStatusType.Canceled when submitStatus == OrderSubmitStatusType.InsertRejected => OrderStatus.Rejected,
        OrderStatusType.Canceled => OrderStatus.Cancelled,
        OrderStatusType.Unknown => OrderStatus.Submitting,
        OrderStatusType.NotTouched => OrderStatus.WaitingForTrigger,
        OrderStatusType.Touched => OrderStatus.Triggered,
        _ => OrderStatus.Other,
    };
}
