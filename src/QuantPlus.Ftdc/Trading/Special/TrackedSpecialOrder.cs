using QuantPlus.Trading.Special;

namespace QuantPlus.Ftdc.Trading.Special;

/// <summary>One special order and those who wait for its cancel. Guarded by the tracker's lock.</summary>
internal sealed class TrackedSpecialOrder<TOrder>(TOrder order)
    where TOrder : SpecialOrder
{
    private readonly List<TaskCompletionSource<TOrder>> _cancels = [];

    public TOrder Order { get; private set; } = order;

    /// <summary>The exchange's number exactly as sent, blanks included; empty until it is known.</summary>
    public string SystemId { get; private set; } = "";

    /// <summary>Takes the counter's newest word; false where it is older than what is known already.</summary>
    public bool Apply(SpecialReport<TOrder> report, bool isOwn)
    {
        SpecialOrder next = report.Order;
        if (Progress(next.Status) < Progress(Order.Status))
            return false;
        if (report.SystemId.Length > 0)
            SystemId = report.SystemId;

        // A refusal is told with its number first; the report after it, or its replay, has a text only.
        if (next.Status == SpecialOrderStatus.Rejected && Order is { Status: SpecialOrderStatus.Rejected, Error: not null })
            next = next with { StatusText = Order.StatusText, RejectReason = Order.RejectReason, Error = Order.Error };
        Order = (TOrder)(next with
        {
            IsOwn = isOwn || Order.IsOwn,
            ExchangeOrderId = next.ExchangeOrderId.Length > 0 ? next.ExchangeOrderId : Order.ExchangeOrderId,
        });
        return true;
    }

    public Task<TOrder> WaitForCancel()
    {
        _cancels.RemoveAll(static cancel => cancel.Task.IsCompleted);
        var cancelled = new TaskCompletionSource<TOrder>(TaskCreationOptions.RunContinuationsAsynchronously);
        _cancels.Add(cancelled);
        return cancelled.Task;
    }

    public void FailCancels(Exception exception)
    {
        foreach (var cancel in _cancels)
        {
            cancel.TrySetException(exception);

            // Whoever waited may have given up.
            _ = cancel.Task.Exception;
        }

        _cancels.Clear();
    }

    /// <summary>Ends the waits for a cancel where the order is over.</summary>
    public void CompleteCancels(Func<TOrder, Exception> cameTooLate)
    {
        if (!Order.IsFinal)
            return;
        if (Order.Status != SpecialOrderStatus.Cancelled)
        {
            FailCancels(cameTooLate(Order));
            return;
        }

        foreach (var cancel in _cancels)
            cancel.TrySetResult(Order);
        _cancels.Clear();
    }

    private static int Progress(SpecialOrderStatus status) => status switch
    {
        SpecialOrderStatus.Submitting => 0,
        SpecialOrderStatus.PartTraded => 2,
        SpecialOrderStatus.Done or SpecialOrderStatus.Cancelled or SpecialOrderStatus.Rejected => 3,
        _ => 1,
    };
}
