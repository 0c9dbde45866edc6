using QuantPlus.Simulation.Orders;

namespace QuantPlus.Simulation.Matching;

/// <summary>Lots of an order that met the market, or another user's resting order, at a price.</summary>
/// <param name="Order">The order that trades.</param>
/// <param name="Price">The price.</param>
/// <param name="Volume">Lots.</param>
/// <param name="Against">The other user's order; null where the market's shown lots were taken.</param>
internal readonly record struct Fill(WorkingOrder Order, decimal Price, int Volume, WorkingOrder? Against = null);
