using QuantPlus.Simulation.Orders;
using QuantPlus.Simulation.Special;

namespace QuantPlus.Simulation.Counter;

/// <summary>
/// One message of a user's private stream: a change of an order, a trade, what became of a conditional order whose order was refused, or a change of a special order.
/// </summary>
internal readonly record struct PrivateEvent(OrderSnapshot? Order, TradeRecord? Trade, ConditionalFailure? Failure = null, SpecialRecord? Special = null);
