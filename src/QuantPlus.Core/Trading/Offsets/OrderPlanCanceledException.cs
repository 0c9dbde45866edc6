namespace QuantPlus.Trading.Offsets;

/// <summary>
/// The token was cancelled while a plan was being sent, and some of its legs are at the counter. They stay there: <see cref="Orders"/> has them, so that they can
/// be followed or cancelled.
/// </summary>
public sealed class OrderPlanCanceledException : OperationCanceledException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="orders">The first answers to the legs before the one that was given up.</param>
    /// <param name="cause">What the leg ended with.</param>
    public OrderPlanCanceledException(OrderPlan plan, IReadOnlyList<Order> orders, OperationCanceledException cause)
        : base(Describe(plan, orders, cause), cause, cause.CancellationToken)
    {
        Plan = plan;
        Orders = orders;
    }

    /// <summary>The plan.</summary>
    public OrderPlan Plan { get; }

    /// <summary>The orders that the counter has taken: the first answers to the legs before the one that was given up.</summary>
    public IReadOnlyList<Order> Orders { get; }

    /// <summary>The leg that was given up. It may have been sent all the same; <see cref="OrderRequest.Tag"/> finds it.</summary>
    public OrderRequest CancelledLeg => Plan.Legs[Orders.Count];

    /// <summary>The legs that were not sent.</summary>
    public IReadOnlyList<OrderRequest> NotSent => [.. Plan.Legs.Skip(Orders.Count + 1)];

    private static string Describe(OrderPlan plan, IReadOnlyList<Order> orders, OperationCanceledException cause)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(orders);
        ArgumentNullException.ThrowIfNull(cause);
        return $"Cancelled at leg {orders.Count + 1} of {plan.Legs.Count} ({plan}); the {orders.Count} before it were sent, this one may have been, the ones behind it were not.";
    }
}
