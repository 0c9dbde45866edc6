using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace QuantPlus.Telemetry;

/// <summary>
/// Whether a gateway is ready, for a host's health checks: <c>services.AddHealthChecks().AddCheck&lt;GatewayHealthCheck&gt;("ctp")</c>. Healthy where every side
/// that is used is ready; degraded where one is on its way, as after a lost connection; otherwise what the registration calls a failure. Says what went wrong last, and the cure.
/// Asks the counter nothing. <c>AddHealthChecks</c> is in the package Microsoft.Extensions.Diagnostics.HealthChecks, which ASP.NET Core has and other hosts add.
/// </summary>
public sealed class GatewayHealthCheck : IHealthCheck
{
    private readonly IGateway _gateway;

    /// <summary>Makes the health check of a gateway.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <exception cref="ArgumentNullException"><paramref name="gateway"/> is null.</exception>
    public GatewayHealthCheck(IGateway gateway)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        _gateway = gateway;
    }

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var status = _gateway.Status;
        var data = new Dictionary<string, object>
        {
            [nameof(status.Trading)] = status.Trading.State.ToString(),
            [nameof(status.MarketData)] = status.MarketData.State.ToString(),
        };
        if (status.TradingDay is { } day)
            data[nameof(status.TradingDay)] = day;
        var health = status.IsReady ? HealthStatus.Healthy
            : IsStopped(status.Trading) || IsStopped(status.MarketData) ? context.Registration?.FailureStatus ?? HealthStatus.Unhealthy
            : HealthStatus.Degraded;
        return Task.FromResult(new HealthCheckResult(health, Describe(status), data: data));
    }

    // It does not become ready without the user.
    private static bool IsStopped(SideStatus side) => side.State is GatewayState.Disconnected or GatewayState.Faulted;

    private string Describe(GatewayStatus status) => string.Join(" ", Sentences(status));

    private IEnumerable<string> Sentences(GatewayStatus status)
    {
        yield return $"{_gateway.Name}: trading is {status.Trading.State}, market data {status.MarketData.State}.";
        if (status.Trading is { State: not GatewayState.Ready, LastError: { } tradingError })
            yield return tradingError.ToString();
        if (status.MarketData is { State: not GatewayState.Ready, LastError: { } marketDataError })
            yield return marketDataError.ToString();
    }
}
