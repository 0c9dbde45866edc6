using QuantPlus.Errors;
using QuantPlus.Instruments;

namespace QuantPlus.Trading.Special;

/// <summary>A cancel in the counter's keeping as it stood at one moment (CTP <c>ParkedOrderAction</c>). Immutable.</summary>
public sealed record ParkedCancel
{
    /// <summary>The counter's number of it, without blanks.</summary>
    public required string ParkedId { get; init; }

    /// <summary>The order that will be cancelled.</summary>
    public required OrderId OrderId { get; init; }

    /// <summary>The order's contract.</summary>
    public required InstrumentId Instrument { get; init; }

    /// <summary>Where it is in its life.</summary>
    public ParkedStatus Status { get; init; }

    /// <summary>Why the counter refused the cancel when it was sent; null where it did not.</summary>
    public GatewayError? Error { get; init; }
}
