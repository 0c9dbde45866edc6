namespace QuantPlus.Trading;

/// <summary>Buy or sell (CTP <c>Direction</c>).</summary>
public enum Direction
{
    /// <summary>Buy (0).</summary>
    Buy,

    /// <summary>Sell (1).</summary>
    Sell,
}
