namespace QuantPlus.Trading.Guards;

/// <summary>
/// The account's orders that may still trade: those that the counter knows, and those that were sent and not answered yet. Without the latter, two
/// orders sent in the same moment would each pass as if the other were not there. Guarded by the lock of <see cref="TradingGuards"/>.
/// </summary>
internal sealed class SentOrders(IGuardBook book)
{
    private readonly Dictionary<OrderId, PendingOrder> _unanswered = [];

    /// <summary>An order is about to be sent.</summary>
    public void Add(OrderId id, OrderRequest request) => _unanswered[id] = new PendingOrder(
        id,
        request.Instrument,
        request.Direction,
        request.Offset,
        request.Type == OrderType.Market ? double.NaN : request.Price,
        request.Volume,
        Rests: request.Trigger == OrderTrigger.None);

    /// <summary>An order was not sent after all.</summary>
    public void Remove(OrderId id) => _unanswered.Remove(id);

    /// <summary>A new login has loaded the counter's orders: what it does not know has never reached it.</summary>
    public void Clear() => _unanswered.Clear();

    /// <summary>All of them, each once.</summary>
    public IReadOnlyList<PendingOrder> Pending()
    {
        // Looked through before the counter's are read: an order that is answered in between counts twice for once, never not at all.
        foreach (var id in _unanswered.Keys)
        {
            if (book.IsKnown(id))
                _unanswered.Remove(id);
        }

        var known = book.PendingOrders();
        return _unanswered.Count == 0 ? known : [.. known, .. _unanswered.Values.Where(sent => known.All(order => order.Id != sent.Id))];
    }
}
