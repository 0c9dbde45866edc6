using System.Diagnostics.CodeAnalysis;
using QuantPlus.Errors;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>
/// The orders that were sent and not answered, also when nobody waits for their answer any more: a late one still finds its tag and its cancel, and a late
/// refusal is still told. Guarded by the tracker's lock.
/// </summary>
internal sealed class UnansweredOrders
{
    private readonly Dictionary<OrderId, SentOrder> _orders = [];

    public Task<Order> Add(OrderId id, OrderRequest request, int requestId)
    {
        var sent = new SentOrder(request, requestId);
        _orders[id] = sent;
        return sent.Task;
    }

    public bool TryGet(OrderId id, [NotNullWhen(true)] out SentOrder? sent) => _orders.TryGetValue(id, out sent);

    /// <summary>The number of the request that sent an order; 0 where it is not known.</summary>
    public int RequestOf(OrderId id) => _orders.TryGetValue(id, out var sent) ? sent.RequestId : 0;

    public void Remove(OrderId id) => _orders.Remove(id);

    /// <summary>The counter has said something of an order for the first time.</summary>
    public void Answer(Order order)
    {
        if (!_orders.Remove(order.Id, out var sent))
            return;
        if (order is { Status: OrderStatus.Rejected, Error: { } error })
            sent.Fail(new OrderRejectedException(order.RejectReason ?? OrderRejectReason.Other, error) { OrderId = order.Id });
        else
            sent.TrySetResult(order);
    }

    /// <summary>No answer will come over this connection. Whether the counter has the order, the next login tells.</summary>
    public void FailWaits(GatewayError error)
    {
        foreach (var (id, sent) in _orders)
        {
            sent.Fail(new GatewayDisconnectedException(error) { OrderId = id });
            sent.FailCancel(new GatewayDisconnectedException(error) { OrderId = id });
        }
    }

    /// <summary>A new trading day.</summary>
    public void Clear() => _orders.Clear();
}
