namespace QuantPlus.MarketData.Bars;

/// <summary>What has been counted of a trading day so far.</summary>
internal readonly struct DayCount
{
    public DateOnly TradingDay { get; init; }

    public long Volume { get; init; }

    public double Turnover { get; init; }

    public double High { get; init; }

    public double Low { get; init; }

    public static DayCount Of(in Tick tick, DateOnly tradingDay) => new()
    {
        TradingDay = tradingDay,
        Volume = tick.Volume,
        Turnover = tick.Turnover,
        High = tick.HighPrice,
        Low = tick.LowPrice,
    };
}
