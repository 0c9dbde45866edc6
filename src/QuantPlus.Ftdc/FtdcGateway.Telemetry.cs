using QuantPlus.Telemetry;

namespace QuantPlus.Ftdc;

/// <summary>What is read off the gateway when somebody collects measurements.</summary>
internal sealed partial class FtdcGateway : IObservedGateway
{
    long IObservedGateway.TicksReceived => _marketData.TicksReceived;

    long IObservedGateway.TicksDroppedBefore => _marketData.DroppedBefore;

    IReadOnlyList<ObservedSubscription> IObservedGateway.Subscriptions => _marketData.Observe();

    IReadOnlyList<ObservedFeed> IObservedGateway.Feeds =>
    [
        new("orders", _orderFeed.Published, _orderFeed.Unread),
        new("trades", _tradeFeed.Published, _tradeFeed.Unread),
        new("positions", _positionFeed.Published, _positionFeed.Unread),
        new("accounts", _accountFeed.Published, _accountFeed.Unread),
        new("events", _status.Published, _status.Unread),
    ];

    int IObservedGateway.QueriesWaiting => _sessions.Trading?.QueriesWaiting ?? 0;
}
