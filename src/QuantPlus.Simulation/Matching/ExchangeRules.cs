using QuantPlus.Instruments;
using QuantPlus.Simulation.Orders;
using QuantPlus.Simulation.Time;
using QuantPlus.Trading;

namespace QuantPlus.Simulation.Matching;

/// <summary>What an exchange checks itself: the counter has let the order pass, and the order comes back cancelled with a text.</summary>
internal static class ExchangeRules
{
    /// <summary>Why the exchange refuses the order, as its status text; null where it takes it.</summary>
    public static string? Refusal(WorkingOrder order, TradingCalendar calendar, DateTime now)
    {
        var exchange = order.Contract.Exchange;
        var phase = calendar.PhaseOf(order.Contract, now);
        if (!IsTaking(phase))
            return Text(exchange, NotNow);

        // Before the opening there is nobody yet whom an order could meet at once.
        var isTaken = phase == TradingPhase.AuctionOrdering
            ? order.Input.Type == OrderType.Limit
            : order.Input.Type != OrderType.Other && (order.Input.Type != OrderType.Market || TakesMarketOrders(order));
        return !isTaken
            ? Text(exchange, "不被支持的报单类型")
            : null;
    }

    /// <summary>Why the exchange refuses a cancel, as the order's status text; null where it takes it.</summary>
    public static string? CancelRefusal(WorkingOrder order, TradingCalendar calendar, DateTime now) =>
        IsTaking(calendar.PhaseOf(order.Contract, now)) ? null : $"撤单被拒绝{order.Contract.Exchange.Code}:{NotNow}";

    /// <summary>Whether the exchange reports the end of an order that kills itself before the trades it had.</summary>
    public static bool CancelsBeforeTrades(Exchange exchange) =>
        exchange == Exchange.Shfe || exchange == Exchange.Ine || exchange == Exchange.Cffex;

    private const string NotNow = "当前状态禁止此项操作";

    private static bool IsTaking(TradingPhase phase) => phase is TradingPhase.Continuous or TradingPhase.AuctionOrdering;

    // SHFE and INE take none whatever their contracts say; elsewhere the contract says so with its largest volume.
    private static bool TakesMarketOrders(WorkingOrder order) =>
        !order.Contract.Exchange.SeparatesTodayPositions && order.Contract.MaxMarketOrderVolume > 0;

    private static string Text(Exchange exchange, string reason) => $"已撤单报单被拒绝{exchange.Code}:{reason}";
}
