using QuantPlus.Simulation.Orders;

namespace QuantPlus.Simulation.Matching;

/// <summary>Lots of an order that met the market at a price.</summary>
internal readonly record struct Fill(WorkingOrder Order, decimal Price, int Volume);
