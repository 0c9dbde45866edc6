using QuantPlus.Simulation.Orders;

namespace QuantPlus.Simulation.Counter;

/// <summary>One message of a user's private stream: a change of an order, a trade, or what became of a conditional order whose order was refused.</summary>
internal readonly record struct PrivateEvent(OrderSnapshot? Order, TradeRecord? Trade, ConditionalFailure? Failure = null);
