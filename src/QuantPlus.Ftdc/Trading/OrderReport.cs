using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>What the counter said of an order at one moment.</summary>
/// <param name="Order">The order; its traded volume and average price as far as the order itself tells.</param>
/// <param name="OrderSysId">The exchange's number exactly as sent, blanks included: a cancel must send it back so.</param>
/// <param name="IsImmediate">Whether the order trades at once or not at all, so that its cancel may overtake its trades.</param>
internal sealed record OrderReport(Order Order, string OrderSysId, bool IsImmediate);
