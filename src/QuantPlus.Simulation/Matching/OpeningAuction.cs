using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Orders;
using QuantPlus.Simulation.Quotes;

namespace QuantPlus.Simulation.Matching;

/// <summary>
/// The auction that opens a trading day. What was collected, and the lots that the first snapshot shows, trade at one price: the one at which most lots
/// trade; of several such the one that leaves the fewest lots on one side only, then the one nearest to the previous settlement price. At
/// that price the better limits trade first, then the older orders, then the snapshot's lots. Nobody trades with himself.
/// </summary>
internal sealed class OpeningAuction
{
    private readonly List<Interest> _buys;
    private readonly List<Interest> _sells;

    public OpeningAuction(IReadOnlyList<WorkingOrder> collected, in Quote quote)
    {
        _buys = Sorted(collected.Where(order => order.IsBuy), quote.Bids, isBuy: true);
        _sells = Sorted(collected.Where(order => !order.IsBuy), quote.Asks, isBuy: false);
        if (_buys.Count > 0 && _sells.Count > 0)
            Price = BestPrice(Quote.Known(quote.Day.PreSettlementPrice) ?? quote.Worth);
    }

    /// <summary>The price everything trades at; null where no two orders meet.</summary>
    public decimal? Price { get; }

    /// <summary>Lots of the first snapshot that were bought and sold.</summary>
    public (int Asks, int Bids) Taken { get; private set; }

    /// <summary>What trades. No order is changed.</summary>
    public void Match(List<Fill> fills)
    {
        if (Price is not { } price)
            return;
        var (buy, sell) = (0, 0);
        while (buy < _buys.Count && sell < _sells.Count && _buys[buy].Limit >= price && _sells[sell].Limit <= price)
        {
            var (buyer, seller) = (_buys[buy], _sells[sell]);
            var lots = Math.Min(buyer.Lots, seller.Lots);
            if (buyer.Order is { } order && order.UserId != seller.Order?.UserId)
                fills.Add(new Fill(order, price, lots, seller.Order));
            else if (buyer.Order is null && seller.Order is { } other)
                fills.Add(new Fill(other, price, lots));
            Taken = (Taken.Asks + (seller.Order is null ? lots : 0), Taken.Bids + (buyer.Order is null ? lots : 0));
            _buys[buy] = buyer with { Lots = buyer.Lots - lots };
            _sells[sell] = seller with { Lots = seller.Lots - lots };
            buy += _buys[buy].Lots == 0 ? 1 : 0;
            sell += _sells[sell].Lots == 0 ? 1 : 0;
        }
    }

    private decimal? BestPrice(decimal near)
    {
        var best = _buys.Concat(_sells).Select(interest => interest.Limit).Distinct()
            .Select(price => (Price: price, Bought: Lots(_buys, limit => limit >= price), Sold: Lots(_sells, limit => limit <= price)))
            .OrderByDescending(at => Math.Min(at.Bought, at.Sold))
            .ThenBy(at => Math.Abs(at.Bought - at.Sold))
            .ThenBy(at => Math.Abs(at.Price - near))
            .ThenBy(at => at.Price)
            .First();
        return Math.Min(best.Bought, best.Sold) > 0 ? best.Price : null;
    }

    private static long Lots(List<Interest> side, Func<decimal, bool> trades) => side.Where(interest => trades(interest.Limit)).Sum(interest => (long)interest.Lots);

    // The sort keeps the order of equals: the older order first, and orders before the snapshot's lots.
    private static List<Interest> Sorted(IEnumerable<WorkingOrder> orders, QuoteLevels levels, bool isBuy)
    {
        var side = orders.Select(order => new Interest(order, order.Input.Price!.Value, order.RemainingVolume)).ToList();
        for (var i = 0; i < QuoteDepth.Max; i++)
        {
            if (levels[i].Volume > 0 && Quote.Known(levels[i].Price) is { } price)
                side.Add(new Interest(null, price, levels[i].Volume));
        }

        return [.. isBuy ? side.OrderByDescending(interest => interest.Limit) : side.OrderBy(interest => interest.Limit)];
    }

    /// <summary>Lots that are wanted, or offered, up to a limit; those of the snapshot have no order.</summary>
    private readonly record struct Interest(WorkingOrder? Order, decimal Limit, int Lots);
}
