namespace QuantPlus.Trading.Offsets;

/// <summary>
/// How the wish to buy or to sell becomes orders that open and close. Buying closes what was sold, selling closes what was bought; lots are closed before
/// others are opened.
/// </summary>
public enum OffsetPolicy
{
    /// <summary>The request as it is, with the offset that the user gave it.</summary>
    Explicit,

    /// <summary>Closes what can be closed and opens the rest, so that only one side is held (vnpy's net mode).</summary>
    CloseFirst,

    /// <summary>Closes what can be closed and opens nothing; where that is too little, the plan is not complete.</summary>
    CloseOnly,

    /// <summary>Opens, whatever is held.</summary>
    OpenOnly,

    /// <summary>
    /// Never closes today's lots, which often costs more, but opens against them (锁仓, vnpy's lock mode). Yesterday's are closed first where the exchange
    /// keeps them apart (SHFE, INE) or where no lot is of today; the rest is opened.
    /// </summary>
    Lock,
}
