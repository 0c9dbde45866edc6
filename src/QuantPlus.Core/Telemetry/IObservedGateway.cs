namespace QuantPlus.Telemetry;

/// <summary>What can be read off a gateway at any time. Read on the thread of whoever collects measurements.</summary>
internal interface IObservedGateway
{
    string Name { get; }

    GatewayStatus Status { get; }

    /// <summary>Ticks that came for a contract that somebody has subscribed to.</summary>
    long TicksReceived { get; }

    /// <summary>Ticks dropped by subscriptions that are closed by now.</summary>
    long TicksDroppedBefore { get; }

    /// <summary>The subscriptions that are open.</summary>
    IReadOnlyList<ObservedSubscription> Subscriptions { get; }

    /// <summary>The streams of updates.</summary>
    IReadOnlyList<ObservedFeed> Feeds { get; }

    /// <summary>Queries that wait for their turn.</summary>
    int QueriesWaiting { get; }
}

/// <summary>A tick subscription as it stands.</summary>
/// <param name="Number">Which; the gateway's first is 1.</param>
/// <param name="Dropped">Ticks that the consumer was too slow for.</param>
/// <param name="Unread">Ticks that wait for the consumer.</param>
internal readonly record struct ObservedSubscription(int Number, long Dropped, int Unread);

/// <summary>A stream of updates as it stands.</summary>
/// <param name="Name">What it tells of: orders, trades, events.</param>
/// <param name="Published">How many updates there have been.</param>
/// <param name="Unread">How many wait for the consumer that is furthest behind.</param>
internal readonly record struct ObservedFeed(string Name, long Published, int Unread);
