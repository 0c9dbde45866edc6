using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>One row of the counter's position answer. A contract and direction may have several: they are added up.</summary>
internal sealed record PositionRow
{
    public required InstrumentId Instrument { get; init; }

    public required PositionDirection Direction { get; init; }

    public HedgeFlag Hedge { get; init; }

    public int Volume { get; init; }

    public int TodayVolume { get; init; }

    public double PositionCost { get; init; }

    public double OpenCost { get; init; }

    public double Margin { get; init; }

    public double PositionProfit { get; init; }

    public double CloseProfit { get; init; }
}
