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

    /// <summary>Today's lots that working close orders, or exercises, hold back. Where an exchange does not keep today's lots apart, the older ones are held back first.</summary>
    public int FrozenToday { get; init; }

    /// <summary>Lots of earlier days that working close orders, or exercises, hold back.</summary>
    public int FrozenYesterday { get; init; }

    /// <summary>Lots that working close orders, or exercises, hold back.</summary>
    public int FrozenVolume => FrozenToday + FrozenYesterday;

    /// <summary>Lots that can be closed now.</summary>
    public int ClosableVolume => Volume - FrozenVolume;

    /// <summary>Today's lots that can be closed now: with <see cref="Offset.CloseToday"/> at SHFE and INE.</summary>
    public int ClosableToday => TodayVolume - FrozenToday;

    /// <summary>Lots of earlier days that can be closed now: with <see cref="Offset.CloseYesterday"/> at SHFE and INE.</summary>
    public int ClosableYesterday => YesterdayVolume - FrozenYesterday;

    /// <summary>What the lots cost, yesterday's at yesterday's settlement price (CTP <c>PositionCost</c>).</summary>
    public double PositionCost { get; init; }

    /// <summary>What the lots cost when they were opened (CTP <c>OpenCost</c>).</summary>
    public double OpenCost { get; init; }

    /// <summary>Mean price of <see cref="PositionCost"/>; <see cref="double.NaN"/> without lots or without a known multiplier.</summary>
    public double AveragePrice { get; init; } = double.NaN;

    /// <summary>Mean price of <see cref="OpenCost"/>: what the lots were opened at; <see cref="double.NaN"/> without lots or without a known multiplier.</summary>
    public double OpenPrice { get; init; } = double.NaN;

    /// <summary>
    /// The price that the profit is counted at: that of the newest tick where the contract is subscribed, the counter's own at the last query where not;
    /// <see cref="double.NaN"/> where neither is known.
    /// </summary>
    public double MarkPrice { get; init; } = double.NaN;

    /// <summary>
    /// Margin of this side. Between queries by the rates that <see cref="IReferenceData.QueryMarginRateAsync"/> has brought, else by the counter's rate of this
    /// position or of the contract; as of the last query where none is known.
    /// </summary>
    public double Margin { get; init; }

    /// <summary>Profit of the lots held since yesterday's settlement, or since they were opened today (CTP <c>PositionProfit</c>); options, which are not marked to the market, have none.</summary>
    public double PositionProfit { get; init; }

    /// <summary>Profit of the lots held since each was opened; of options too.</summary>
    public double PositionProfitByTrade { get; init; }

    /// <summary>Profit of the lots closed on this trading day, counted from yesterday's settlement or from today's opening (CTP <c>CloseProfit</c>).</summary>
    public double CloseProfit { get; init; }

    /// <summary>Profit of the lots closed on this trading day, counted from their opening (CTP <c>CloseProfitByTrade</c>).</summary>
    public double CloseProfitByTrade { get; init; }

    /// <summary>
    /// Commission of this trading day. Between queries by the rates that <see cref="IReferenceData.QueryCommissionRateAsync"/> has brought; as of the last query
    /// where none is known.
    /// </summary>
    public double Commission { get; init; }
}
