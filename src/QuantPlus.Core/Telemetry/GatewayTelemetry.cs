namespace QuantPlus.Telemetry;

/// <summary>
/// What gateways tell of themselves through <c>System.Diagnostics</c>, for OpenTelemetry and whatever else listens: <c>AddMeter(GatewayTelemetry.Name)</c> for
/// the measurements, <c>AddSource(GatewayTelemetry.Name)</c> for the activities. <c>docs/telemetry.md</c> lists both. Costs nothing while nobody listens.
/// </summary>
public static class GatewayTelemetry
{
    /// <summary>
    /// The name of the one <see cref="System.Diagnostics.Metrics.Meter"/> and of the one <see cref="System.Diagnostics.ActivitySource"/> of all gateways.
    /// </summary>
    public const string Name = "QuantPlus";
}
