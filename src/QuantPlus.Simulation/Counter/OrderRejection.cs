using QuantPlus.Simulation.Orders;

namespace QuantPlus.Simulation.Counter;

/// <summary>An order the counter refused; the exchange never saw it.</summary>
internal sealed record OrderRejection(string UserId, OrderInput Input, CounterError Error);

/// <summary>A conditional order whose price was touched, and whose order the counter then refused.</summary>
internal sealed record ConditionalFailure(OrderSnapshot Order, CounterError Error);

/// <summary>A cancel the counter refused.</summary>
internal sealed record CancelRejection(string UserId, OrderCancel Cancel, OrderSnapshot? Order, CounterError Error);
