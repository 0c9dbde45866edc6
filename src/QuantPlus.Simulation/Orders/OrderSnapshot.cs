using QuantPlus.Simulation.Contracts;
using QuantPlus.Trading;

namespace QuantPlus.Simulation.Orders;

/// <summary>An order as it stood at one moment; what a session is told and what a query answers.</summary>
internal sealed record OrderSnapshot
{
    public required string UserId { get; init; }
    public required int FrontId { get; init; }
    public required int SessionId { get; init; }
    public required string OrderRef { get; init; }
    public required OrderInput Input { get; init; }
    public required ListedContract Contract { get; init; }

    /// <summary>The counter's number of the order at the exchange's door.</summary>
    public required int LocalId { get; init; }

    /// <summary>The exchange's number; empty until the exchange has the order.</summary>
    public required string SystemId { get; init; }

    /// <summary>The number of the conditional order that this one came of; empty for any other.</summary>
    public required string TouchedSystemId { get; init; }

    public required OrderPhase Phase { get; init; }
    public required SubmitPhase Submit { get; init; }
    public required string StatusText { get; init; }
    public required int TradedVolume { get; init; }
    public required DateOnly TradingDay { get; init; }

    /// <summary>China's time.</summary>
    public required DateTime InsertTime { get; init; }

    /// <summary>China's time; null unless cancelled.</summary>
    public required DateTime? CancelTime { get; init; }

    /// <summary>Counts the changes of the order.</summary>
    public required int Sequence { get; init; }

    public int RemainingVolume => Input.Volume - TradedVolume;

    public bool IsFinal => Phase is OrderPhase.AllTraded or OrderPhase.Cancelled or OrderPhase.Rejected or OrderPhase.Touched;

    public OrderId Id => new(FrontId, SessionId, OrderRef);
}
