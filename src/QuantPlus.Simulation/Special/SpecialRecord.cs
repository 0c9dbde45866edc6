using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Orders;
using QuantPlus.Trading;

namespace QuantPlus.Simulation.Special;

/// <summary>A special order as it stood at one moment; what a session is told and what a query answers.</summary>
internal sealed record SpecialRecord
{
    public required string UserId { get; init; }
    public required OrderId Id { get; init; }
    public required SpecialInput Input { get; init; }
    public required ListedContract Contract { get; init; }
    public required int LocalId { get; init; }

    /// <summary>The exchange's number; empty until the exchange has it.</summary>
    public required string SystemId { get; init; }

    public required SpecialPhase Phase { get; init; }
    public required SubmitPhase Submit { get; init; }
    public required string StatusText { get; init; }
    public required DateOnly TradingDay { get; init; }

    /// <summary>China's time.</summary>
    public required DateTime InsertTime { get; init; }

    /// <summary>China's time; null unless cancelled.</summary>
    public required DateTime? CancelTime { get; init; }

    public required int Sequence { get; init; }

    /// <summary>The exchange's numbers of a quote's two orders; empty without.</summary>
    public required string BidSystemId { get; init; }

    public required string AskSystemId { get; init; }
}

/// <summary>A special order, or the cancel of one, that the counter refused.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Input">What was sent; null for a cancel.</param>
/// <param name="Cancel">The cancel; null for an order.</param>
/// <param name="Kind">The kind of what was to be cancelled.</param>
/// <param name="Order">What was to be cancelled; null where it is not there.</param>
/// <param name="Error">Why.</param>
internal sealed record SpecialRejection(
    string UserId, SpecialInput? Input, SpecialCancel? Cancel, Type Kind, SpecialRecord? Order, CounterError Error);

/// <summary>Somebody wants a quote of a contract.</summary>
/// <param name="SystemId">The exchange's number.</param>
/// <param name="Contract">The contract.</param>
/// <param name="TradingDay">The trading day.</param>
/// <param name="Time">China's time.</param>
internal sealed record QuoteDemandRecord(string SystemId, ListedContract Contract, DateOnly TradingDay, DateTime Time);
