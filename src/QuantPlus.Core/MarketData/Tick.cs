using QuantPlus.Instruments;

namespace QuantPlus.MarketData;

/// <summary>
/// One market data snapshot of a contract (CTP <c>OnRtnDepthMarketData</c>). Prices are per unit in the currency of the quote;
/// <see cref="double.NaN"/> stands for "no value". Volumes are lots.
/// </summary>
public readonly record struct Tick
{
    /// <summary>The contract.</summary>
    public InstrumentId Instrument { get; init; }

    /// <summary>
    /// When the exchange made the snapshot, as a count of 100 ns since year 1 in UTC; see <see cref="Time"/>.
    /// 0 where the counter sent no readable time.
    /// </summary>
    public long UtcTicks { get; init; }

    /// <summary>When this process got the snapshot, in units of <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/>.</summary>
    public long ReceivedTimestamp { get; init; }

    /// <summary>The trading day it belongs to: at night the next business day.</summary>
    public DateOnly TradingDay { get; init; }

    /// <summary>What else is to be known of this snapshot.</summary>
    public TickFlags Flags { get; init; }

    /// <summary>Last price.</summary>
    public double LastPrice { get; init; }

    /// <summary>Lots traded on this trading day so far.</summary>
    public long Volume { get; init; }

    /// <summary>Money traded on this trading day so far, in the currency of the quote (the multiplier included).</summary>
    public double Turnover { get; init; }

    /// <summary>Open interest in lots.</summary>
    public double OpenInterest { get; init; }

    /// <summary>Best bid.</summary>
    public double BidPrice { get; init; }

    /// <summary>Best ask.</summary>
    public double AskPrice { get; init; }

    /// <summary>Lots at the best bid.</summary>
    public int BidVolume { get; init; }

    /// <summary>Lots at the best ask.</summary>
    public int AskVolume { get; init; }

    /// <summary>First price of the trading day.</summary>
    public double OpenPrice { get; init; }

    /// <summary>Highest price of the trading day.</summary>
    public double HighPrice { get; init; }

    /// <summary>Lowest price of the trading day.</summary>
    public double LowPrice { get; init; }

    /// <summary>Highest price an order may have on this trading day (涨停).</summary>
    public double UpperLimitPrice { get; init; }

    /// <summary>Lowest price an order may have on this trading day (跌停).</summary>
    public double LowerLimitPrice { get; init; }

    /// <summary>Settlement price of the previous trading day.</summary>
    public double PreSettlementPrice { get; init; }

    /// <summary>Closing price of the previous trading day.</summary>
    public double PreClosePrice { get; init; }

    /// <summary>Open interest at the end of the previous trading day, in lots.</summary>
    public double PreOpenInterest { get; init; }

    /// <summary>Average price of the trading day as the exchange gives it (at some exchanges times the multiplier).</summary>
    public double AveragePrice { get; init; }

    /// <summary>Closing price, after the close; <see cref="double.NaN"/> before.</summary>
    public double ClosePrice { get; init; }

    /// <summary>Settlement price, after settlement; <see cref="double.NaN"/> before.</summary>
    public double SettlementPrice { get; init; }

    /// <summary>
    /// When the exchange made the snapshot, in China's time (UTC+8), rebuilt from the trading day and the exchange's clock so that it is
    /// right at night and after midnight too; <see cref="DateTimeOffset.MinValue"/> where the counter sent no readable time.
    /// CZCE has no milliseconds: two snapshots a second share a time.
    /// </summary>
    public DateTimeOffset Time => UtcTicks == 0 ? DateTimeOffset.MinValue : new DateTimeOffset(UtcTicks, TimeSpan.Zero).ToOffset(ChinaTime.Offset);

    /// <summary>Whether this is the last snapshot from before the subscription, maybe hours old.</summary>
    public bool IsStale => (Flags & TickFlags.Stale) != 0;
}
