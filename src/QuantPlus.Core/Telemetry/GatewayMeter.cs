using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace QuantPlus.Telemetry;

/// <summary>The one meter, the one source of activities, and what is measured as it happens. What can be read off at any time is in <see cref="ObservedGateways"/>.</summary>
internal static class GatewayMeter
{
    private static readonly string? Version = typeof(GatewayMeter).Assembly.GetName().Version?.ToString(3);

    // From a millisecond to a minute: an answer of a counter nearby, and the contract list of one far away.
    private static readonly InstrumentAdvice<double> Answers =
        new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] };

    // From a microsecond to a second.
    private static readonly InstrumentAdvice<double> Moments =
        new() { HistogramBucketBoundaries = [1e-6, 2.5e-6, 5e-6, 1e-5, 2.5e-5, 5e-5, 1e-4, 2.5e-4, 5e-4, 1e-3, 1e-2, 0.1, 1] };

    public static Meter Meter { get; } = new(GatewayTelemetry.Name, Version);

    public static ActivitySource Activities { get; } = new(GatewayTelemetry.Name, Version);

    public static Histogram<double> LoginDuration { get; } = Meter.CreateHistogram(
        "quantplus.login.duration", "s", "From the front's answer until the side is ready, one measurement an attempt.", null, Answers);

    public static Histogram<double> QueryDuration { get; } = Meter.CreateHistogram(
        "quantplus.query.duration", "s", "From a query's turn to the last page of its answer.", null, Answers);

    public static Histogram<double> OrderDuration { get; } = Meter.CreateHistogram(
        "quantplus.order.duration", "s", "From the call until the counter's first answer to an order.", null, Answers);

    public static Histogram<double> CancelDuration { get; } = Meter.CreateHistogram(
        "quantplus.cancel.duration", "s", "From the call until the order is cancelled, or the cancel refused.", null, Answers);

    public static Counter<long> OrdersSent { get; } = Meter.CreateCounter<long>("quantplus.orders.sent", "{order}", "Orders that went to the counter.");

    public static Counter<long> OrdersRefused { get; } = Meter.CreateCounter<long>(
        "quantplus.orders.refused", "{order}", "Orders that the counter, or the gateway's own check, refused.");

    public static Counter<long> CancelsSent { get; } = Meter.CreateCounter<long>("quantplus.cancels.sent", "{cancel}", "Cancels that went to the counter.");

    public static Counter<long> CancelsRefused { get; } = Meter.CreateCounter<long>(
        "quantplus.cancels.refused", "{cancel}", "Cancels that the counter, or the gateway's own check, refused.");

    public static Counter<long> GuardRefusals { get; } = Meter.CreateCounter<long>(
        "quantplus.guard.refusals", "{refusal}", "Orders and cancels that a guard refused, so that they never reached the counter.");

    public static Counter<long> Disconnects { get; } = Meter.CreateCounter<long>("quantplus.disconnects", "{disconnect}", "Connections that were lost.");

    public static Counter<long> Reconnects { get; } = Meter.CreateCounter<long>(
        "quantplus.reconnects", "{reconnect}", "How often a side became ready again by itself after a loss.");

    public static Counter<long> PositionMismatches { get; } = Meter.CreateCounter<long>(
        "quantplus.position.mismatches", "{mismatch}", "Positions that the counter's answer did not agree with, also at the second look.");

    public static Histogram<double> TickLatency { get; } = Meter.CreateHistogram(
        "quantplus.tick.latency", "s", "From the counter's callback until the consumer has the tick.", null, Moments);
}
