using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>
/// An order that was sent and that the counter has not answered yet: the wait for its first answer, and what was asked. Guarded by the tracker's lock.
/// </summary>
internal sealed class SentOrder(OrderRequest request, int requestId) : TaskCompletionSource<Order>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public OrderRequest Request => request;

    /// <summary>The number of the request that sent it; 0 where it has none.</summary>
    public int RequestId => requestId;

    /// <summary>Waits for a cancel that was sent before the first answer came; null where there was none.</summary>
    public TaskCompletionSource<Order>? Cancel { get; private set; }

    public Task<Order> WaitForCancel() => (Cancel ??= OrderWait.Create()).Task;

    /// <summary>The counter refused the cancel; another one has a wait of its own.</summary>
    public void FailCancel(Exception exception)
    {
        Cancel?.Fail(exception);
        Cancel = null;
    }

    /// <summary>The order as it was asked for, before the counter has said anything of it.</summary>
    public Order ToOrder(OrderId id) => new()
    {
        Id = id,
        Instrument = request.Instrument,
        Direction = request.Direction,
        Offset = request.Offset,
        Hedge = request.Hedge,
        Type = request.Type,
        Price = request.Type == OrderType.Market ? double.NaN : request.Price,
        Trigger = request.Trigger,
        StopPrice = request.StopPrice,
        MinVolume = request.MinVolume,
        Tag = request.Tag,
        Volume = request.Volume,
        Status = OrderStatus.Submitting,
        IsOwn = true,
    };
}
