using QuantPlus.Trading;

namespace QuantPlus.Simulation.Special;

/// <summary>What a session sends that is neither a plain order nor a cancel.</summary>
internal abstract record SpecialInput
{
    public required string Symbol { get; init; }

    /// <summary>The session's own number of it; empty lets the counter give the next one.</summary>
    public string Reference { get; init; } = "";

    /// <summary>Kept for the answers; the counter does nothing with it.</summary>
    public int RequestId { get; init; }
}

/// <summary>A two-sided quote; a side with volume 0 is not quoted.</summary>
internal sealed record QuoteInput : SpecialInput
{
    public decimal? BidPrice { get; init; }
    public int BidVolume { get; init; }
    public Offset BidOffset { get; init; }
    public HedgeFlag BidHedge { get; init; }
    public string BidOrderRef { get; init; } = "";
    public decimal? AskPrice { get; init; }
    public int AskVolume { get; init; }
    public Offset AskOffset { get; init; }
    public HedgeFlag AskHedge { get; init; }
    public string AskOrderRef { get; init; } = "";
    public string DemandId { get; init; } = "";
}

/// <summary>The holder of an option exercises it, or gives its exercise up.</summary>
internal sealed record ExerciseInput : SpecialInput
{
    public required int Volume { get; init; }
    public bool IsAbandon { get; init; }
    public Offset Offset { get; init; } = Offset.Close;
    public HedgeFlag Hedge { get; init; }

    /// <summary>Whether the futures that come of it are closed against what is there.</summary>
    public bool ClosesFutures { get; init; }
}

/// <summary>What becomes of options and futures of both sides.</summary>
internal sealed record SelfCloseInput : SpecialInput
{
    public required int Volume { get; init; }

    /// <summary>CTP's code: 1 close options, 2 keep them, 3 close futures, 4 keep them.</summary>
    public required char Flag { get; init; }

    public HedgeFlag Hedge { get; init; }
}

/// <summary>Which special order to cancel: by the exchange's number, or by front, session and reference.</summary>
internal sealed record SpecialCancel
{
    public int RequestId { get; init; }
    public string Exchange { get; init; } = "";
    public string SystemId { get; init; } = "";
    public int FrontId { get; init; }
    public int SessionId { get; init; }
    public string Reference { get; init; } = "";
}
