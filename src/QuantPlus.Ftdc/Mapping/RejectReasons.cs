using QuantPlus.Errors;
using QuantPlus.Ftdc.Session;

namespace QuantPlus.Ftdc.Mapping;

/// <summary>Why the counter or the exchange refused an order: by number where there is one, by the words of the text where not.</summary>
internal static class RejectReasons
{
    public static OrderRejectReason From(int code, string text) =>
        ErrorTable.Find(ErrorSource.Counter, code)?.Reason ?? FromText(text);

    /// <summary>The error of a refused order or cancel.</summary>
    public static GatewayError ToError(string what, CounterError error)
    {
        var refused = ErrorCatalog.FromCounter(what, error) with { Kind = GatewayErrorKind.OrderRejected };

        // Number 0 is no error: an exchange refuses with a text only.
        if (error.Code == 0)
            refused = refused with { Code = null, Class = GatewayErrorClass.Permanent, EnglishText = "" };
        return refused.Cure.Length > 0 ? refused : refused with { Cure = CureOf(From(error.Code, error.Text)) };
    }

    public static string CureOf(OrderRejectReason reason) => reason switch
    {
        OrderRejectReason.UnknownContract => "Take the contract from the gateway's Contracts; letter case matters.",
        OrderRejectReason.ContractNotTrading => "Choose a contract that is trading.",
        OrderRejectReason.InvalidVolume => "Use a volume within the contract's limits.",
        OrderRejectReason.InvalidPrice => "Use a finite price.",
        OrderRejectReason.PriceOffGrid => "Round the price with Contract.RoundToPriceGrid.",
        OrderRejectReason.PriceOutsideLimits => "Use a price between the tick's LowerLimitPrice and UpperLimitPrice.",
        OrderRejectReason.InsufficientPosition =>
            "Close no more than the position's ClosableVolume; SHFE and INE want CloseToday for today's position.",
        OrderRejectReason.InsufficientFunds => "Order less, or pay in.",
        OrderRejectReason.OutsideSession => "Send it while the market is open.",
        OrderRejectReason.UnknownOrder => "Use the id of an order of this trading day.",
        OrderRejectReason.OrderIsFinal => "The order is over already; its state is in Orders.",
        OrderRejectReason.TooManyOrders => "Send fewer orders a second.",
        OrderRejectReason.NoTradingRight => "Ask the broker for the right to trade it.",
        OrderRejectReason.PositionLimit => "Close positions first.",
        OrderRejectReason.NotSupported => "Use a kind of order that the counter and the contract's exchange take.",
        OrderRejectReason.SelfTrade => "Cancel the order on the other side first.",
        OrderRejectReason.TooManyCancels => "Let orders of this contract rest for the rest of the trading day.",
        _ => "",
    };

    // Exchanges answer with a text only; the words that all of them use tell the reason. The narrower ones come first.
    private static readonly (string Words, OrderRejectReason Reason)[] Words =
    [
        ("最小单位", OrderRejectReason.PriceOffGrid),
        ("最小变动", OrderRejectReason.PriceOffGrid),
        ("涨停", OrderRejectReason.PriceOutsideLimits),
        ("跌停", OrderRejectReason.PriceOutsideLimits),
        ("自成交", OrderRejectReason.SelfTrade),
        ("撤单次数", OrderRejectReason.TooManyCancels),
        ("限仓", OrderRejectReason.PositionLimit),
        ("持仓限额", OrderRejectReason.PositionLimit),
        ("资金不足", OrderRejectReason.InsufficientFunds),
        ("仓位不足", OrderRejectReason.InsufficientPosition),
        ("持仓不足", OrderRejectReason.InsufficientPosition),
        ("超过持仓", OrderRejectReason.InsufficientPosition),
        ("不被支持", OrderRejectReason.NotSupported),
        ("不支持", OrderRejectReason.NotSupported),
        ("不在交易", OrderRejectReason.OutsideSession),
        ("闭市", OrderRejectReason.OutsideSession),
        ("当前状态禁止", OrderRejectReason.OutsideSession),
    ];

    private static OrderRejectReason FromText(string text)
    {
        foreach (var (words, reason) in Words)
        {
            if (text.Contains(words, StringComparison.Ordinal))
                return reason;
        }

        return OrderRejectReason.Other;
    }
}
