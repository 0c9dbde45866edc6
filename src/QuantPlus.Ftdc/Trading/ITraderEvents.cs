using QuantPlus.Ftdc.Session;
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
    void OnInsertRejected(string orderRef, Func<OrderId, Order> toRejectedOrder);

    void OnCancelRejected(OrderId id, CounterError error);
}
