namespace QuantPlus.Simulation.Orders;

/// <summary>Where an order is in its life.</summary>
internal enum OrderPhase
{
    /// <summary>The counter has it, the exchange has not answered (a).</summary>
    Submitted,

    /// <summary>In the book, nothing traded (3).</summary>
    Queueing,

    /// <summary>In the book, a part traded (1).</summary>
    PartTraded,

    /// <summary>All traded (0).</summary>
    AllTraded,

    /// <summary>Cancelled, wholly or the rest of it (5).</summary>
    Cancelled,

    /// <summary>Refused by the exchange (5, submit status 4).</summary>
    Rejected,

    /// <summary>At the counter, waiting for a price to be touched (b).</summary>
    Waiting,

    /// <summary>Its price was touched; another order has taken its place (c).</summary>
    Touched,
}

/// <summary>How far the last instruction on an order has come (CTP's submit status).</summary>
internal enum SubmitPhase
{
    /// <summary>The order is on its way to the exchange (0).</summary>
    InsertSubmitted,

    /// <summary>The cancel is on its way to the exchange (1).</summary>
    CancelSubmitted,

    /// <summary>The exchange has taken it (3).</summary>
    Accepted,

    /// <summary>The exchange has refused it (4).</summary>
    InsertRejected,

    /// <summary>The exchange has refused its cancel (5).</summary>
    CancelRejected,
}
