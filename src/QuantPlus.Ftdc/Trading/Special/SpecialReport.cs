using QuantPlus.Trading.Special;

namespace QuantPlus.Ftdc.Trading.Special;

/// <summary>What the counter said of a special order at one moment.</summary>
/// <param name="Order">The order.</param>
/// <param name="SystemId">The exchange's number exactly as sent, blanks included: a cancel must send it back so.</param>
internal sealed record SpecialReport<TOrder>(TOrder Order, string SystemId)
    where TOrder : SpecialOrder;
