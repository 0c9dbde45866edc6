using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>What names a position of the account.</summary>
internal readonly record struct PositionKey(InstrumentId Instrument, PositionDirection Direction, HedgeFlag Hedge)
{
    /// <summary>The position that a trade or an order opens or closes: to buy closes what was sold.</summary>
    public static PositionKey Of(InstrumentId instrument, Direction direction, Offset offset, HedgeFlag hedge) => new(
        instrument,
        (direction == QuantPlus.Trading.Direction.Buy) == (offset == Offset.Open) ? PositionDirection.Long : PositionDirection.Short,
        hedge);
}
