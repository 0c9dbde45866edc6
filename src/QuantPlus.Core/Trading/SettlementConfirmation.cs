namespace QuantPlus.Trading;

/// <summary>That the user has confirmed a settlement statement (CTP <c>OnRspQrySettlementInfoConfirm</c>). Immutable.</summary>
public sealed record SettlementConfirmation
{
    /// <summary>The trading day it was confirmed on; null where the counter sent no readable day (CTP <c>ConfirmDate</c>).</summary>
    public DateOnly? ConfirmedOn { get; init; }

    /// <summary>When, China's time; null where the counter sent no readable time (CTP <c>ConfirmTime</c>).</summary>
    public TimeOnly? ConfirmedAt { get; init; }

    /// <summary>The account's number; may be empty.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>Currency code; may be empty.</summary>
    public string Currency { get; init; } = "";
}
