using System.Diagnostics.CodeAnalysis;
using QuantPlus.Errors;
using QuantPlus.Feeds;
using QuantPlus.Ftdc.Mapping;
using QuantPlus.Ftdc.Session;
using QuantPlus.Instruments;
using QuantPlus.Trading;
using QuantPlus.Trading.Guards;

namespace QuantPlus.Ftdc.Trading;

/// <summary>
/// The orders and trades of the trading day. Takes what the private stream and the queries say, in any mixture of replays and
/// duplicates, links trades to orders by exchange and system id, and tells each change once.
/// </summary>
/// <param name="orderFeed">Where changes of orders are told.</param>
/// <param name="tradeFeed">Where trades are told; it shares the lock of the other one.</param>
/// <param name="time">The clock.</param>
/// <param name="positions">Told of everything before anybody else, so that whoever is told finds it there; null for nobody.</param>
internal sealed class OrderTracker(
    UpdateFeed<Order> orderFeed, UpdateFeed<Trade> tradeFeed, TimeProvider time, IPositionBooks? positions = null)
{
    /// <summary>How long the trades of a cancelled immediate order may lag behind its cancel.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    // The feeds' own lock, shared by both, so that a snapshot and the updates after it have neither a gap nor a duplicate.
    private readonly Lock _lock = orderFeed.Gate;
    private readonly DayOrders _orders = new();
    private readonly DayTrades _trades = new();
    private readonly UnansweredOrders _unanswered = new();
    private readonly OwnSessions _sessions = new();
    private readonly OrderTally _tally = new();
    private DateOnly? _endedDay;
    private Exception? _end;

    /// <summary>The orders as they stand, in the counter's order.</summary>
    public IReadOnlyList<Order> Orders
    {
        get
        {
            lock (_lock)
                return [.. _orders.All.Select(tracked => tracked.Order)];
        }
    }

    /// <summary>The trades, in the counter's order.</summary>
    public IReadOnlyList<Trade> Trades
    {
        get
        {
            lock (_lock)
                return [.. _trades.All];
        }
    }

    /// <summary>A new login: orders of this front and session are our own from now on.</summary>
    public void BeginSession(int frontId, int sessionId)
    {
        lock (_lock)
            _sessions.Add(frontId, sessionId);
    }

    /// <summary>A new trading day: its orders and trades start from nothing.</summary>
    /// <param name="endedDay">The day that has ended, whose messages may still come late; null where it is not known.</param>
    public void Clear(DateOnly? endedDay = null)
    {
        var ended = new GatewayException(new GatewayError(
            GatewayErrorKind.Other, "The trading day of this order has ended; what became of the order is in the settlement statement."));
        lock (_lock)
        {
            EndWaits(ended);
            _endedDay = endedDay;
            _unanswered.Clear();
            _sessions.Clear();
            _orders.Clear();
            _trades.Clear();
            _tally.Clear();
            positions?.OnOrdersCleared();
        }
    }

    public bool TryGet(OrderId id, [NotNullWhen(true)] out Order? order)
    {
        lock (_lock)
            order = _orders.Find(id)?.Order;
        return order is not null;
    }

    public bool TryGet(Exchange exchange, string exchangeOrderId, [NotNullWhen(true)] out Order? order)
    {
        lock (_lock)
            order = _orders.Find(exchange, exchangeOrderId.Trim())?.Order;
        return order is not null;
    }

    /// <summary>The orders that may still trade, or whose trades have not all come.</summary>
    public IReadOnlyList<PendingOrder> PendingOrders()
    {
        lock (_lock)
            return _tally.Pending();
    }

    /// <summary>Whether an order tells of trades that have not come.</summary>
    public bool AreTradesMissing
    {
        get
        {
            lock (_lock)
                return _tally.AreTradesMissing;
        }
    }

    /// <summary>How many orders of a contract were cancelled on this trading day, not counting what the exchange ended by itself.</summary>
    public int CancelsOf(InstrumentId instrument)
    {
        lock (_lock)
            return _tally.CancelsOf(instrument);
    }

    /// <summary>What a cancel has to name; false where the order was not sent by this gateway and the counter has not told of it.</summary>
    public bool TryGetForCancel(OrderId id, [NotNullWhen(true)] out Order? order, out string orderSysId)
    {
        lock (_lock)
        {
            var tracked = _orders.Find(id);
            order = tracked?.Order ?? (_unanswered.TryGet(id, out var sent) ? sent.ToOrder(id) : null);
            orderSysId = tracked?.OrderSysId ?? "";
            return order is not null;
        }
    }

    /// <summary>Expects the first answer to an order that is about to be sent.</summary>
    /// <param name="id">The order.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="requestId">The number of the request that sends it; 0 where it has none.</param>
    public Task<Order> ExpectAnswer(OrderId id, OrderRequest request, int requestId = 0)
    {
        lock (_lock)
            return _unanswered.Add(id, request, requestId);
    }

    /// <summary>No longer expects it: the order was not sent.</summary>
    public void ForgetAnswer(OrderId id)
    {
        lock (_lock)
            _unanswered.Remove(id);
    }

    /// <summary>Waits until an order and its trades are over.</summary>
    /// <exception cref="OrderRejectedException">The order is not known.</exception>
    public Task<Order> WaitForCompletion(OrderId id)
    {
        lock (_lock)
        {
            var tracked = Find(id);
            return tracked.IsComplete ? Task.FromResult(tracked.Order)
                : _end is not null ? Task.FromException<Order>(_end)
                : tracked.WaitForCompletion();
        }
    }

    /// <summary>Waits until an order is cancelled; fails where it ends otherwise or the counter refuses the cancel.</summary>
    /// <exception cref="OrderRejectedException">The order is not known, or over already.</exception>
    public Task<Order> WaitForCancel(OrderId id)
    {
        lock (_lock)
        {
            if (_orders.Find(id) is null && _unanswered.TryGet(id, out var sent))
                return sent.WaitForCancel();
            var tracked = Find(id);
            return tracked.Order.IsFinal ? throw OrderErrors.IsFinal(tracked.Order) : tracked.WaitForCancel();
        }
    }

    /// <summary>The counter said how an order stands, on the private stream or as the answer to a query.</summary>
    public void OnOrder(OrderReport report)
    {
        lock (_lock)
        {
            if (IsOfEndedDay(report.Order.TradingDay))
                return;
            var id = report.Order.Id;
            var tracked = _orders.Find(id);
            var known = tracked is not null;
            if (tracked is null)
            {
                tracked = new TrackedOrder { Order = report.Order with { IsOwn = IsOwn(report.Order) } };
                Add(tracked);
            }

            var before = tracked.Order;
            if (!tracked.Apply(report))
                return;
            if (tracked.Order.Status == OrderStatus.Cancelled && !(known && before.Status == OrderStatus.Cancelled))
                _tally.AddCancel(tracked);
            if (_orders.TryLink(tracked))
                _trades.Link(tracked);
            TellPositions(tracked);
            if (!known || tracked.Order != before)
                orderFeed.Publish(tracked.Order);
            CompleteWaits(tracked);
            _unanswered.Answer(tracked.Order);
        }
    }

    /// <summary>The counter said that a trade happened. Returns false where it is known already.</summary>
    /// <param name="trade">The trade.</param>
    /// <param name="linked">The trade with its order.</param>
    public bool OnTrade(Trade trade, [NotNullWhen(true)] out Trade? linked)
    {
        lock (_lock)
        {
            linked = null;
            if (IsOfEndedDay(trade.TradingDay))
                return false;
            var tracked = _orders.Find(trade.Instrument.Exchange, trade.ExchangeOrderId);
            var own = tracked is null ? trade : trade with { OrderId = tracked.Order.Id };
            if (!_trades.Add(own))
                return false;
            linked = own;
            positions?.OnTrade(linked);

            // The order may have told of this volume already.
            var before = tracked?.Order;
            tracked?.Add(linked);
            TellPositions(tracked);
            tradeFeed.Publish(linked);
            if (tracked is not null)
            {
                if (tracked.Order != before)
                    orderFeed.Publish(tracked.Order);
                CompleteWaits(tracked);
            }

            return true;
        }
    }

    /// <summary>
    /// The counter refused an order. It says so twice (once to the session that sent it, once to all of the user's): the second is ignored, and so is what
    /// belongs to another session.
    /// </summary>
    /// <param name="rejected">The order as the refusal describes it, by the present session and the refusal's reference.</param>
    /// <param name="requestId">The number of the request that sent it; 0 where the counter does not say.</param>
    /// <param name="isAnswer">
    /// Whether it was said to this session alone. Where not, the same reference may be another session's: then the request and the order's terms tell, and an
    /// order that an exchange has taken cannot be meant.
    /// </param>
    public void OnInsertRejected(Order rejected, int requestId, bool isAnswer)
    {
        lock (_lock)
        {
            var tracked = _orders.Find(rejected.Id);
            var asked = tracked?.Order ?? (_unanswered.TryGet(rejected.Id, out var sent) ? sent.ToOrder(rejected.Id) : null);
            if (asked is null || asked.IsFinal)
                return;
            var askedBy = tracked?.RequestId ?? _unanswered.RequestOf(rejected.Id);
            if (!isAnswer && !(MayBeRefused(asked) && (requestId == 0 || askedBy == 0 || requestId == askedBy) && HasTermsOf(asked, rejected)))
                return;
            var order = asked with
            {
                Status = OrderStatus.Rejected,
                StatusText = rejected.StatusText,
                Error = rejected.Error,
                RejectReason = rejected.RejectReason,
            };
            if (tracked is null)
                Add(tracked = new TrackedOrder { Order = order });
            else
                tracked.Order = order;
            TellPositions(tracked);
            orderFeed.Publish(order);
            CompleteWaits(tracked);
            _unanswered.Answer(order);
        }
    }

    /// <summary>The trigger of a conditional order was touched, and the counter refused the order that was to take its place.</summary>
    public void OnTriggeredRejected(OrderId id, Exchange exchange, string exchangeOrderId, CounterError error)
    {
        lock (_lock)
        {
            var tracked = _orders.Find(id) ?? _orders.Find(exchange, exchangeOrderId);
            if (tracked is null || tracked.Order.Status == OrderStatus.Rejected)
                return;
            tracked.Order = tracked.Order with
            {
                Status = OrderStatus.Rejected,
                StatusText = error.Text,
                Error = RejectReasons.ToError($"order {tracked.Order.Id} when its trigger was touched", error),
                RejectReason = RejectReasons.From(error.Code, error.Text),
            };
            TellPositions(tracked);
            orderFeed.Publish(tracked.Order);
            CompleteWaits(tracked);
        }
    }

    /// <summary>The counter refused a cancel; it names the order by one of its two names, or by both.</summary>
    public void OnCancelRejected(OrderId id, Exchange exchange, string exchangeOrderId, CounterError error)
    {
        lock (_lock)
        {
            var tracked = _orders.Find(id) ?? _orders.Find(exchange, exchangeOrderId);
            if (tracked is not null)
                tracked.FailCancels(OrderErrors.CancelRejected(tracked.Order.Id, error));
            else if (_unanswered.TryGet(id, out var sent))
                sent.FailCancel(OrderErrors.CancelRejected(id, error));
        }
    }

    /// <summary>The connection is gone: what waits for a first answer or a cancel will not get it from this connection.</summary>
    public void FailWaits(GatewayError error)
    {
        lock (_lock)
        {
            error = error with { Class = GatewayErrorClass.OutcomeUnknown };
            _unanswered.FailWaits(error);
            foreach (var tracked in _orders.All)
                tracked.FailCancels(new GatewayDisconnectedException(error) { OrderId = tracked.Order.Id });
        }
    }

    /// <summary>Nothing more will ever be heard: all waits end so, and those that begin later.</summary>
    public void End(Exception exception)
    {
        lock (_lock)
        {
            _end = exception;
            EndWaits(exception);
        }
    }

    // Nothing more will be heard of any order that is not over.
    private void EndWaits(Exception exception)
    {
        foreach (var tracked in _orders.All)
            tracked.FailWaits(exception);
    }

    private void TellPositions(TrackedOrder? tracked)
    {
        if (tracked is not null)
            positions?.OnOrder(tracked.Order, tracked.LotsToCome);
        positions?.Publish();
    }

    // What comes late, or again, of the day before must not be told as something of this day.
    private bool IsOfEndedDay(DateOnly? day) => day is not null && day == _endedDay;

    private void Add(TrackedOrder tracked)
    {
        // What was asked before the first answer came goes on with the order: its tag, where the library has no room for it, and its cancel.
        if (_unanswered.TryGet(tracked.Order.Id, out var sent))
            tracked.TakeOver(sent);
        _orders.Add(tracked);
        _tally.Add(tracked);
    }

    private TrackedOrder Find(OrderId id) => _orders.Find(id) ?? throw OrderErrors.Unknown(id);

    // The order in place of a conditional one is the counter's own, but whose it is, and why, is the conditional one's.
    private bool IsOwn(Order order) => _sessions.Sent(order.Id)
        || (order.TriggeredFrom.Length > 0
            && _orders.Find(order.Instrument.Exchange, order.TriggeredFrom) is { Order.IsOwn: true });

    // What an exchange has numbered, or what rests or trades, was taken.
    private static bool MayBeRefused(Order asked) => asked.Status == OrderStatus.Submitting && asked.ExchangeOrderId.Length == 0;

    // The refusal may name no exchange, and its price has gone over the wire and back.
    private static bool HasTermsOf(Order asked, Order rejected) =>
        asked.Instrument.Symbol == rejected.Instrument.Symbol
        && asked.Direction == rejected.Direction
        && asked.Offset == rejected.Offset
        && asked.Volume == rejected.Volume
        && (asked.Price.Equals(rejected.Price) || Math.Abs(asked.Price - rejected.Price) < 1e-9);

    private void CompleteWaits(TrackedOrder tracked)
    {
        tracked.CompleteWaits(OrderErrors.IsFinal);
        if (tracked.Order.IsFinal && !tracked.IsComplete && !tracked.GraceIsOver && tracked.IsImmediate)
            _ = EndGraceAsync(tracked);
    }

    private async Task EndGraceAsync(TrackedOrder tracked)
    {
        await Task.Delay(Grace, time).ConfigureAwait(false);
        lock (_lock)
        {
            tracked.GraceIsOver = true;
            tracked.CompleteWaits(OrderErrors.IsFinal);
        }
    }
}
