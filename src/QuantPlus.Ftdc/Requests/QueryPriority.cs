namespace QuantPlus.Ftdc.Requests;

/// <summary>Who goes first when several queries wait for their turn.</summary>
internal enum QueryPriority
{
    /// <summary>Somebody awaits the answer.</summary>
    Awaited,

    /// <summary>The gateway keeps its own values current with it.</summary>
    Refresh,
}
