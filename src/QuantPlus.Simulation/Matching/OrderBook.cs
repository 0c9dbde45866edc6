using QuantPlus.Simulation.Orders;
using QuantPlus.Simulation.Quotes;
using QuantPlus.Trading;

namespace QuantPlus.Simulation.Matching;

/// <summary>
/// The users' orders in one contract, matched against its snapshots and against each other. An incoming order trades at the prices shown, up to
/// the lots shown, and at the prices of other users' resting orders, the best price first; a resting order trades at its own price once the
/// market reaches it. Among resting orders the better price comes first, then the older order. Lots shown trade once: they are there
/// again with the next snapshot. No user trades with himself.
/// </summary>
internal sealed class OrderBook
{
    private readonly List<WorkingOrder> _buys = [];
    private readonly List<WorkingOrder> _sells = [];
    private readonly ShownDepth _bids = new();
    private readonly ShownDepth _asks = new();
    private readonly List<WorkingOrder> _collected = [];
    private DateTime _shownAt;

    public bool IsEmpty => _buys.Count == 0 && _sells.Count == 0 && _collected.Count == 0;

    /// <summary>The resting orders, in priority; those that wait for the opening last.</summary>
    public IEnumerable<WorkingOrder> Resting => _buys.Concat(_sells).Concat(_collected);

    /// <summary>Keeps an order for the opening.</summary>
    public void Collect(WorkingOrder order) => _collected.Add(order);

    /// <summary>The market has opened: hands over the orders that waited for it, the oldest first.</summary>
    public IReadOnlyList<WorkingOrder> TakeCollected()
    {
        if (_collected.Count == 0)
            return [];
        var collected = _collected.ToArray();
        _collected.Clear();
        return collected;
    }

    /// <summary>Takes what the market shows, unless it is known already.</summary>
    public void Show(in Quote quote)
    {
        if (quote.Time == _shownAt)
            return;
        _shownAt = quote.Time;
        _bids.Reset(quote.Bids);
        _asks.Reset(quote.Asks);
    }

    /// <summary>A new snapshot: what the market now reaches trades.</summary>
    public void OnQuote(in Quote quote, List<Fill> fills)
    {
        _shownAt = default;
        Show(in quote);
        MatchResting(_buys, _asks, fills);
        MatchResting(_sells, _bids, fills);
    }

    /// <summary>What an incoming order trades at once. No order is changed; resting orders that are used up leave the book.</summary>
    public void Cross(WorkingOrder order, List<Fill> fills)
    {
        var depth = order.IsBuy ? _asks : _bids;
        var others = order.IsBuy ? _sells : _buys;
        var limit = order.Input.Type == OrderType.Market ? null : order.Input.Price;
        var remaining = order.RemainingVolume;
        var needed = order.Input.Type switch
        {
            OrderType.FillOrKill => remaining,
            OrderType.FillAndKill => Math.Max(1, order.Input.MinVolume),
            _ => 1,
        };
        if (depth.Reachable(order.IsBuy, limit) + others.Where(other => Meets(order, limit, other)).Sum(other => other.RemainingVolume) < needed)
            return;

        var next = 0;
        while (remaining > 0)
        {
            while (next < others.Count && !Meets(order, limit, others[next]))
                next++;
            var other = next < others.Count ? others[next] : null;

            // At the same price the user's order was there before the snapshot's lots.
            var bound = other is null ? limit : OneTickBetter(order, other);
            if (depth.Take(order.IsBuy, bound, remaining, out var price) is > 0 and var taken)
            {
                fills.Add(new Fill(order, price, taken));
                remaining -= taken;
            }
            else if (other is not null)
            {
                taken = Math.Min(remaining, other.RemainingVolume);
                fills.Add(new Fill(order, other.Input.Price!.Value, taken, other));
                remaining -= taken;
                if (taken == other.RemainingVolume)
                    others.RemoveAt(next);
                else
                    next++;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Puts an order behind all resting orders of its price or better.</summary>
    public void Rest(WorkingOrder order)
    {
        var side = order.IsBuy ? _buys : _sells;
        var price = order.Input.Price ?? 0;
        var place = side.FindIndex(other => order.IsBuy ? other.Input.Price < price : other.Input.Price > price);
        side.Insert(place < 0 ? side.Count : place, order);
    }

    public void Remove(WorkingOrder order)
    {
        if (!_collected.Remove(order))
            (order.IsBuy ? _buys : _sells).Remove(order);
    }

    private static bool Meets(WorkingOrder order, decimal? limit, WorkingOrder other) =>
        other.UserId != order.UserId
        && (limit is null || (order.IsBuy ? other.Input.Price <= limit : other.Input.Price >= limit));

    private static decimal OneTickBetter(WorkingOrder order, WorkingOrder other) =>
        other.Input.Price!.Value + (order.IsBuy ? -order.Contract.PriceTick : order.Contract.PriceTick);

    private static void MatchResting(List<WorkingOrder> orders, ShownDepth depth, List<Fill> fills)
    {
        for (var i = 0; i < orders.Count;)
        {
            var order = orders[i];
            var limit = order.Input.Price;
            var filled = 0;
            while (filled < order.RemainingVolume && depth.Take(order.IsBuy, limit, order.RemainingVolume - filled, out _) is > 0 and var taken)
                filled += taken;

            // The first order the market does not reach ends it: those behind it ask for more.
            if (filled == 0)
                return;
            fills.Add(new Fill(order, limit!.Value, filled));
            if (filled < order.RemainingVolume)
                return;
            orders.RemoveAt(i);
        }
    }
}
