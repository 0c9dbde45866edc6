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

    /// <summary>Lots that exercises and waivers of options hold back; those of close orders are known from the orders.</summary>
    public int ExerciseFrozen { get; init; }

    public double PositionCost { get; init; }

    public double OpenCost { get; init; }

    public double Margin { get; init; }

    public double MarginByMoney { get; init; }

    public double MarginByVolume { get; init; }

    public double PositionProfit { get; init; }

    public double CloseProfit { get; init; }

    public double CloseProfitByTrade { get; init; }

    public double Commission { get; init; }

    /// <summary>NaN where there is none.</summary>
    public double PreSettlementPrice { get; init; } = double.NaN;

    /// <summary>The price the counter marks at; NaN where there is none.</summary>
    public double MarkPrice { get; init; } = double.NaN;
}

/// <summary>One row of the counter's position details: lots of one trade.</summary>
internal sealed record PositionLotRow
{
    public required InstrumentId Instrument { get; init; }

    public required PositionDirection Direction { get; init; }

    public HedgeFlag Hedge { get; init; }

    /// <summary>As the counter writes days: texts sort as the days do.</summary>
    public string OpenedOn { get; init; } = "";

    public bool IsToday { get; init; }

    public int Volume { get; init; }

    public double OpenPrice { get; init; }

    /// <summary>NaN where there is none.</summary>
    public double PreSettlementPrice { get; init; } = double.NaN;
}
