namespace QuantPlus.Trading.Special;

/// <summary>A self-close as it stood at one moment (CTP <c>OnRtnOptionSelfClose</c>). Immutable. It is carried out at the settlement of the trading day.</summary>
public sealed record SelfClose : SpecialOrder
{
    /// <summary>Lots.</summary>
    public int Volume { get; init; }

    /// <summary>What is wanted.</summary>
    public SelfCloseAction Action { get; init; }

    /// <summary>The purpose of the position.</summary>
    public HedgeFlag Hedge { get; init; }
}
