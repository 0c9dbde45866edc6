using QuantPlus.Instruments;

namespace QuantPlus.Trading.Guards;

/// <summary>An order that may still trade.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Instrument">The contract.</param>
/// <param name="Direction">Buy or sell.</param>
/// <param name="Offset">Open or close.</param>
/// <param name="Price">The limit price; <see cref="double.NaN"/> for a market order.</param>
/// <param name="Volume">Lots that may still trade, or whose trades are not in the positions yet.</param>
/// <param name="Rests">Whether an order from the other side could meet it.</param>
internal readonly record struct PendingOrder(
    OrderId Id, InstrumentId Instrument, Direction Direction, Offset Offset, double Price, int Volume, bool Rests);
