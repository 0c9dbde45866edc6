using System.Runtime.CompilerServices;
using QuantPlus.Simulation.Contracts;

namespace QuantPlus.Simulation.Quotes;

/// <summary>
/// One snapshot of a contract's market. <see cref="double.NaN"/> stands for "no value". Prices are the doubles nearest to their decimal values,
/// so that a conversion to <see cref="decimal"/> gives the price on the grid.
/// </summary>
internal readonly record struct Quote
{
    public required ListedContract Contract { get; init; }

    /// <summary>When the snapshot was made, China's time.</summary>
    public required DateTime Time { get; init; }

    public required DateOnly TradingDay { get; init; }

    public required double LastPrice { get; init; }

    public required DayFigures Day { get; init; }

    /// <summary>Lots traded on the trading day.</summary>
    public required int Volume { get; init; }

    /// <summary>Money traded on the trading day, the multiplier included (at CZCE without it, as its front sends it).</summary>
    public required double Turnover { get; init; }

    public required double OpenInterest { get; init; }
    public required double AveragePrice { get; init; }
    public required QuoteLevels Bids { get; init; }
    public required QuoteLevels Asks { get; init; }

    /// <summary>
    /// What a lot is worth at the moment: the last price, or, before the first trade of a recorded day, the nearest that is known.
    /// </summary>
    public decimal Worth => Known(LastPrice) ?? Known(Day.PreSettlementPrice) ?? Known(Day.PreClosePrice) ?? 0;

    /// <summary>A price as money; null where there is none.</summary>
    public static decimal? Known(double price) => Math.Abs(price) < 1e15 ? (decimal)price : null;
}

/// <summary>What holds for a whole trading day, and how far its prices have gone.</summary>
internal readonly record struct DayFigures
{
    public required double PreSettlementPrice { get; init; }
    public required double PreClosePrice { get; init; }
    public required double PreOpenInterest { get; init; }
    public required double UpperLimitPrice { get; init; }
    public required double LowerLimitPrice { get; init; }
    public required double OpenPrice { get; init; }
    public required double HighestPrice { get; init; }
    public required double LowestPrice { get; init; }
}

/// <summary>One side's price levels, the best one first; a level nobody stands on has volume 0.</summary>
[InlineArray(QuoteDepth.Max)]
internal struct QuoteLevels : IEquatable<QuoteLevels>
{
    private QuoteLevel _first;

    public readonly bool Equals(QuoteLevels other) => ((ReadOnlySpan<QuoteLevel>)this).SequenceEqual(other);

    public override readonly bool Equals(object? obj) => obj is QuoteLevels other && Equals(other);

    public override readonly int GetHashCode() => _first.GetHashCode();
}

/// <summary>Lots waiting at a price.</summary>
internal readonly record struct QuoteLevel(double Price, int Volume)
{
    public static QuoteLevel Empty => new(double.NaN, 0);
}
