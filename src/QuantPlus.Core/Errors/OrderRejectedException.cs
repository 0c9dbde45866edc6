using QuantPlus.Trading.Guards;

namespace QuantPlus.Errors;

/// <summary>An order or a cancel was refused, before the wire or by the counter.</summary>
public sealed class OrderRejectedException : GatewayException
{
    /// <summary>Creates the exception of a reason and an error.</summary>
    public OrderRejectedException(OrderRejectReason reason, GatewayError error)
        : base(error) => Reason = reason;

    /// <summary>Why.</summary>
    public OrderRejectReason Reason { get; }

    /// <summary>The guard that refused it, so that it never reached the counter; null where none did.</summary>
    public TradingGuard? Guard { get; init; }
}
