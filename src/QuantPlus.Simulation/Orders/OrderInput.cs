using QuantPlus.Trading;

namespace QuantPlus.Simulation.Orders;

/// <summary>An order as a session sends it.</summary>
internal sealed record OrderInput
{
    public required string Symbol { get; init; }

    /// <summary>The session's own number of the order; empty lets the counter give the next one.</summary>
    public string OrderRef { get; init; } = "";

    /// <summary>Kept for the answers; the counter does nothing with it.</summary>
    public int RequestId { get; init; }

    public required Direction Direction { get; init; }
    public Offset Offset { get; init; } = Offset.Open;
    public HedgeFlag Hedge { get; init; } = HedgeFlag.Speculation;

    /// <summary><see cref="OrderType.Other"/> is what no exchange takes.</summary>
    public OrderType Type { get; init; } = OrderType.Limit;

    /// <summary>The limit price; null where the order has none or where it is no number.</summary>
    public decimal? Price { get; init; }

    public required int Volume { get; init; }

    /// <summary>Whether the order is to wait for a price to be touched.</summary>
    public bool IsConditional { get; init; }

    /// <summary>Whether the exchange made it of one side of a quote.</summary>
    public bool ComesOfQuote { get; init; }

    /// <summary>What a conditional order waits for; null where it is none, or of a kind that the counter does not take.</summary>
    public OrderCondition? Condition { get; init; }

    /// <summary>The user's own mark, given back with every report.</summary>
    public string Memo { get; init; } = "";

    /// <summary>An order that does not rest trades at least so many lots or nothing; null where any number will do.</summary>
    public int? MinVolume { get; init; }
}
