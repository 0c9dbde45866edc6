using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>One order, its trades so far, and those who wait for it. Guarded by the tracker's lock.</summary>
internal sealed class TrackedOrder
{
    private readonly List<TaskCompletionSource<Order>> _waiters = [];
    private readonly List<TaskCompletionSource<Order>> _cancels = [];
    private int _reportedTraded;
    private int _tradedByTrades;
    private double _tradedValue;

    public required Order Order { get; set; }

    /// <summary>The exchange's number exactly as sent, blanks included; empty until it is known.</summary>
    public string OrderSysId { get; set; } = "";

    public bool IsImmediate { get; set; }

    /// <summary>Whether a cancelled immediate order has had time for its trades to arrive.</summary>
    public bool GraceIsOver { get; set; }

    /// <summary>
    /// Whether nothing more can come. The cancel of an immediate order may overtake its trades (SHFE, INE, CFFEX) and nothing marks
    /// the last of them, so such an order is complete only after a short time of grace, or when it is traded in full.
    /// </summary>
    public bool IsComplete =>
        Order.IsFinal
        && _tradedByTrades >= _reportedTraded
        && (Order.Status != OrderStatus.Cancelled || !IsImmediate || GraceIsOver || _tradedByTrades >= Order.Volume);

    /// <summary>Lots that may still trade, or that have traded without their trades having come.</summary>
    public int PendingVolume =>
        IsComplete ? 0
        : Math.Max(0, (Order.IsFinal && !(Order.Status == OrderStatus.Cancelled && IsImmediate) ? _reportedTraded : Order.Volume) - _tradedByTrades);

    /// <summary>Lots that a position has to hold back for the order: those that may still trade, and those whose trades have not come.</summary>
    public int LotsToCome => Math.Max(0, (Order.IsFinal ? _reportedTraded : Order.Volume) - _tradedByTrades);

    /// <summary>Whether the order tells of trades that have not come.</summary>
    public bool IsMissingTrades => _tradedByTrades < _reportedTraded;

    /// <summary>Takes the counter's newest word; false where it is older than what is known already.</summary>
    public bool Apply(OrderReport report)
    {
        var next = report.Order;
        if (Order.IsFinal && !next.IsFinal)
            return false;
        if (next.TradedVolume < _reportedTraded || Progress(next.Status) < Progress(Order.Status))
            return false;

        _reportedTraded = next.TradedVolume;
        IsImmediate = report.IsImmediate;
        if (report.OrderSysId.Length > 0)
            OrderSysId = report.OrderSysId;
        Order = WithTrades(next with
        {
            IsOwn = Order.IsOwn,
            ExchangeOrderId = next.ExchangeOrderId.Length > 0 ? next.ExchangeOrderId : Order.ExchangeOrderId,
        });
        return true;
    }

    public void Add(Trade trade)
    {
        _tradedByTrades += trade.Volume;
        _tradedValue += trade.Price * trade.Volume;
        Order = WithTrades(Order);
    }

    public Task<Order> WaitForCompletion() => Wait(_waiters);

    public Task<Order> WaitForCancel() => Wait(_cancels);

    /// <summary>Ends the waits for a cancel that the counter refused.</summary>
    public void FailCancels(Exception exception)
    {
        foreach (var cancel in _cancels)
            cancel.TrySetException(exception);
        _cancels.Clear();
    }

    /// <summary>Ends every wait: nothing more will be heard of the order.</summary>
    public void FailWaits(Exception exception)
    {
        FailCancels(exception);
        foreach (var waiter in _waiters)
            waiter.TrySetException(exception);
        _waiters.Clear();
    }

    /// <summary>Ends the waits whose order is over.</summary>
    public void CompleteWaits(Func<Order, Exception> cancelCameTooLate)
    {
        if (Order.IsFinal)
        {
            foreach (var cancel in _cancels)
            {
                if (Order.Status == OrderStatus.Cancelled)
                    cancel.TrySetResult(Order);
                else
                    cancel.TrySetException(cancelCameTooLate(Order));
            }

            _cancels.Clear();
        }

        if (!IsComplete)
            return;
        foreach (var waiter in _waiters)
            waiter.TrySetResult(Order);
        _waiters.Clear();
    }

    private static Task<Order> Wait(List<TaskCompletionSource<Order>> waiters)
    {
        // Waits that were given up stay in the list only until the next one comes or the order ends.
        waiters.RemoveAll(waiter => waiter.Task.IsCompleted);
        var completion = new TaskCompletionSource<Order>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiters.Add(completion);
        return completion.Task;
    }

    private Order WithTrades(Order order) => order with
    {
        TradedVolume = Math.Max(_reportedTraded, _tradedByTrades),
        AveragePrice = _tradedByTrades == 0 ? double.NaN : _tradedValue / _tradedByTrades,
    };

    private static int Progress(OrderStatus status) => status switch
    {
        OrderStatus.Submitting => 0,
        OrderStatus.PartTraded => 2,
        OrderStatus.AllTraded or OrderStatus.Cancelled or OrderStatus.Rejected => 3,
        _ => 1,
    };
}
