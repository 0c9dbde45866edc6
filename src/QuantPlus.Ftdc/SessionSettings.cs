using QuantPlus.MarketData;

namespace QuantPlus.Ftdc;

/// <summary>What a session needs to know, taken from the package's options once. A class, so that no generated text can show the secrets.</summary>
internal sealed class SessionSettings
{
    public required string GatewayName { get; init; }

    public required string BrokerId { get; init; }

    public required string UserId { get; init; }

    public required string Password { get; init; }

    public required string AppId { get; init; }

    /// <summary>Empty where the counter wants no authentication.</summary>
    public required string AuthCode { get; init; }

    public required IReadOnlyList<string> TradingFronts { get; init; }

    public required IReadOnlyList<string> MarketDataFronts { get; init; }

    public required TimeSpan ConnectTimeout { get; init; }

    public required TimeSpan RequestTimeout { get; init; }

    public required TimeSpan QueryTimeout { get; init; }

    public required TimeSpan? QueryInterval { get; init; }

    public required TickSubscriptionOptions Ticks { get; init; }
}
