using QuantPlus.MarketData;
using QuantPlus.Trading.Guards;

namespace QuantPlus.Ftdc;

/// <summary>What a session needs to know, taken from the package's options once. A class, so that no generated text can show the secrets.</summary>
internal sealed class SessionSettings
{
    /// <summary>Takes over what all options have; who logs in where is for the caller to set.</summary>
    public SessionSettings(GatewayOptions options, string gatewayName)
    {
        GatewayName = gatewayName;
        BrokerId = AppId = AuthCode = "";
        UserId = options.UserId;
        Password = options.Password;
        TradingFronts = [.. options.TradingFronts];
        MarketDataFronts = [.. options.MarketDataFronts];
        Sides = options.Sides;
        ConnectTimeout = options.ConnectTimeout;
        ReadyTimeout = options.ReadyTimeout;
        RequestTimeout = options.RequestTimeout;
        QueryTimeout = options.QueryTimeout;
        QueryInterval = options.QueryInterval;
        Ticks = options.Ticks;
        Guards = options.Guards;
    }

    public string GatewayName { get; init; }

    public string BrokerId { get; init; }

    public string UserId { get; init; }

    public string Password { get; init; }

    public string AppId { get; init; }

    /// <summary>Empty where the counter wants no authentication.</summary>
    public string AuthCode { get; init; }

    public IReadOnlyList<string> TradingFronts { get; init; }

    public IReadOnlyList<string> MarketDataFronts { get; init; }

    public GatewaySides Sides { get; init; }

    public TimeSpan ConnectTimeout { get; init; }

    public TimeSpan ReadyTimeout { get; init; }

    public TimeSpan RequestTimeout { get; init; }

    public TimeSpan QueryTimeout { get; init; }

    public TimeSpan? QueryInterval { get; init; }

    public TickSubscriptionOptions Ticks { get; init; }

    public TradingGuardOptions Guards { get; init; }
}
