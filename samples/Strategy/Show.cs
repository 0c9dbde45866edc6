using QuantPlus;
using QuantPlus.Errors;
using QuantPlus.Trading;

namespace Strategy;

/// <summary>What the strategy prints, one aligned line each.</summary>
internal static class Show
{
    public static void Found(int sent, int working) => Line("found", $"{sent} orders of mine, {working} of them working");

    public static void State(GatewayStatus status) =>
        Line("state", $"trading {status.Trading.State,-14} market data {status.MarketData.State}");

    public static void Trade(Trade trade) =>
        Line("trade", $"{trade.Instrument,-14} {trade.Direction} {trade.Offset} {trade.Volume} at {trade.Price:0.##}");

    public static void Trouble(GatewayError error) => Line("trouble", error.Message);

    public static void Stopped(int sent) => Line("stopped", $"the counter has {sent} orders of the strategy");

    public static void End(IReadOnlyList<Position> positions, int working, Account account) =>
        Line("end", $"{positions.Sum(position => position.Volume)} lots held, {working} orders working, "
            + $"closed with {account.CloseProfit:N2}, commission {account.Commission:N2}");

    private static void Line(string what, string text) => Console.WriteLine($"{what,-10} {text}");
}
