using QuantPlus.Simulation.Quotes;

namespace QuantPlus.Simulation.Orders;

/// <summary>What a conditional order waits for: one of the market's prices on one side of a price.</summary>
/// <param name="Watched">The price that is looked at.</param>
/// <param name="Relation">How it has to lie to the stop price.</param>
/// <param name="StopPrice">The price it is compared with; any number, it need not be on the price grid.</param>
internal sealed record OrderCondition(WatchedPrice Watched, PriceRelation Relation, decimal StopPrice)
{
    /// <summary>Whether a snapshot fulfils it; a price that the snapshot does not have fulfils nothing.</summary>
    public bool IsMetBy(in Quote quote)
    {
        var price = Watched switch
        {
            WatchedPrice.Ask => Best(quote.Asks[0]),
            WatchedPrice.Bid => Best(quote.Bids[0]),
            _ => Quote.Known(quote.LastPrice),
        };
        return price is { } known && Relation switch
        {
            PriceRelation.Above => known > StopPrice,
            PriceRelation.AtOrAbove => known >= StopPrice,
            PriceRelation.Below => known < StopPrice,
            _ => known <= StopPrice,
        };
    }

    private static decimal? Best(QuoteLevel level) => level.Volume > 0 ? Quote.Known(level.Price) : null;
}

/// <summary>The price a condition looks at.</summary>
internal enum WatchedPrice
{
    Last,
    Ask,
    Bid,
}

/// <summary>How a price lies to another one.</summary>
internal enum PriceRelation
{
    Above,
    AtOrAbove,
    Below,
    AtOrBelow,
}
