using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using QuantPlus.Errors;
using QuantPlus.Trading;

namespace QuantPlus.Telemetry;

/// <summary>
/// Tells of what happens to one gateway. Never breaks what it tells of: a listener that throws is not heard of. Nothing is done while nobody listens.
/// </summary>
internal sealed class GatewayRecorder(string gateway, TimeProvider time)
{
    /// <summary>Runs an operation inside its activity, and measures it.</summary>
    /// <param name="operation">What.</param>
    /// <param name="side">Of which side; <see cref="GatewaySides.Both"/> for the gateway as a whole.</param>
    /// <param name="subject">What it is about: a contract, an order, a query; null for nothing in particular.</param>
    /// <param name="run">Does it.</param>
    /// <param name="parent">The activity it belongs to where that is not the caller's.</param>
    public Task<T> RunAsync<T>(Operation operation, GatewaySides side, object? subject, Func<Task<T>> run, ActivityContext parent = default) =>
        operation.IsObserved ? RunObservedAsync(operation, side, subject, run, parent) : run();

    /// <inheritdoc cref="RunAsync{T}"/>
    public Task RunAsync(Operation operation, GatewaySides side, Func<Task> run) => operation.IsObserved
        ? RunObservedAsync(
            operation,
            side,
            null,
            async () =>
            {
                await run().ConfigureAwait(false);
                return true;
            },
            default)
        : run();

    /// <summary>A query has ended, well or not.</summary>
    public void QueryEnded(string query, long startedAt, Exception? error)
    {
        if (!GatewayMeter.QueryDuration.Enabled)
            return;
        var tags = Tags(GatewaySides.Trading);
        tags.Add(TelemetryTags.Query, KindOf(query));
        AddError(ref tags, error);
        Record(GatewayMeter.QueryDuration, time.GetElapsedTime(startedAt), in tags);
    }

    public void OrderSent() => Count(GatewayMeter.OrdersSent, Tags(GatewaySides.Trading));

    public void PositionDiffered() => Count(GatewayMeter.PositionMismatches, Tags(GatewaySides.Trading));

    public void CancelSent() => Count(GatewayMeter.CancelsSent, Tags(GatewaySides.Trading));

    /// <summary>A connection was lost.</summary>
    public void Disconnected(GatewaySides side, int reason)
    {
        if (!GatewayMeter.Disconnects.Enabled)
            return;
        var tags = Tags(side);
        tags.Add(TelemetryTags.Reason, string.Create(CultureInfo.InvariantCulture, $"0x{reason:x4}"));
        Count(GatewayMeter.Disconnects, in tags);
    }

    /// <summary>A side is ready again without anybody's doing.</summary>
    public void Reconnected(GatewaySides side) => Count(GatewayMeter.Reconnects, Tags(side));

    /// <summary>A consumer has got a tick. On the consumer's thread.</summary>
    /// <param name="receivedAt">When the counter called, by <see cref="Stopwatch"/>; 0 where that is not known.</param>
    public void TickRead(long receivedAt)
    {
        if (receivedAt != 0)
            Record(GatewayMeter.TickLatency, Stopwatch.GetElapsedTime(receivedAt), Tags(GatewaySides.MarketData));
    }

    private async Task<T> RunObservedAsync<T>(
        Operation operation, GatewaySides side, object? subject, Func<Task<T>> run, ActivityContext parent)
    {
        var startedAt = time.GetTimestamp();
        var activity = Start(operation, side, subject, parent);
        try
        {
            var result = await run().ConfigureAwait(false);
            if (result is Order order)
                activity?.SetTag(TelemetryTags.OrderId, order.Id.ToString());
            End(operation, side, activity, startedAt, null);
            return result;
        }
        catch (Exception exception)
        {
            End(operation, side, activity, startedAt, exception);
            throw;
        }
    }

    private Activity? Start(Operation operation, GatewaySides side, object? subject, ActivityContext parent)
    {
        try
        {
            var activity = GatewayMeter.Activities.StartActivity(operation.Name, ActivityKind.Client, parent);
            if (activity is null)
                return null;
            activity.SetTag(TelemetryTags.Gateway, gateway);
            if (NameOf(side) is { } name)
                activity.SetTag(TelemetryTags.Side, name);
            if (subject is not null)
                activity.SetTag(TelemetryTags.Subject, subject.ToString());
            return activity;
        }
        catch (Exception)
        {
            // The listener's.
            return null;
        }
    }

    private void End(Operation operation, GatewaySides side, Activity? activity, long startedAt, Exception? error)
    {
        if (operation.Refused is { } refused && error is OrderRejectedException rejection)
            CountRefusal(refused, rejection);
        if (operation.Duration is { Enabled: true } duration)
        {
            var tags = Tags(side);
            AddError(ref tags, error);
            Record(duration, time.GetElapsedTime(startedAt), in tags);
        }

        if (activity is null)
            return;
        try
        {
            if (error is not null)
            {
                // A gateway's messages hold no secrets.
                activity.SetStatus(ActivityStatusCode.Error, error.Message);
                activity.SetTag(TelemetryTags.ErrorType, TypeOf(error));
                if ((error as GatewayException)?.Code is { } code)
                    activity.SetTag(TelemetryTags.ErrorCode, code);
            }

            activity.Dispose();
        }
        catch (Exception)
        {
            // The listener's.
        }
    }

    private void CountRefusal(Counter<long> refused, OrderRejectedException rejection)
    {
        var tags = Tags(GatewaySides.Trading);
        if (rejection.Guard is { } guard)
        {
            tags.Add(TelemetryTags.Guard, guard.ToString());
            Count(GatewayMeter.GuardRefusals, in tags);
            return;
        }

        AddError(ref tags, rejection);
        Count(refused, in tags);
    }

    private TagList Tags(GatewaySides side)
    {
        var tags = new TagList { { TelemetryTags.Gateway, gateway } };
        if (NameOf(side) is { } name)
            tags.Add(TelemetryTags.Side, name);
        return tags;
    }

    private static string? NameOf(GatewaySides side) => side switch
    {
        GatewaySides.Trading => TelemetryTags.Trading,
        GatewaySides.MarketData => TelemetryTags.MarketData,
        _ => null,
    };

    // A name may go on with "of" a contract or a day; a tag must not have thousands of values.
    private static string KindOf(string query) => query.IndexOf(" of ", StringComparison.Ordinal) is > 0 and var end ? query[..end] : query;

    private static void AddError(ref TagList tags, Exception? error)
    {
        if (error is null)
            return;
        tags.Add(TelemetryTags.ErrorType, TypeOf(error));
        if ((error as GatewayException)?.Code is { } code)
            tags.Add(TelemetryTags.ErrorCode, code);
    }

    private static string TypeOf(Exception error) => error switch
    {
        OrderRejectedException rejected => rejected.Reason.ToString(),
        GatewayException gatewayException => gatewayException.Kind.ToString(),
        OperationCanceledException => "Cancelled",
        _ => error.GetType().Name,
    };

    private static void Count(Counter<long> counter, in TagList tags)
    {
        if (!counter.Enabled)
            return;
        try
        {
            counter.Add(1, in tags);
        }
        catch (Exception)
        {
            // The listener's.
        }
    }

    private static void Record(Histogram<double> histogram, TimeSpan duration, in TagList tags)
    {
        if (!histogram.Enabled)
            return;
        try
        {
            histogram.Record(duration.TotalSeconds, in tags);
        }
        catch (Exception)
        {
            // The listener's.
        }
    }
}
