using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Orders;
using QuantPlus.Simulation.Quotes;
using QuantPlus.Trading;

namespace QuantPlus.Simulation.Matching;

/// <summary>
/// The users' orders in one contract, matched against its snapshots and against each other. An incoming order trades at the prices shown, up to
/// the lots shown, and at the prices of other users' resting orders, the best price first; a resting order trades at its own price once the
/// market reaches it. Among resting orders the better price comes first, then the older order. Lots shown trade once: they are there
/// again with the next snapshot. No user trades with himself: what would meet an order of his own goes no further.
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

    /// <summary>Whether orders rest that everybody can see; those that wait for the opening are not shown.</summary>
    public bool IsVisible => _buys.Count > 0 || _sells.Count > 0;

    /// <summary>A snapshot as everybody sees it: with the users' orders in it, and without the lots that were taken.</summary>
    public Quote Seen(in Quote quote)
    {
        Show(in quote);
        var levels = Math.Max(quote.Contract.Levels, Math.Max(Count(quote.Bids), Count(quote.Asks)));
        return quote with
        {
            Bids = VisibleDepth.Side(_bids, _buys, levels, isBid: true),
            Asks = VisibleDepth.Side(_asks, _sells, levels, isBid: false),
        };
    }

    /// <summary>Opens the market to the orders that waited for it. Those that did not trade fully are still to be sent.</summary>
    public void Open(IReadOnlyList<WorkingOrder> collected, in Quote quote, List<Fill> fills)
    {
        Show(in quote);
        var auction = new OpeningAuction(collected, in quote);
        auction.Match(fills);
        Take(_asks, isBuy: true, auction.Taken.Asks);
        Take(_bids, isBuy: false, auction.Taken.Bids);
    }

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
    /// <returns>Whether lots are left that would have traded with an order of the same user.</returns>
    public bool Cross(WorkingOrder order, List<Fill> fills)
    {
        var depth = order.IsBuy ? _asks : _bids;
        var others = order.IsBuy ? _sells : _buys;
        var limit = order.Input.Type == OrderType.Market ? null : order.Input.Price;
        var remaining = order.RemainingVolume;
        var needed = order.Input.Type switch
        {
            OrderType.FillOrKill => remaining,
            OrderType.Limit => 1,
            _ => order.Input.MinVolume ?? 1,
        };

        // The orders that are met, in their priority, end where the user would meet himself.
        var met = others.TakeWhile(other => IsMet(order, limit, other)).ToList();
        var own = met.FindIndex(other => other.UserId == order.UserId);
        if (own >= 0)
        {
            limit = OneTickBetter(order, met[own]);
            met.RemoveRange(own, met.Count - own);
        }

        if (depth.Reachable(order.IsBuy, limit) + met.Sum(other => other.RemainingVolume) < needed)
            return own >= 0;

        var next = 0;
        while (remaining > 0)
        {
            var other = next < met.Count ? met[next] : null;

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
                    others.Remove(other);
                next++;
            }
            else
            {
                break;
            }
        }

        return own >= 0 && remaining > 0;
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

    private static bool IsMet(WorkingOrder order, decimal? limit, WorkingOrder other) =>
        limit is null || (order.IsBuy ? other.Input.Price <= limit : other.Input.Price >= limit);

    private static void Take(ShownDepth depth, bool isBuy, int lots)
    {
        while (lots > 0 && depth.Take(isBuy, limit: null, lots, out _) is > 0 and var taken)
            lots -= taken;
    }

    private static int Count(QuoteLevels levels)
    {
        var count = 0;
        while (count < QuoteDepth.Max && levels[count].Volume > 0)
            count++;
        return count;
    }

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
