using QuantPlus.Instruments;

namespace QuantPlus.Trading;

/// <summary>
/// What an account holds of a contract on one side: the counter's rows (today's and yesterday's) added up, and kept current by
/// trades and orders between queries (CTP <c>OnRspQryInvestorPosition</c>). Immutable. Money is in the account's currency.
/// </summary>
public sealed record Position
{
    /// <summary>The contract.</summary>
    public required InstrumentId Instrument { get; init; }

    /// <summary>Long or short.</summary>
    public required PositionDirection Direction { get; init; }

    /// <summary>The purpose of the position.</summary>
    public HedgeFlag Hedge { get; init; }

    /// <summary>Lots held, today's and yesterday's.</summary>
    public int Volume { get; init; }

    /// <summary>Lots opened on this trading day and still held.</summary>
    public int TodayVolume { get; init; }

    /// <summary>Lots held over from earlier days.</summary>
    public int YesterdayVolume => Volume - TodayVolume;

    /// <summary>Lots that working close orders hold back.</summary>
    public int FrozenVolume { get; init; }

    /// <summary>Lots that can be closed now.</summary>
    public int ClosableVolume => Volume - FrozenVolume;

    /// <summary>What the lots cost, marked to yesterday's settlement for yesterday's lots (CTP <c>PositionCost</c>).</summary>
    public double PositionCost { get; init; }

    /// <summary>What the lots cost when they were opened (CTP <c>OpenCost</c>).</summary>
    public double OpenCost { get; init; }

    /// <summary>Mean price of <see cref="PositionCost"/>; <see cref="double.NaN"/> without lots or without a known multiplier.</summary>
    public double AveragePrice { get; init; } = double.NaN;

    /// <summary>Margin in use, as of the last query.</summary>
    public double Margin { get; init; }

    /// <summary>Profit of the lots held, marked to the market by day, as of the last query.</summary>
    public double PositionProfit { get; init; }

    /// <summary>Profit of the lots closed on this trading day, by day, as of the last query.</summary>
    public double CloseProfit { get; init; }
}
