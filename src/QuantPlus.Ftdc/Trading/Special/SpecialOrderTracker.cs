using QuantPlus.Errors;
using QuantPlus.Feeds;
using QuantPlus.Ftdc.Mapping;
using QuantPlus.Ftdc.Session;
using QuantPlus.Trading;
using QuantPlus.Trading.Special;

namespace QuantPlus.Ftdc.Trading.Special;

/// <summary>
/// The special orders of one kind on the trading day. Takes what the private stream and the queries say, in any mixture of replays and duplicates, and
/// tells each change once.
/// </summary>
/// <param name="name">What one is called in messages: "quote".</param>
internal sealed class SpecialOrderTracker<TOrder>(string name)
    where TOrder : SpecialOrder
{
    private readonly UpdateFeed<TOrder> _feed = new();
    private readonly Dictionary<OrderId, TrackedSpecialOrder<TOrder>> _orders = [];
    private readonly List<TrackedSpecialOrder<TOrder>> _inOrder = [];
    private readonly Dictionary<OrderId, SentSpecialOrder<TOrder>> _sent = [];
    private readonly OwnSessions _sessions = new();

    private Lock Gate => _feed.Gate;

    /// <summary>What one is called in messages.</summary>
    public string Name => name;

    /// <summary>All as they stand, in the counter's order.</summary>
    public IReadOnlyList<TOrder> Known
    {
        get
        {
            lock (Gate)
                return [.. _inOrder.Select(tracked => tracked.Order)];
        }
    }

    public IAsyncEnumerable<TOrder> Updates(CancellationToken cancellationToken) => _feed.Read(() => Known, cancellationToken);

    /// <summary>A new login: what this front and session sends is our own from now on.</summary>
    public void BeginSession(int frontId, int sessionId)
    {
        lock (Gate)
            _sessions.Add(frontId, sessionId);
    }

    /// <summary>A new trading day: everything starts from nothing.</summary>
    public void Clear()
    {
        lock (Gate)
        {
            var ended = new GatewayError(GatewayErrorKind.Other, $"The trading day of this {name} has ended.");
            FailAll(id => new GatewayException(ended) { OrderId = id });
            _sessions.Clear();
            _orders.Clear();
            _inOrder.Clear();
        }
    }

    /// <summary>Expects the first answer to one that is about to be sent.</summary>
    public Task<TOrder> ExpectAnswer(TOrder sent)
    {
        var expected = new SentSpecialOrder<TOrder>(sent);
        lock (Gate)
            _sent[sent.Id] = expected;
        return expected.Answer.Task;
    }

    /// <summary>It was not sent after all.</summary>
    public void ForgetAnswer(OrderId id)
    {
        lock (Gate)
            _sent.Remove(id);
    }

    /// <summary>Waits until one is cancelled. The exchange's number comes back exactly as sent: a cancel names it so.</summary>
    /// <exception cref="OrderRejectedException">It is not known, or over already.</exception>
    public (TOrder Order, string SystemId, Task<TOrder> Cancelled) WaitForCancel(OrderId id)
    {
        lock (Gate)
        {
            var tracked = _orders.GetValueOrDefault(id) ?? throw Unknown(id);
            return tracked.Order.IsFinal
                ? throw IsFinal(tracked.Order)
                : (tracked.Order, tracked.SystemId, tracked.WaitForCancel());
        }
    }

    /// <summary>The counter said how one stands.</summary>
    public void OnReport(SpecialReport<TOrder> report)
    {
        lock (Gate)
        {
            var id = report.Order.Id;
            var isKnown = _orders.TryGetValue(id, out var tracked);
            tracked ??= Add(report.Order);
            var before = tracked.Order;
            if (!tracked.Apply(report, isOwn: _sessions.Sent(id)))
                return;
            if (!isKnown || tracked.Order != before)
                _feed.Publish(tracked.Order);
            tracked.CompleteCancels(IsFinal);
            Answer(tracked.Order);
        }
    }

    /// <summary>
    /// The counter refused one of this session that it has not told of yet. It says so twice: the second is ignored, and so is what belongs to another session.
    /// </summary>
    public void OnInsertRejected(string reference, CounterError error)
    {
        lock (Gate)
        {
            var id = new OrderId(_sessions.Present.FrontId, _sessions.Present.SessionId, reference);
            if (!_sent.TryGetValue(id, out var sent) || _orders.ContainsKey(id))
                return;
            SpecialOrder rejected = sent.Order;
            rejected = rejected with
            {
                Status = SpecialOrderStatus.Rejected,
                StatusText = error.Text,
                RejectReason = RejectReasons.From(error.Code, error.Text),
                Error = RejectReasons.ToError($"{name} {id}", error),
                IsOwn = true,
            };
            var tracked = Add((TOrder)rejected);
            _feed.Publish(tracked.Order);
            Answer(tracked.Order);
        }
    }

    /// <summary>The counter refused a cancel.</summary>
    public void OnCancelRejected(OrderId id, CounterError error)
    {
        lock (Gate)
        {
            if (!_orders.TryGetValue(id, out var tracked))
                return;
            var refused = RejectReasons.ToError($"the cancel of {name} {id}", error);
            tracked.FailCancels(new OrderRejectedException(RejectReasons.From(error.Code, error.Text), refused) { OrderId = id });
        }
    }

    /// <summary>The connection is gone: what waits for an answer will not get it from this connection.</summary>
    public void FailWaits(GatewayError error)
    {
        error = error with { Class = GatewayErrorClass.OutcomeUnknown };
        lock (Gate)
            FailAll(id => new GatewayDisconnectedException(error) { OrderId = id });
    }

    public void Complete() => _feed.Complete();

    private TrackedSpecialOrder<TOrder> Add(TOrder order)
    {
        var tracked = new TrackedSpecialOrder<TOrder>(order);
        _orders.Add(order.Id, tracked);
        _inOrder.Add(tracked);
        return tracked;
    }

    private void Answer(TOrder order)
    {
        if (!_sent.Remove(order.Id, out var sent))
            return;
        if (order is { Status: SpecialOrderStatus.Rejected, Error: { } error })
            sent.Fail(new OrderRejectedException(order.RejectReason ?? OrderRejectReason.Other, error) { OrderId = order.Id });
        else
            sent.Answer.TrySetResult(order);
    }

    private void FailAll(Func<OrderId, GatewayException> toException)
    {
        foreach (var (id, sent) in _sent)
            sent.Fail(toException(id));
        _sent.Clear();
        foreach (var tracked in _inOrder)
            tracked.FailCancels(toException(tracked.Order.Id));
    }

    private OrderRejectedException Unknown(OrderId id) => Refused(id, OrderRejectReason.UnknownOrder, $"There is no {name} {id} on this trading day.");

    private OrderRejectedException IsFinal(TOrder order) =>
        Refused(order.Id, OrderRejectReason.OrderIsFinal, $"The {name} {order.Id} cannot be cancelled: it is {order.Status} already.");

    private static OrderRejectedException Refused(OrderId id, OrderRejectReason reason, string message) =>
        new(reason, new GatewayError(GatewayErrorKind.OrderRejected, message) { Cure = RejectReasons.CureOf(reason) }) { OrderId = id };
}
