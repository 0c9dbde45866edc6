namespace QuantPlus.Trading;

/// <summary>Where an order is in its life (CTP <c>OrderStatus</c> and <c>OrderSubmitStatus</c>).</summary>
public enum OrderStatus
{
    /// <summary>Sent, not yet taken by the exchange (a).</summary>
    Submitting,

    /// <summary>In the exchange's book, nothing traded (3).</summary>
    Queueing,

    /// <summary>In the exchange's book, a part traded (1).</summary>
    PartTraded,

    /// <summary>All traded (0). Final.</summary>
    AllTraded,

    /// <summary>Cancelled, a part may have traded (5 and 2). Final.</summary>
    Cancelled,

    /// <summary>Refused by the counter or by the exchange. Final.</summary>
    Rejected,

    /// <summary>Held back outside the book (4).</summary>
    Suspended,

    /// <summary>A conditional order that waits for its trigger (b).</summary>
    WaitingForTrigger,

    /// <summary>A conditional order whose trigger has been touched (c). Final: another order, which names it, has taken its place.</summary>
    Triggered,

    /// <summary>A status this version does not know.</summary>
    Other,
}
