using QuantPlus.Errors;

namespace QuantPlus.Trading.Offsets;

/// <summary>
/// A later leg of a plan could not be sent or was refused; the legs before it are at the counter, those behind it were not sent.
/// <see cref="Exception.InnerException"/> is what the leg failed with.
/// </summary>
public sealed class OrderPlanException : GatewayException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="orders">The first answers to the legs before the one that failed.</param>
    /// <param name="cause">What the leg failed with.</param>
    public OrderPlanException(OrderPlan plan, IReadOnlyList<Order> orders, GatewayException cause)
        : base(Describe(plan, orders, cause), cause)
    {
        Plan = plan;
        Orders = orders;
        OrderId = cause.OrderId;
    }

    /// <summary>The plan.</summary>
    public OrderPlan Plan { get; }

    /// <summary>The orders that the counter has taken: the first answers to the legs before the one that failed.</summary>
    public IReadOnlyList<Order> Orders { get; }

    /// <summary>
    /// The leg that failed. Where the counter did not answer in time or the connection was lost, it may have been taken all the same;
    /// <see cref="GatewayException.OrderId"/> names it.
    /// </summary>
    public OrderRequest FailedLeg => Plan.Legs[Orders.Count];

    /// <summary>The legs that were not sent.</summary>
    public IReadOnlyList<OrderRequest> NotSent => [.. Plan.Legs.Skip(Orders.Count + 1)];

    /// <summary>Why the leg was refused; null where it failed otherwise.</summary>
    public OrderRejectReason? Reason => (InnerException as OrderRejectedException)?.Reason;

    private static GatewayError Describe(OrderPlan plan, IReadOnlyList<Order> orders, GatewayException cause)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(orders);
        ArgumentNullException.ThrowIfNull(cause);
        return cause.Error with
        {
            Message = $"Leg {orders.Count + 1} of {plan.Legs.Count} failed ({plan}); the {orders.Count} before it were sent, the ones behind it were not. {cause.Error.Message}",
        };
    }
}
