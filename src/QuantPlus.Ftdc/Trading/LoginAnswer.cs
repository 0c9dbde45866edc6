namespace QuantPlus.Ftdc.Trading;

/// <summary>What the counter tells a session that logged in.</summary>
/// <param name="FrontId">The front.</param>
/// <param name="SessionId">The session; may be negative.</param>
/// <param name="MaxOrderRef">The highest order reference in use; new ones count up from it.</param>
/// <param name="TradingDay">The trading day; null where the counter sent none.</param>
internal sealed record LoginAnswer(int FrontId, int SessionId, long MaxOrderRef, DateOnly? TradingDay);
