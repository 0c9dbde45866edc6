namespace QuantPlus.Errors;

/// <summary>What may be done about an error: whether the same request may be made again, and by whom.</summary>
public enum GatewayErrorClass
{
    /// <summary>Not known, as with a code that no table has. It is treated as <see cref="Permanent"/>.</summary>
    Unknown,

    /// <summary>It passes by itself. The gateway tries again where that does no harm; orders and cancels are never sent again by themselves.</summary>
    Transient,

    /// <summary>The same request will fail again; something has to be changed first.</summary>
    Permanent,

    /// <summary>Each further attempt brings the account, the password or the address closer to being locked. There is one attempt, and no other by itself.</summary>
    LockOutDanger,

    /// <summary>Something has to be done in the same session first, such as a change of the password at the first login (140).</summary>
    CurableInSession,

    /// <summary>
    /// Nobody knows whether it was done: an order, a cancel or another request that changes something was sent, and its answer did not come. Find out before you
    /// send it again: updates and <see cref="IGateway"/>'s orders tell, a query of what is parked, and for a password a login elsewhere.
    /// </summary>
    OutcomeUnknown,
}
