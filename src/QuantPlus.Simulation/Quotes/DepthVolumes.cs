using QuantPlus.Simulation.Contracts;

namespace QuantPlus.Simulation.Quotes;

/// <summary>
/// The lots that a made-up market shows at its price levels. They follow from the step alone, so that a market may be moved on
/// without making them.
/// </summary>
internal readonly struct DepthVolumes(ListedContract contract, int seed)
{
    private readonly ulong _seed = DeterministicRandom.SeedOf(seed, contract.Id.ToString());

    /// <summary>One side's levels, as many as the exchange shows; none beyond the day's price limits.</summary>
    public QuoteLevels Side(long best, bool isBid, PriceBand band, long step)
    {
        var levels = new QuoteLevels();
        for (var i = 0; i < QuoteDepth.Max; i++)
        {
            var ticks = isBid ? best - i : best + i;
            levels[i] = i < contract.Levels && band.Contains(ticks)
                ? new QuoteLevel(contract.Grid.ToDouble(ticks), Lots(step, isBid ? i : i + QuoteDepth.Max))
                : QuoteLevel.Empty;
        }

        return levels;
    }

    private int Lots(long step, int level)
    {
        var bits = DeterministicRandom.Mix(_seed + ((((ulong)step * (2 * QuoteDepth.Max)) + (ulong)level) * 0x9E3779B97F4A7C15UL));
        return contract.LotSize * (1 + (int)Math.BigMul(bits, (ulong)((2 * contract.Market.LotsPerSnapshot) + 1), out _));
    }
}
