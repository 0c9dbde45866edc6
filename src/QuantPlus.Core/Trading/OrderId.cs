namespace QuantPlus.Trading;

/// <summary>
/// Names one order of an account, the same across reconnects and restarts of the process.
/// </summary>
/// <param name="FrontId">The counter's front that took the order (CTP <c>FrontID</c>).</param>
/// <param name="SessionId">The login session that sent it; may be negative (CTP <c>SessionID</c>).</param>
/// <param name="OrderRef">The order's number within that session (CTP <c>OrderRef</c>), without blanks.</param>
public readonly record struct OrderId(int FrontId, int SessionId, string OrderRef)
{
    /// <summary>The id as <c>front/session/reference</c>.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{FrontId}/{SessionId}/{OrderRef}");
}
