namespace QuantPlus;

/// <summary>The status of a gateway at one moment. Immutable.</summary>
/// <param name="Trading">The trading side.</param>
/// <param name="MarketData">The market data side.</param>
public sealed record GatewayStatus(SideStatus Trading, SideStatus MarketData)
{
    /// <summary>The counter's trading day; null before the login. At night it is the next business day.</summary>
    public DateOnly? TradingDay { get; init; }

    /// <summary>Whether every side that is used is ready.</summary>
    public bool IsReady => IsReadyOrNotUsed(Trading) && IsReadyOrNotUsed(MarketData);

    private static bool IsReadyOrNotUsed(SideStatus side) => side.State is GatewayState.Ready or GatewayState.NotUsed;
}
