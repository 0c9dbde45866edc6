namespace QuantPlus.Trading;

/// <summary>Which way a position looks (CTP <c>PosiDirection</c>).</summary>
public enum PositionDirection
{
    /// <summary>Bought (2).</summary>
    Long,

    /// <summary>Sold (3).</summary>
    Short,

    /// <summary>Net (1), where a counter keeps one row for both.</summary>
    Net,
}
