using System.Runtime.CompilerServices;
using QuantPlus.Instruments;

namespace QuantPlus.MarketData;

/// <summary>
/// One market data snapshot of a contract (CTP <c>OnRtnDepthMarketData</c>). Prices are per unit in the currency of the quote;
/// <see cref="double.NaN"/> stands for "no value". Volumes are lots.
/// </summary>
public readonly record struct Tick
{
    private readonly InstrumentId _instrument;
    private readonly TickNumbers _numbers;

    /// <summary>The contract.</summary>
    public InstrumentId Instrument
    {
        get => _instrument;
        init => _instrument = value;
    }

    /// <summary>
    /// When the exchange made the snapshot, as a count of 100 ns since year 1 in UTC; see <see cref="Time"/>.
    /// 0 where the counter sent no readable time.
    /// </summary>
    public long UtcTicks
    {
        get => _numbers.UtcTicks;
        init => _numbers.UtcTicks = value;
    }

    /// <summary>
    /// When this process got the snapshot, in units of <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/>;
    /// 0 unless a subscription asks for it by <see cref="TickSubscriptionOptions.StampReceived"/>.
    /// </summary>
    public long ReceivedTimestamp
    {
        get => _numbers.ReceivedTimestamp;
        init => _numbers.ReceivedTimestamp = value;
    }

    /// <summary>The trading day it belongs to: at night the next business day.</summary>
    public DateOnly TradingDay
    {
        get => _numbers.TradingDay;
        init => _numbers.TradingDay = value;
    }

    /// <summary>What else is to be known of this snapshot.</summary>
    public TickFlags Flags
    {
        get => _numbers.Flags;
        init => _numbers.Flags = value;
    }

    /// <summary>Last price.</summary>
    public double LastPrice
    {
        get => _numbers.LastPrice;
        init => _numbers.LastPrice = value;
    }

    /// <summary>Lots traded on this trading day so far.</summary>
    public long Volume
    {
        get => _numbers.Volume;
        init => _numbers.Volume = value;
    }

    /// <summary>Money traded on this trading day so far, in the currency of the quote (the multiplier included).</summary>
    public double Turnover
    {
        get => _numbers.Turnover;
        init => _numbers.Turnover = value;
    }

    /// <summary>Open interest in lots.</summary>
    public double OpenInterest
    {
        get => _numbers.OpenInterest;
        init => _numbers.OpenInterest = value;
    }

    /// <summary>Best bid.</summary>
    public double BidPrice
    {
        get => _numbers.BidPrice;
        init => _numbers.BidPrice = value;
    }

    /// <summary>Best ask.</summary>
    public double AskPrice
    {
        get => _numbers.AskPrice;
        init => _numbers.AskPrice = value;
    }

    /// <summary>Lots at the best bid.</summary>
    public int BidVolume
    {
        get => _numbers.BidVolume;
        init => _numbers.BidVolume = value;
    }

    /// <summary>Lots at the best ask.</summary>
    public int AskVolume
    {
        get => _numbers.AskVolume;
        init => _numbers.AskVolume = value;
    }

    /// <summary>First price of the trading day.</summary>
    public double OpenPrice
    {
        get => _numbers.OpenPrice;
        init => _numbers.OpenPrice = value;
    }

    /// <summary>Highest price of the trading day.</summary>
    public double HighPrice
    {
        get => _numbers.HighPrice;
        init => _numbers.HighPrice = value;
    }

    /// <summary>Lowest price of the trading day.</summary>
    public double LowPrice
    {
        get => _numbers.LowPrice;
        init => _numbers.LowPrice = value;
    }

    /// <summary>Highest price an order may have on this trading day (涨停).</summary>
    public double UpperLimitPrice
    {
        get => _numbers.UpperLimitPrice;
        init => _numbers.UpperLimitPrice = value;
    }

    /// <summary>Lowest price an order may have on this trading day (跌停).</summary>
    public double LowerLimitPrice
    {
        get => _numbers.LowerLimitPrice;
        init => _numbers.LowerLimitPrice = value;
    }

    /// <summary>Settlement price of the previous trading day.</summary>
    public double PreSettlementPrice
    {
        get => _numbers.PreSettlementPrice;
        init => _numbers.PreSettlementPrice = value;
    }

    /// <summary>Closing price of the previous trading day.</summary>
    public double PreClosePrice
    {
        get => _numbers.PreClosePrice;
        init => _numbers.PreClosePrice = value;
    }

    /// <summary>Open interest at the end of the previous trading day, in lots.</summary>
    public double PreOpenInterest
    {
        get => _numbers.PreOpenInterest;
        init => _numbers.PreOpenInterest = value;
    }

    /// <summary>Average price of the trading day as the exchange gives it (at some exchanges times the multiplier).</summary>
    public double AveragePrice
    {
        get => _numbers.AveragePrice;
        init => _numbers.AveragePrice = value;
    }

    /// <summary>Closing price, after the close; <see cref="double.NaN"/> before.</summary>
    public double ClosePrice
    {
        get => _numbers.ClosePrice;
        init => _numbers.ClosePrice = value;
    }

    /// <summary>Settlement price, after settlement; <see cref="double.NaN"/> before.</summary>
    public double SettlementPrice
    {
        get => _numbers.SettlementPrice;
        init => _numbers.SettlementPrice = value;
    }

    /// <summary>
    /// When the exchange made the snapshot, in China's time (UTC+8), rebuilt from the trading day and the exchange's clock so that it is
    /// right at night and after midnight too; <see cref="DateTimeOffset.MinValue"/> where the counter sent no readable time.
    /// CZCE has no milliseconds: two snapshots a second share a time.
    /// </summary>
    public DateTimeOffset Time => UtcTicks == 0 ? DateTimeOffset.MinValue : new DateTimeOffset(UtcTicks, TimeSpan.Zero).ToOffset(ChinaTime.Offset);

    /// <summary>Whether this is the last snapshot from before the subscription, maybe hours old.</summary>
    public bool IsStale => (Flags & TickFlags.Stale) != 0;

    /// <summary>The numbers of a tick in storage of our own, to be written in place: who holds the whole may write its parts.</summary>
    internal static ref TickNumbers NumbersOf(ref Tick tick) => ref Unsafe.AsRef(in tick._numbers);

    /// <summary>Names the contract of a tick in storage of our own.</summary>
    internal static void SetInstrument(ref Tick tick, string symbol, Exchange exchange) =>
        Unsafe.AsRef(in tick._instrument) = InstrumentId.OfKnown(symbol, exchange);

    /// <summary>
    /// Copies this tick. Part by part, because the numbers alone, which hold no reference, are copied by wide registers.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void CopyTo(out Tick destination)
    {
        Unsafe.SkipInit(out destination);
        Unsafe.AsRef(in destination._instrument) = _instrument;
        Unsafe.AsRef(in destination._numbers) = _numbers;
    }
}
