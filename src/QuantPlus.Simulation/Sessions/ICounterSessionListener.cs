using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Orders;
using QuantPlus.Simulation.Special;
using QuantPlus.Simulation.Time;

namespace QuantPlus.Simulation.Sessions;

/// <summary>What a trading session is told without asking. Called on the session's own thread.</summary>
internal interface ICounterSessionListener : ILinkListener
{
    /// <summary>An order of the user has changed.</summary>
    void OnOrder(OrderSnapshot order);

    /// <summary>An order of the user has traded.</summary>
    void OnTrade(TradeRecord trade);

    /// <summary>The price of a conditional order was touched, but the counter refused the order that was to go out.</summary>
    void OnConditionalOrderFailed(ConditionalFailure failure);

    /// <summary>A product has come into another phase.</summary>
    void OnProductStatus(ProductStatus status);

    /// <summary>The counter refused an order of the user.</summary>
    /// <param name="rejection">The order and why.</param>
    /// <param name="isOwn">Whether this very session sent it.</param>
    void OnOrderRejected(OrderRejection rejection, bool isOwn);

    /// <summary>The counter refused a cancel of the user.</summary>
    /// <param name="rejection">The cancel and why.</param>
    /// <param name="isOwn">Whether this very session sent it.</param>
    void OnCancelRejected(CancelRejection rejection, bool isOwn);

    /// <summary>A special order of the user has changed.</summary>
    void OnSpecial(SpecialRecord order);

    /// <summary>The counter refused a special order of the user, or the cancel of one.</summary>
    /// <param name="rejection">What and why.</param>
    /// <param name="isOwn">Whether this very session sent it.</param>
    void OnSpecialRejected(SpecialRejection rejection, bool isOwn);

    /// <summary>Somebody wants a quote.</summary>
    void OnQuoteDemand(QuoteDemandRecord demand);
}
