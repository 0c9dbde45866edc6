using System.Diagnostics.Metrics;

namespace QuantPlus.Telemetry;

/// <summary>What takes its time and may fail: an activity of this name, and a measurement where one is made of its calls.</summary>
/// <param name="Name">The activity's name.</param>
/// <param name="Duration">How long it took; null where only the activity tells.</param>
/// <param name="Refused">Counts what the counter refused; null where that is in <paramref name="Duration"/>.</param>
internal sealed record Operation(string Name, Histogram<double>? Duration = null, Counter<long>? Refused = null)
{
    public static Operation Connect { get; } = new("quantplus.connect");

    public static Operation LogIn { get; } = new("quantplus.login", GatewayMeter.LoginDuration);

    /// <summary>As the asker sees it, with the time until its turn; the scheduler measures the query itself.</summary>
    public static Operation Query { get; } = new("quantplus.query");

    public static Operation Submit { get; } = new("quantplus.submit", GatewayMeter.OrderDuration, GatewayMeter.OrdersRefused);

    public static Operation Cancel { get; } = new("quantplus.cancel", GatewayMeter.CancelDuration, GatewayMeter.CancelsRefused);

    /// <summary>Whether anybody wants to know.</summary>
    public bool IsObserved =>
        GatewayMeter.Activities.HasListeners()
        || Duration is { Enabled: true }
        || (Refused is not null && (Refused.Enabled || GatewayMeter.GuardRefusals.Enabled));
}
