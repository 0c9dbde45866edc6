namespace QuantPlus.Trading.Special;

/// <summary>What becomes of positions on both sides of an option (CTP <c>OptSelfCloseFlag</c>).</summary>
public enum SelfCloseAction
{
    /// <summary>Options that are held on both sides close each other (1).</summary>
    CloseOptions,

    /// <summary>Options that are held on both sides stay (2).</summary>
    KeepOptions,

    /// <summary>Futures that the writer of an option gets by its exercise close each other (3).</summary>
    CloseFutures,

    /// <summary>Futures that the writer of an option gets by its exercise stay (4).</summary>
    KeepFutures,

    /// <summary>A code this version does not know. Not to be requested.</summary>
    Other,
}
