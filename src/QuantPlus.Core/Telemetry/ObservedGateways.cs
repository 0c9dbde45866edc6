using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace QuantPlus.Telemetry;

/// <summary>
/// The gateways of the process, and what is measured of them when somebody collects: nothing is done per tick or per update. A gateway is here from its
/// first connect until it is disposed.
/// </summary>
internal static class ObservedGateways
{
    private static ImmutableHashSet<IObservedGateway> _gateways = [];

    static ObservedGateways()
    {
        var meter = GatewayMeter.Meter;
        meter.CreateObservableCounter("quantplus.ticks.received", Ticks, "{tick}", "Ticks of subscribed contracts that the counter sent.");
        meter.CreateObservableCounter("quantplus.ticks.dropped", Drops, "{tick}", "Ticks that a consumer was too slow for.");
        meter.CreateObservableUpDownCounter("quantplus.ticks.unread", Backlogs, "{tick}", "Ticks that wait for their consumer.");
        meter.CreateObservableCounter(
            "quantplus.trades", () => Updates("trades"), "{trade}", "Trades that the gateway has told of, also those of the day from before its login.");
        meter.CreateObservableCounter(
            "quantplus.orders.updates", () => Updates("orders"), "{update}", "Changes of orders that the gateway has told of.");
        meter.CreateObservableUpDownCounter(
            "quantplus.feed.unread", Unread, "{update}", "Updates that wait for the consumer of the stream that is furthest behind.");
        meter.CreateObservableUpDownCounter("quantplus.queries.waiting", Waiting, "{query}", "Queries that wait for their turn.");
        meter.CreateObservableGauge("quantplus.session.state", States, "{state}", "How far a side has come, as the number of its GatewayState: 6 is ready, 7 faulted.");
    }

    /// <summary>Begins to observe a gateway; nothing happens where it is observed already.</summary>
    public static void Add(IObservedGateway gateway) => ImmutableInterlocked.Update(ref _gateways, static (all, added) => all.Add(added), gateway);

    /// <summary>Observes a gateway no longer.</summary>
    public static void Remove(IObservedGateway gateway) =>
        ImmutableInterlocked.Update(ref _gateways, static (all, removed) => all.Remove(removed), gateway);

    private static IEnumerable<Measurement<long>> Ticks() => Read(static gateway => [Of(gateway.TicksReceived, gateway, TelemetryTags.MarketData)]);

    private static IEnumerable<Measurement<long>> Drops() => Read(static gateway =>
    [
        .. gateway.Subscriptions.Select(subscription => Of(subscription.Dropped, gateway, subscription)),
        Of(gateway.TicksDroppedBefore, gateway, TelemetryTags.MarketData),
    ]);

    private static IEnumerable<Measurement<long>> Backlogs() =>
        Read(static gateway => gateway.Subscriptions.Select(subscription => Of(subscription.Unread, gateway, subscription)));

    private static List<Measurement<long>> Updates(string name) =>
        Read(gateway => gateway.Feeds.Where(feed => feed.Name == name).Select(feed => Of(feed.Published, gateway, TelemetryTags.Trading)));

    private static IEnumerable<Measurement<long>> Unread() => Read(static gateway =>
        gateway.Feeds.Select(feed => new Measurement<long>(feed.Unread, Tag(TelemetryTags.Gateway, gateway.Name), Tag(TelemetryTags.Feed, feed.Name))));

    private static IEnumerable<Measurement<long>> Waiting() => Read(static gateway => [Of(gateway.QueriesWaiting, gateway, TelemetryTags.Trading)]);

    private static IEnumerable<Measurement<long>> States() => Read(static gateway =>
    {
        var status = gateway.Status;
        return
        [
            Of((long)status.Trading.State, gateway, TelemetryTags.Trading),
            Of((long)status.MarketData.State, gateway, TelemetryTags.MarketData),
        ];
    });

    // All of one gateway or nothing: one that fails, as it is being disposed, keeps nobody else's from being told.
    private static List<Measurement<long>> Read(Func<IObservedGateway, IEnumerable<Measurement<long>>> read)
    {
        var all = new List<Measurement<long>>();
        foreach (var gateway in Volatile.Read(ref _gateways))
        {
            try
            {
                all.AddRange(read(gateway));
            }
            catch (Exception)
            {
                // The next collection will do.
            }
        }

        return all;
    }

    private static Measurement<long> Of(long value, IObservedGateway gateway, string side) =>
        new(value, Tag(TelemetryTags.Gateway, gateway.Name), Tag(TelemetryTags.Side, side));

    private static Measurement<long> Of(long value, IObservedGateway gateway, ObservedSubscription subscription) => new(
        value,
        Tag(TelemetryTags.Gateway, gateway.Name),
        Tag(TelemetryTags.Side, TelemetryTags.MarketData),
        Tag(TelemetryTags.Subscription, subscription.Number.ToString(CultureInfo.InvariantCulture)));

    private static KeyValuePair<string, object?> Tag(string key, string value) => new(key, value);
}
