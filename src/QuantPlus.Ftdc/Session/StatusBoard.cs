using QuantPlus.Errors;
using QuantPlus.Feeds;

namespace QuantPlus.Ftdc.Session;

/// <summary>The gateway's status: one immutable value that both sides replace, and the stream of its changes.</summary>
internal sealed class StatusBoard
{
    private readonly TimeProvider _time;
    private readonly UpdateFeed<GatewayEvent> _events = new();
    private GatewayStatus _status;

    public StatusBoard(GatewaySides used, TimeProvider time)
    {
        _time = time;
        var now = time.GetUtcNow();
        SideStatus Begin(GatewaySides side) => new((used & side) != 0 ? GatewayState.Disconnected : GatewayState.NotUsed, now);
        _status = new GatewayStatus(Begin(GatewaySides.Trading), Begin(GatewaySides.MarketData));
    }

    public GatewayStatus Status => Volatile.Read(ref _status);

    /// <summary>How many events there have been.</summary>
    public long Published => _events.Published;

    /// <summary>How many events wait for the consumer that is furthest behind.</summary>
    public int Unread => _events.Unread;

    public GatewayState StateOf(GatewaySide side) => Of(Status, side).State;

    /// <summary>The present status, then each event.</summary>
    public IAsyncEnumerable<GatewayEvent> Events(CancellationToken cancellationToken) =>
        _events.Read(() => [new StatusChangedEvent(_time.GetUtcNow(), Status)], cancellationToken);

    /// <summary>Sets the state of a side; an error is kept until the side is ready again.</summary>
    public void Set(GatewaySide side, GatewayState state, GatewayError? error = null, DateOnly? tradingDay = null)
    {
        lock (_events.Gate)
        {
            var changed = Next(Of(_status, side), state, error);
            var next = (side == GatewaySide.Trading ? _status with { Trading = changed } : _status with { MarketData = changed }) with
            {
                TradingDay = tradingDay ?? _status.TradingDay,
            };
            if (next == _status)
                return;
            Volatile.Write(ref _status, next);

            // Published under the lock, so that the events tell the states in their order; publishing never blocks.
            _events.Publish(new StatusChangedEvent(_time.GetUtcNow(), next));
        }
    }

    /// <summary>Tells of an error that no call in progress can be told of.</summary>
    public void Report(GatewayError error) => _events.Publish(new ErrorEvent(_time.GetUtcNow(), error));

    /// <summary>Tells of something else that happened, at the present moment.</summary>
    public void Tell(Func<DateTimeOffset, GatewayEvent> happened) => _events.Publish(happened(_time.GetUtcNow()));

    /// <summary>No more events.</summary>
    public void Complete() => _events.Complete();

    private static SideStatus Of(GatewayStatus status, GatewaySide side) => side == GatewaySide.Trading ? status.Trading : status.MarketData;

    private SideStatus Next(SideStatus side, GatewayState state, GatewayError? error) =>
        new(state, side.State == state ? side.Since : _time.GetUtcNow())
        {
            LastError = error ?? (state == GatewayState.Ready ? null : side.LastError),
        };
}
