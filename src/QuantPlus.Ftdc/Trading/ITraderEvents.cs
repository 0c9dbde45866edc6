using QuantPlus.Errors;
using QuantPlus.Ftdc.Session;
using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>What the trader callbacks tell. Called on the session's owner loop, in the counter's order.</summary>
internal interface ITraderEvents : ISideEvents
{
    void OnOrder(OrderReport report);

    void OnTrade(Trade trade);

    /// <summary>An exchange announced the phase of a product.</summary>
    void OnPhase(PhaseAnnouncement announced);

    /// <summary>An order of this user was refused; which id the reference has, only the session knows.</summary>
    /// <param name="orderRef">The order's reference.</param>
    /// <param name="requestId">The number of the request that sent it; 0 where the counter does not give it back.</param>
    /// <param name="isAnswer">Whether it was said to the session that sent it, and not to all of the user's.</param>
    /// <param name="toRejectedOrder">The order that the refusal describes.</param>
    void OnInsertRejected(string orderRef, int requestId, bool isAnswer, Func<OrderId, Order> toRejectedOrder);

    /// <summary>The trigger of a conditional order was touched, and its order was refused.</summary>
    void OnTriggeredRejected(OrderId id, Exchange exchange, string exchangeOrderId, CounterError error);

    void OnCancelRejected(OrderId id, Exchange exchange, string exchangeOrderId, CounterError error);

    /// <summary>The private stream told of an order or a trade in a way that cannot be read.</summary>
    /// <param name="what">Of what.</param>
    void OnUnreadable(string what);

    /// <summary>The counter refused what nobody waits for.</summary>
    void OnBackgroundError(GatewayError error);
}
