namespace QuantPlus.Trading;

/// <summary>
/// What a conditional order waits for before it goes to the exchange (CTP <c>ContingentCondition</c>); the price it is compared with is the stop price.
/// The counter keeps the order until then, for its trading day at most.
/// </summary>
public enum OrderTrigger
{
    /// <summary>Nothing: the order goes to the exchange at once (1).</summary>
    None,

    /// <summary>The last price is above the stop price (5).</summary>
    LastAbove,

    /// <summary>The last price is at the stop price or above (6).</summary>
    LastAtOrAbove,

    /// <summary>The last price is below the stop price (7).</summary>
    LastBelow,

    /// <summary>The last price is at the stop price or below (8).</summary>
    LastAtOrBelow,

    /// <summary>The best ask is above the stop price (9).</summary>
    AskAbove,

    /// <summary>The best ask is at the stop price or above (A).</summary>
    AskAtOrAbove,

    /// <summary>The best ask is below the stop price (B).</summary>
    AskBelow,

    /// <summary>The best ask is at the stop price or below (C).</summary>
    AskAtOrBelow,

    /// <summary>The best bid is above the stop price (D).</summary>
    BidAbove,

    /// <summary>The best bid is at the stop price or above (E).</summary>
    BidAtOrAbove,

    /// <summary>The best bid is below the stop price (F).</summary>
    BidBelow,

    /// <summary>The best bid is at the stop price or below (H).</summary>
    BidAtOrBelow,

    /// <summary>A condition this version does not know (2, 3, 4 and others). Seen on orders of others; not to be requested.</summary>
    Other,
}
