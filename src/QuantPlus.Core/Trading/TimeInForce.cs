namespace QuantPlus.Trading;

/// <summary>How long an order stays (CTP <c>TimeCondition</c>). What trades at once or not at all is an <see cref="OrderType"/>.</summary>
public enum TimeInForce
{
    /// <summary>Until the end of the trading day, the night session before it included (3).</summary>
    Day,

    /// <summary>
    /// Until it is cancelled (5). No counter of this kind keeps an order over the settlement, so it is refused with
    /// <see cref="Errors.OrderRejectReason.NotSupported"/>; send it anew on each trading day.
    /// </summary>
    GoodTillCancelled,

    /// <summary>Until the end of a given day (4). Refused, as <see cref="GoodTillCancelled"/> is.</summary>
    GoodTillDate,
}
