namespace QuantPlus.Telemetry;

/// <summary>The names of the tags on measurements and activities.</summary>
internal static class TelemetryTags
{
    public const string Gateway = "quantplus.gateway";
    public const string Side = "quantplus.side";
    public const string Subject = "quantplus.subject";
    public const string Query = "quantplus.query";
    public const string OrderId = "quantplus.order.id";
    public const string Guard = "quantplus.guard";
    public const string Reason = "quantplus.disconnect.reason";
    public const string Subscription = "quantplus.subscription";
    public const string Feed = "quantplus.feed";

    /// <summary>OpenTelemetry's own tag for what went wrong; absent where nothing did.</summary>
    public const string ErrorType = "error.type";

    public const string ErrorCode = "quantplus.error.code";

    public const string Trading = "trading";
    public const string MarketData = "market_data";
}
