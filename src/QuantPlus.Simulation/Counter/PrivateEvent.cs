using QuantPlus.Simulation.Orders;

namespace QuantPlus.Simulation.Counter;

/// <summary>One message of a user's private stream: a change of an order, or a trade.</summary>
internal readonly record struct PrivateEvent(OrderSnapshot? Order, TradeRecord? Trade);
