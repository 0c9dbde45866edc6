namespace QuantPlus.Trading;

/// <summary>Whether an order opens or closes a position (CTP <c>OffsetFlag</c>).</summary>
public enum Offset
{
    /// <summary>Opens a position (0).</summary>
    Open,

    /// <summary>Closes a position (1). At SHFE and INE it closes yesterday's; elsewhere it closes both.</summary>
    Close,

    /// <summary>Closes today's position (3); SHFE and INE only.</summary>
    CloseToday,

    /// <summary>Closes yesterday's position (4); SHFE and INE only.</summary>
    CloseYesterday,

    /// <summary>Closed by the broker or the exchange (2, 5 and 6). Seen on orders and trades; not to be requested.</summary>
    ForceClose,

    /// <summary>A code this version does not know. Seen on orders and trades; not to be requested.</summary>
    Other,
}
