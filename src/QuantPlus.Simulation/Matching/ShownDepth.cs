using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Quotes;

namespace QuantPlus.Simulation.Matching;

/// <summary>What the newest snapshot still offers on one side: its levels, less what orders have taken from them.</summary>
internal sealed class ShownDepth
{
    private readonly decimal[] _prices = new decimal[QuoteDepth.Max];
    private readonly int[] _volumes = new int[QuoteDepth.Max];

    /// <summary>The levels that still have lots, the best one first.</summary>
    public IEnumerable<(decimal Price, int Volume)> Levels
    {
        get
        {
            for (var i = 0; i < QuoteDepth.Max; i++)
            {
                if (_volumes[i] > 0)
                    yield return (_prices[i], _volumes[i]);
            }
        }
    }

    public void Reset(in QuoteLevels levels)
    {
        for (var i = 0; i < QuoteDepth.Max; i++)
        {
            var level = levels[i];
            var price = Quote.Known(level.Price);
            _volumes[i] = price is null ? 0 : Math.Max(0, level.Volume);
            _prices[i] = price ?? 0;
        }
    }

    /// <summary>How many lots an order could have at its limit or better; no limit for a market order.</summary>
    public int Reachable(bool isBuy, decimal? limit)
    {
        var volume = 0;
        for (var i = 0; i < QuoteDepth.Max; i++)
        {
            if (_volumes[i] > 0 && IsWithin(isBuy, limit, _prices[i]))
                volume += _volumes[i];
        }

        return volume;
    }

    /// <summary>Takes lots from the best level an order reaches; 0 where it reaches none.</summary>
    public int Take(bool isBuy, decimal? limit, int wanted, out decimal price)
    {
        for (var i = 0; i < QuoteDepth.Max; i++)
        {
            if (_volumes[i] == 0 || !IsWithin(isBuy, limit, _prices[i]))
                continue;
            price = _prices[i];
            var taken = Math.Min(wanted, _volumes[i]);
            _volumes[i] -= taken;
            return taken;
        }

        price = 0;
        return 0;
    }

    private static bool IsWithin(bool isBuy, decimal? limit, decimal price) =>
        limit is not { } bound || (isBuy ? price <= bound : price >= bound);
}
