using QuantPlus.Errors;
using QuantPlus.Feeds;

namespace QuantPlus.Ftdc.Session;

/// <summary>The gateway's status: one immutable value that both sides replace, and the stream of its changes.</summary>
internal sealed class StatusBoard
{
    /// <summary>How long a state that stays tells no other error: a connection that comes and goes may have another reason a thousand times a second.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time;
    private readonly UpdateFeed<GatewayEvent> _events = new();
    private readonly long[] _toldAt = new long[2];
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

    public GatewayError? LastErrorOf(GatewaySide side) => Of(Status, side).LastError;

    /// <summary>The present status, then each event.</summary>
    public IAsyncEnumerable<GatewayEvent> Events(CancellationToken cancellationToken) =>
        _events.Read(() => [new StatusChangedEvent(_time.GetUtcNow(), Status)], cancellationToken);

    /// <summary>
    /// Sets the state of a side; an error is kept until the side is ready again. Each change of state is an event; another error in the same state is one only
    /// where the last one is a second ago, and otherwise comes with the next.
    /// </summary>
    public void Set(GatewaySide side, GatewayState state, GatewayError? error = null, DateOnly? tradingDay = null)
    {
        lock (_events.Gate)
            Replace(side, state, error, tradingDay);
    }

    /// <summary>
    /// Tells of an error in whatever state the side is, for those who do not own its state. A side that is Faulted keeps the error that it has: that is the one to cure.
    /// </summary>
    public void SetError(GatewaySide side, GatewayError error)
    {
        lock (_events.Gate)
        {
            if (StateOf(side) is not GatewayState.Faulted and var state)
                Replace(side, state, error, null);
        }
    }

    /// <summary>Waits until the status is so, or no other one will come.</summary>
    public async Task<GatewayStatus> UntilAsync(Func<GatewayStatus, bool> isSo, CancellationToken cancellationToken)
    {
        await foreach (var happened in Events(cancellationToken).ConfigureAwait(false))
        {
            if (happened is StatusChangedEvent { Status: var status } && isSo(status))
                return status;
        }

        // No more events: the gateway is being disposed.
        return Status;
    }

    /// <summary>Tells of an error that no call in progress can be told of.</summary>
    public void Report(GatewayError error) => _events.Publish(new ErrorEvent(_time.GetUtcNow(), error));

    /// <summary>Tells of something else that happened, at the present moment.</summary>
    public void Tell(Func<DateTimeOffset, GatewayEvent> happened) => _events.Publish(happened(_time.GetUtcNow()));

    /// <summary>No more events.</summary>
    public void Complete() => _events.Complete();

    private static SideStatus Of(GatewayStatus status, GatewaySide side) => side == GatewaySide.Trading ? status.Trading : status.MarketData;

    // Under the lock.
    private void Replace(GatewaySide side, GatewayState state, GatewayError? error, DateOnly? tradingDay)
    {
        var (before, dayBefore) = (Of(_status, side), _status.TradingDay);
        var changed = Next(before, state, error);
        var next = (side == GatewaySide.Trading ? _status with { Trading = changed } : _status with { MarketData = changed }) with
        {
            TradingDay = tradingDay ?? _status.TradingDay,
        };
        if (next == _status)
            return;
        Volatile.Write(ref _status, next);
        if (changed.State == before.State && next.TradingDay == dayBefore && _time.GetElapsedTime(_toldAt[(int)side]) < Interval)
            return;
        _toldAt[(int)side] = _time.GetTimestamp();

        // Published under the lock, so that the events tell the states in their order; publishing never blocks.
        _events.Publish(new StatusChangedEvent(_time.GetUtcNow(), next));
    }

    private SideStatus Next(SideStatus side, GatewayState state, GatewayError? error) =>
        new(state, side.State == state ? side.Since : _time.GetUtcNow())
        {
            LastError = error ?? (state == GatewayState.Ready ? null : side.LastError),
        };
}
