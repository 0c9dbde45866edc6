using System.Runtime.CompilerServices;

namespace QuantPlus.MarketData;

/// <summary>Five levels of an order book, best first. What the counter does not send is <see cref="double.NaN"/> and 0.</summary>
[InlineArray(LevelCount)]
public struct MarketDepth
{
    /// <summary>How many levels there are: 5.</summary>
    public const int LevelCount = 5;

    private PriceLevel _best;
}
