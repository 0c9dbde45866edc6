using System.Globalization;
using QuantPlus.Errors;
using QuantPlus.Ftdc.Session;

namespace QuantPlus.Ftdc.Mapping;

/// <summary>Why the counter or the exchange refused an order: by number where there is one, by the words of the text where not.</summary>
internal static class RejectReasons
{
    public static OrderRejectReason From(int code, string text) => code switch
    {
        16 => OrderRejectReason.UnknownContract,
        17 => OrderRejectReason.ContractNotTrading,
        30 or 37 or 50 or 51 => OrderRejectReason.InsufficientPosition,
        31 => OrderRejectReason.InsufficientFunds,
        25 => OrderRejectReason.UnknownOrder,
        24 or 26 => OrderRejectReason.OrderIsFinal,
        27 or 54 => OrderRejectReason.NotSupported,
        40 or 41 or 116 => OrderRejectReason.TooManyOrders,
        95 => OrderRejectReason.InvalidPrice,
        163 => OrderRejectReason.PriceOutsideLimits,
        164 => OrderRejectReason.InvalidVolume,
        165 => OrderRejectReason.PriceOffGrid,
        _ => FromText(text),
    };

    /// <summary>The error of a refused order or cancel.</summary>
    public static GatewayError ToError(string what, CounterError error)
    {
        var reason = From(error.Code, error.Text);
        var number = error.Code == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" (error {error.Code})");
        return new GatewayError(GatewayErrorKind.OrderRejected, $"{Family.Name} refused {what}: {error.Text}{number}.")
        {
            Code = error.Code,
            CounterText = error.Text,
            Cure = CureOf(reason),
        };
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
        _ => "",
    };

    // Exchanges answer with a text only; the words that all of them use tell the reason.
    private static OrderRejectReason FromText(string text) =>
        text.Contains("最小单位", StringComparison.Ordinal) || text.Contains("最小变动", StringComparison.Ordinal) ? OrderRejectReason.PriceOffGrid
        : text.Contains("涨停", StringComparison.Ordinal) || text.Contains("跌停", StringComparison.Ordinal)
            || text.Contains("涨跌停", StringComparison.Ordinal) ? OrderRejectReason.PriceOutsideLimits
        : text.Contains("不在交易", StringComparison.Ordinal) || text.Contains("闭市", StringComparison.Ordinal)
            || text.Contains("当前状态禁止", StringComparison.Ordinal) ? OrderRejectReason.OutsideSession
        : OrderRejectReason.Other;
}
