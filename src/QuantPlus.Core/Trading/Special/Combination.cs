namespace QuantPlus.Trading.Special;

/// <summary>A combination or a split as it stood at one moment (CTP <c>OnRtnCombAction</c>). Immutable. Its final state is <see cref="SpecialOrderStatus.Done"/>.</summary>
public sealed record Combination : SpecialOrder
{
    /// <summary>Which way the combination looks.</summary>
    public Direction Direction { get; init; }

    /// <summary>Lots of each leg.</summary>
    public int Volume { get; init; }

    /// <summary>Put together or split.</summary>
    public CombinationAction Action { get; init; }

    /// <summary>The purpose of the positions.</summary>
    public HedgeFlag Hedge { get; init; }

    /// <summary>The exchange's number of the combination, without blanks; empty until it is known (CTP <c>ComTradeID</c>).</summary>
    public string CombinationId { get; init; } = "";
}
