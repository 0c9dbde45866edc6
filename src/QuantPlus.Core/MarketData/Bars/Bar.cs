using QuantPlus.Instruments;

namespace QuantPlus.MarketData.Bars;

/// <summary>
/// What traded of a contract in a number of trading minutes, made from ticks. Immutable. There is none for minutes in which nothing traded.
/// </summary>
public sealed record Bar
{
    /// <summary>The contract.</summary>
    public required InstrumentId Instrument { get; init; }

    /// <summary>The trading day it belongs to: at night the next business day.</summary>
    public DateOnly TradingDay { get; init; }

    /// <summary>When it begins, in China's time (UTC+8). The opening auction is part of the first bar of its session, which begins with the session.</summary>
    public DateTimeOffset Start { get; init; }

    /// <summary>When it ends, in China's time. Trades at this very moment are the next bar's, unless a session ends with it.</summary>
    public DateTimeOffset End { get; init; }

    /// <summary>First price; of a trading day's first bar the price of the opening auction. Per unit in the currency of the quote.</summary>
    public double Open { get; init; }

    /// <summary>Highest price, also where it came up only between two ticks.</summary>
    public double High { get; init; }

    /// <summary>Lowest price, also where it came up only between two ticks.</summary>
    public double Low { get; init; }

    /// <summary>Last price.</summary>
    public double Close { get; init; }

    /// <summary>Lots traded, from the differences of the trading day's volume.</summary>
    public long Volume { get; init; }

    /// <summary>Money traded, the multiplier included; <see cref="double.NaN"/> where the counter sends none.</summary>
    public double Turnover { get; init; }

    /// <summary>Open interest at the end, in lots; <see cref="double.NaN"/> where the counter sends none.</summary>
    public double OpenInterest { get; init; }

    /// <summary>
    /// Lots that traded before this bar while the gateway was not connected, so that no bar has them; mostly 0. What traded before the stream began is
    /// in no bar at all.
    /// </summary>
    public long MissedVolume { get; init; }

    /// <summary>How many ticks with trades it was made of.</summary>
    public int TickCount { get; init; }

    /// <summary>
    /// Whether the stream was there from beginning to end: false for a bar in which it began, was interrupted, may have lost ticks, or ended.
    /// </summary>
    public bool IsComplete { get; init; }
}
