using QuantPlus.Errors;

namespace QuantPlus.Trading.Offsets;

/// <summary>Plans with the positions of a gateway, and sends them.</summary>
public static class TradingOffsets
{
    /// <summary>Makes the plan of a request from the gateway's present positions. Nothing is sent.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <param name="intention">The request; its offset counts only with <see cref="OffsetPolicy.Explicit"/>.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="sequence">Which lots are closed first where the exchange keeps them apart.</param>
    /// <exception cref="OrderRejectedException">The contract is not known, or the volume is not above 0.</exception>
    public static OrderPlan Plan(
        this IGateway gateway, OrderRequest intention, OffsetPolicy policy, CloseSequence sequence = CloseSequence.YesterdayFirst)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        ArgumentNullException.ThrowIfNull(intention);
        if (!gateway.Contracts.TryGet(intention.Instrument, out var contract))
        {
            throw Refused(
                OrderRejectReason.UnknownContract,
                $"The counter has no contract {intention.Instrument}.",
                "Take the contract from the gateway's Contracts; letter case matters.");
        }

        if (intention.Volume < 1)
            throw Refused(OrderRejectReason.InvalidVolume, "An order needs at least one lot.", "Use a volume within the contract's limits.");
        intention = intention with { Instrument = contract.Id };
        return OrderPlanner.Plan(intention, contract, policy, HeldLots.Against(intention, gateway.Positions), sequence);
    }

    /// <summary>
    /// Sends the legs of a plan one after the other, each when the counter has answered the one before it. Each is sent once and never again; what was sent
    /// is not taken back when a later one is refused.
    /// </summary>
    /// <param name="trading">The gateway.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Gives up: legs that are not sent yet stay unsent.</param>
    /// <returns>The orders as first answered, one a leg.</returns>
    /// <exception cref="OrderRejectedException">
    /// The plan is not complete (<see cref="OrderRejectReason.InsufficientPosition"/>), or its first leg was refused: nothing is at the counter.
    /// </exception>
    /// <exception cref="OrderPlanException">A later leg failed; the exception tells what was sent and what was not.</exception>
    /// <exception cref="GatewayException">The first leg failed; see <see cref="ITrading.SubmitAsync"/>.</exception>
    /// <exception cref="OrderPlanCanceledException">The token was cancelled when legs had been sent already; the exception tells which.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled at the first leg, which may have been sent all the same.</exception>
    public static async Task<IReadOnlyList<Order>> SubmitAsync(this ITrading trading, OrderPlan plan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trading);
        ArgumentNullException.ThrowIfNull(plan);
        if (!plan.IsComplete)
        {
            throw Refused(
                OrderRejectReason.InsufficientPosition,
                $"{plan.UncoveredVolume} of {plan.Intention.Volume} lots cannot be placed ({plan}), so nothing was sent.",
                "Order no more than the plan's legs have, or choose another policy.");
        }

        var orders = new List<Order>(plan.Legs.Count);
        foreach (var leg in plan.Legs)
        {
            try
            {
                orders.Add(await trading.SubmitAsync(leg, cancellationToken).ConfigureAwait(false));
            }
            catch (GatewayException exception) when (orders.Count > 0)
            {
                throw new OrderPlanException(plan, orders.AsReadOnly(), exception);
            }
            catch (OperationCanceledException exception) when (orders.Count > 0)
            {
                throw new OrderPlanCanceledException(plan, orders.AsReadOnly(), exception);
            }
        }

        return orders.AsReadOnly();
    }

    private static OrderRejectedException Refused(OrderRejectReason reason, string message, string cure) =>
        new(reason, new GatewayError(GatewayErrorKind.OrderRejected, message) { Cure = cure });
}
