using System.Runtime.CompilerServices;
using QuantPlus.MarketData;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>The levels of an order book behind the best one, as the counter sends them.</summary>
[InlineArray(MarketDepth.LevelCount - 1)]
internal struct DeeperLevels
{
    private PriceLevel _second;
}
