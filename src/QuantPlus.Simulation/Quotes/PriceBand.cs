using QuantPlus.Simulation.Contracts;

namespace QuantPlus.Simulation.Quotes;

/// <summary>The prices a trading day allows, in whole price ticks, both ends included.</summary>
internal readonly record struct PriceBand(long Lower, long Upper)
{
    /// <summary>The previous settlement price and the daily limit around it, cut inwards to the price grid.</summary>
    public static PriceBand Around(ListedContract contract, decimal preSettlementPrice)
    {
        // A spread's price may be zero or negative: there the limit is a number of ticks.
        if (contract.ProductClass == '3')
        {
            var middle = (long)(preSettlementPrice / contract.PriceTick);
            return new PriceBand(middle - 200, middle + 200);
        }

        var reach = preSettlementPrice * contract.Market.DailyLimit;
        var lower = (long)Math.Ceiling((preSettlementPrice - reach) / contract.PriceTick);
        var upper = (long)Math.Floor((preSettlementPrice + reach) / contract.PriceTick);
        return new PriceBand(Math.Max(1, lower), Math.Max(1, upper));
    }

    public bool Contains(long ticks) => ticks >= Lower && ticks <= Upper;

    public long Clamp(long ticks) => Math.Clamp(ticks, Lower, Upper);
}
