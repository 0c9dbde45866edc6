namespace QuantPlus.Trading.Special;

/// <summary>Where a parked order or cancel is in its life (CTP <c>ParkedOrderStatus</c>).</summary>
public enum ParkedStatus
{
    /// <summary>The counter keeps it (1).</summary>
    Waiting,

    /// <summary>It has been sent (2).</summary>
    Sent,

    /// <summary>It was taken back (3).</summary>
    Removed,

    /// <summary>A status this version does not know.</summary>
    Other,
}
