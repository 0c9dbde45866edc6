namespace QuantPlus.Trading.Offsets;

/// <summary>
/// Which lots are closed first where the exchange keeps today's and yesterday's apart (SHFE, INE). Elsewhere the exchange decides. What is cheaper hangs on
/// the product: some take a higher commission for lots of today, some none.
/// </summary>
public enum CloseSequence
{
    /// <summary>Yesterday's lots first, then today's.</summary>
    YesterdayFirst,

    /// <summary>Today's lots first, then yesterday's, as vnpy does.</summary>
    TodayFirst,
}
