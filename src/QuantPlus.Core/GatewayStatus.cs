namespace QuantPlus;

/// <summary>The status of a gateway at one moment. Immutable.</summary>
/// <param name="Trading">The trading side.</param>
/// <param name="MarketData">The market data side.</param>
public sealed record GatewayStatus(SideStatus Trading, SideStatus MarketData)
{
    /// <summary>The counter's trading day; null before the login. At night it is the next business day.</summary>
    public DateOnly? TradingDay { get; init; }

    /// <summary>Whether both sides are ready.</summary>
    public bool IsReady => Trading.State == GatewayState.Ready && MarketData.State == GatewayState.Ready;
}
