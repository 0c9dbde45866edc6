namespace QuantPlus.Trading.Special;

/// <summary>An exercise as it stood at one moment (CTP <c>OnRtnExecOrder</c>). Immutable. It is carried out at the settlement of the trading day.</summary>
public sealed record Exercise : SpecialOrder
{
    /// <summary>Lots.</summary>
    public int Volume { get; init; }

    /// <summary>Exercise or give up.</summary>
    public ExerciseAction Action { get; init; }

    /// <summary>Which lots.</summary>
    public Offset Offset { get; init; }

    /// <summary>The purpose of the position.</summary>
    public HedgeFlag Hedge { get; init; }

    /// <summary>Whether the futures that come of it are closed against what is there.</summary>
    public bool ClosesFutures { get; init; }
}
