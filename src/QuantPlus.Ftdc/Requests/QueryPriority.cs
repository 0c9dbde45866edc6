namespace QuantPlus.Ftdc.Requests;

/// <summary>Who goes first when several queries wait for their turn.</summary>
internal enum QueryPriority
{
    /// <summary>The gateway is not ready without it: however much others ask, it comes back after a loss.</summary>
    Login,

    /// <summary>Somebody awaits the answer.</summary>
    Awaited,

    /// <summary>The gateway keeps its own values current with it.</summary>
    Refresh,
}
