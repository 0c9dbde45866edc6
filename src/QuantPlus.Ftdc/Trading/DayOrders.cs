using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>The orders of the trading day, by each of their two names. Guarded by the tracker's lock.</summary>
internal sealed class DayOrders
{
    private readonly List<TrackedOrder> _all = [];
    private readonly Dictionary<OrderId, TrackedOrder> _byId = [];
    private readonly Dictionary<(Exchange Exchange, string ExchangeOrderId), TrackedOrder> _byNumber = [];

    /// <summary>All of them, in the counter's order.</summary>
    public IReadOnlyList<TrackedOrder> All => _all;

    public TrackedOrder? Find(OrderId id) => _byId.GetValueOrDefault(id);

    /// <summary>The order to which an exchange has given a number.</summary>
    public TrackedOrder? Find(Exchange exchange, string exchangeOrderId) => _byNumber.GetValueOrDefault((exchange, exchangeOrderId));

    public void Add(TrackedOrder tracked)
    {
        _byId.Add(tracked.Order.Id, tracked);
        _all.Add(tracked);
    }

    /// <summary>Notes the exchange's number of an order. Returns false where there is none yet, or it is noted already.</summary>
    public bool TryLink(TrackedOrder tracked) =>
        tracked.Order.ExchangeOrderId.Length > 0 && _byNumber.TryAdd((tracked.Order.Instrument.Exchange, tracked.Order.ExchangeOrderId), tracked);

    /// <summary>A new trading day.</summary>
    public void Clear()
    {
        _all.Clear();
        _byId.Clear();
        _byNumber.Clear();
    }
}
