using QuantPlus.Errors;
using QuantPlus.Instruments;

namespace QuantPlus.Trading.Special;

/// <summary>What all kinds of special orders have in common, as it stood at one moment. Immutable.</summary>
public abstract record SpecialOrder
{
    /// <summary>Its name. The numbers of special orders and of plain ones are drawn from one sequence.</summary>
    public required OrderId Id { get; init; }

    /// <summary>The exchange's own number, without blanks; empty until the exchange has it, and for combinations.</summary>
    public string ExchangeOrderId { get; init; } = "";

    /// <summary>The contract.</summary>
    public required InstrumentId Instrument { get; init; }

    /// <summary>Where it is in its life.</summary>
    public SpecialOrderStatus Status { get; init; }

    /// <summary>The counter's text on the status, mostly Chinese; may be empty.</summary>
    public string StatusText { get; init; } = "";

    /// <summary>Why it was refused, as one of the known reasons; null unless <see cref="Status"/> is <see cref="SpecialOrderStatus.Rejected"/>.</summary>
    public OrderRejectReason? RejectReason { get; init; }

    /// <summary>Why it was refused, in words; null unless <see cref="Status"/> is <see cref="SpecialOrderStatus.Rejected"/>.</summary>
    public GatewayError? Error { get; init; }

    /// <summary>The trading day it belongs to; null where the counter sent none.</summary>
    public DateOnly? TradingDay { get; init; }

    /// <summary>When the counter took it, China's time (UTC+8), to the second; null where it sent no readable time, and for combinations.</summary>
    public DateTimeOffset? InsertTime { get; init; }

    /// <summary>
    /// Whether this gateway sent it, over the present connection or an earlier one; false for those of other programs of the account, and for those that the
    /// same program sent before it was started anew: these are found by <see cref="Id"/>.
    /// </summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether it is over: done, cancelled or refused.</summary>
    public bool IsFinal => Status is SpecialOrderStatus.Done or SpecialOrderStatus.Cancelled or SpecialOrderStatus.Rejected;
}
