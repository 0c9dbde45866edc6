using QuantPlus.Errors;

namespace QuantPlus.Trading.Special;

/// <summary>An order in the counter's keeping as it stood at one moment (CTP <c>ParkedOrder</c>). Immutable.</summary>
public sealed record ParkedOrder
{
    /// <summary>The counter's number of it, without blanks.</summary>
    public required string ParkedId { get; init; }

    /// <summary>The order as it will be sent.</summary>
    public required OrderRequest Request { get; init; }

    /// <summary>Where it is in its life.</summary>
    public ParkedStatus Status { get; init; }

    /// <summary>Why the counter refused the order when it was sent; null where it did not.</summary>
    public GatewayError? Error { get; init; }
}
