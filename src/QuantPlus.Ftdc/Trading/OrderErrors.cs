using QuantPlus.Errors;
using QuantPlus.Ftdc.Mapping;
using QuantPlus.Ftdc.Session;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>Why something cannot be done with an order.</summary>
internal static class OrderErrors
{
    public static OrderRejectedException Unknown(OrderId id) => new(
        OrderRejectReason.UnknownOrder,
        new GatewayError(GatewayErrorKind.OrderRejected, $"There is no order {id} on this trading day.")
        {
            Cure = RejectReasons.CureOf(OrderRejectReason.UnknownOrder),
        }) { OrderId = id };

    public static OrderRejectedException IsFinal(Order order) => new(
        OrderRejectReason.OrderIsFinal,
        new GatewayError(GatewayErrorKind.OrderRejected, $"Order {order.Id} cannot be cancelled: it is {order.Status} already.")
        {
            Cure = RejectReasons.CureOf(OrderRejectReason.OrderIsFinal),
        }) { OrderId = order.Id };

    /// <summary>The connection it was meant for was lost before it was sent.</summary>
    public static GatewayDisconnectedException NotSent(string what) =>
        new(new GatewayError(GatewayErrorKind.Disconnected, $"The connection was lost before {what} was sent.") { Cure = "Nothing was sent: send it again once the gateway is ready." });

    public static OrderRejectedException CancelRejected(OrderId id, CounterError error) =>
        new(RejectReasons.From(error.Code, error.Text), RejectReasons.ToError($"the cancel of order {id}", error)) { OrderId = id };
}
