using System.Runtime.InteropServices;

namespace QuantPlus.MarketData;

/// <summary>
/// Everything of a tick but its contract, in the order in which counters send it, so that prices are taken over eight at a time.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal record struct TickNumbers
{
    public double LastPrice;
    public double PreSettlementPrice;
    public double PreClosePrice;
    public double PreOpenInterest;
    public double OpenPrice;
    public double HighPrice;
    public double LowPrice;
    public double AveragePrice;

    public double Turnover;
    public double OpenInterest;
    public double ClosePrice;
    public double SettlementPrice;
    public double UpperLimitPrice;
    public double LowerLimitPrice;
    public double BidPrice;
    public double AskPrice;

    public long UtcTicks;
    public long ReceivedTimestamp;
    public long Volume;
    public DateOnly TradingDay;
    public TickFlags Flags;
    public int BidVolume;
    public int AskVolume;
}
