using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>One order, its trades so far, and those who wait for it. Guarded by the tracker's lock.</summary>
internal sealed class TrackedOrder
{
    private TaskCompletionSource<Order>? _completion;
    private TaskCompletionSource<Order>? _cancel;
    private int _reportedTraded;
    private int _tradedByTrades;
    private double _tradedValue;

    public required Order Order { get; set; }

    /// <summary>The exchange's number exactly as sent, blanks included; empty until it is known.</summary>
    public string OrderSysId { get; set; } = "";

    public bool IsImmediate { get; set; }

    /// <summary>The number of the request that sent it; 0 where that was not this gateway.</summary>
    public int RequestId { get; private set; }

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

    /// <summary>
    /// Lots that a position has to hold back for the order: those that may still trade, and those whose trades have not come. A conditional order holds
    /// nothing back: it is another one that trades.
    /// </summary>
    public int LotsToCome => Order.Trigger is not (OrderTrigger.None or OrderTrigger.Other)
        ? 0
        : Math.Max(0, (Order.IsFinal ? _reportedTraded : Order.Volume) - _tradedByTrades);

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

        // A refusal is told with its number first; the report after it, or its replay, has a text only.
        if (next.Status == OrderStatus.Rejected && Order is { Status: OrderStatus.Rejected, Error: not null })
            next = next with { StatusText = Order.StatusText, RejectReason = Order.RejectReason, Error = Order.Error };
        Order = WithTrades(next with
        {
            IsOwn = Order.IsOwn,
            Tag = next.Tag.Length > 0 ? next.Tag : Order.Tag,
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

    /// <summary>Takes over what was asked of the order before its first answer.</summary>
    public void TakeOver(SentOrder sent)
    {
        if (Order.Tag.Length == 0 && sent.Request.Tag.Length > 0)
            Order = Order with { Tag = sent.Request.Tag };
        RequestId = sent.RequestId;
        _cancel ??= sent.Cancel;
    }

    public Task<Order> WaitForCompletion() => (_completion ??= OrderWait.Create()).Task;

    public Task<Order> WaitForCancel() => (_cancel ??= OrderWait.Create()).Task;

    /// <summary>Ends the waits for a cancel that the counter refused; another one has a wait of its own.</summary>
    public void FailCancels(Exception exception)
    {
        _cancel?.Fail(exception);
        _cancel = null;
    }

    /// <summary>Ends every wait: nothing more will be heard of the order.</summary>
    public void FailWaits(Exception exception)
    {
        FailCancels(exception);
        _completion?.Fail(exception);
        _completion = null;
    }

    /// <summary>Ends the waits whose order is over.</summary>
    public void CompleteWaits(Func<Order, Exception> cancelCameTooLate)
    {
        if (Order.IsFinal && _cancel is { } cancel)
        {
            if (Order.Status == OrderStatus.Cancelled)
                cancel.TrySetResult(Order);
            else
                cancel.Fail(cancelCameTooLate(Order));
            _cancel = null;
        }

        if (!IsComplete)
            return;
        _completion?.TrySetResult(Order);
        _completion = null;
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
        OrderStatus.AllTraded or OrderStatus.Cancelled or OrderStatus.Rejected or OrderStatus.Triggered => 3,
        _ => 1,
    };
}
