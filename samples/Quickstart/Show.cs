using QuantPlus;
using QuantPlus.MarketData;
using QuantPlus.Trading;

namespace Quickstart;

/// <summary>What the quick start prints, one aligned line each.</summary>
internal static class Show
{
    public static void State(GatewayStatus status) =>
        Line("state", $"trading {status.Trading.State,-14} market data {status.MarketData.State}");

    public static void Contracts(IGateway gateway) =>
        Line("contracts", $"{gateway.Contracts.Count}, trading day {gateway.Status.TradingDay:yyyy-MM-dd}");

    public static void Tick(in Tick tick) =>
        Line("tick", $"{tick.Instrument,-14} {tick.Time:HH:mm:ss.fff}  last {tick.LastPrice,9:0.##}"
            + $"  bid {tick.BidPrice,9:0.##} x {tick.BidVolume,-4}  ask {tick.AskPrice,9:0.##} x {tick.AskVolume,-4}");

    public static void Order(Order order) =>
        Line("order", $"{order.Instrument,-14} {order.Direction} {order.Offset} {order.Volume} at {order.Price:0.##}: "
            + $"{order.Status}, traded {order.TradedVolume}");

    public static void Trade(Trade trade) =>
        Line("trade", $"{trade.Instrument,-14} {trade.Direction} {trade.Offset} {trade.Volume} at {trade.Price:0.##}");

    public static void Position(Position position) =>
        Line("position", $"{position.Instrument,-14} {position.Direction} {position.Volume}, of these today {position.TodayVolume}, "
            + $"at {position.AveragePrice:0.##}, margin {position.Margin:N2}");

    public static void Account(Account account) =>
        Line("account", $"balance {account.Balance:N2}  available {account.Available:N2}  "
            + $"margin {account.Margin:N2}  commission {account.Commission:N2}");

    private static void Line(string what, string text) => Console.WriteLine($"{what,-10} {text}");
}
