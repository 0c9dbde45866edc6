namespace QuantPlus.Simulation.Orders;

/// <summary>Which order to cancel: by the exchange's number, or by front, session and reference.</summary>
internal sealed record OrderCancel
{
    /// <summary>Kept for the answers; the counter does nothing with it.</summary>
    public int RequestId { get; init; }

    public string Exchange { get; init; } = "";
    public string OrderSystemId { get; init; } = "";
    public int FrontId { get; init; }
    public int SessionId { get; init; }
    public string OrderRef { get; init; } = "";
}
