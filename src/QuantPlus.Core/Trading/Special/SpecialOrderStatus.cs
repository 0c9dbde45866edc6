namespace QuantPlus.Trading.Special;

/// <summary>Where a special order is in its life (CTP <c>QuoteStatus</c>, <c>ExecResult</c> and <c>ActionStatus</c>).</summary>
public enum SpecialOrderStatus
{
    /// <summary>Sent, not yet taken by the exchange.</summary>
    Submitting,

    /// <summary>Taken by the exchange: a quote rests in the book, an exercise waits for the settlement.</summary>
    Accepted,

    /// <summary>A part of a quote has traded.</summary>
    PartTraded,

    /// <summary>Carried out; a quote has traded on all its sides. Final.</summary>
    Done,

    /// <summary>Cancelled. Final.</summary>
    Cancelled,

    /// <summary>Refused, or impossible when it was to be carried out. Final.</summary>
    Rejected,

    /// <summary>A status this version does not know.</summary>
    Other,
}
