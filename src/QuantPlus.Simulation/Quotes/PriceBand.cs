using QuantPlus.Simulation.Contracts;

namespace QuantPlus.Simulation.Quotes;

/// <summary>The prices a trading day allows, in whole price ticks, both ends included.</summary>
internal readonly record struct PriceBand(long Lower, long Upper)
{
    /// <summary>The limit of what has no daily limit as a share of its price, in ticks.</summary>
    private const int TickLimit = 200;

    /// <summary>The previous settlement price and the daily limit around it, cut inwards to the price grid.</summary>
    public static PriceBand Around(ListedContract contract, long preSettlement)
    {
        // A spread's price may be zero or negative: there the limit is a number of ticks.
        if (contract.IsCombination)
            return new PriceBand(preSettlement - TickLimit, preSettlement + TickLimit);

        var reach = preSettlement * contract.Market.DailyLimit;
        return Within(preSettlement, reach);
    }

    /// <summary>An option may move as far as its underlying, whatever its own price is.</summary>
    public static PriceBand AroundOption(long preSettlement, decimal reachInTicks) => Within(preSettlement, reachInTicks);

    public bool Contains(long ticks) => ticks >= Lower && ticks <= Upper;

    public long Clamp(long ticks) => Math.Clamp(ticks, Lower, Upper);

    private static PriceBand Within(long middle, decimal reach)
    {
        var lower = Math.Max(1, (long)Math.Ceiling(middle - reach));
        return new PriceBand(lower, Math.Max(lower, (long)Math.Floor(middle + reach)));
    }
}
