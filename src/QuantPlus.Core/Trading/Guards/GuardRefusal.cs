using QuantPlus.Errors;

namespace QuantPlus.Trading.Guards;

/// <summary>Why a guard does not let something pass.</summary>
/// <param name="Guard">Which guard.</param>
/// <param name="Reason">Why, by the same name as if the counter had refused.</param>
/// <param name="Message">What is wrong, in a sentence.</param>
/// <param name="Cure">What to do.</param>
internal sealed record GuardRefusal(TradingGuard Guard, OrderRejectReason Reason, string Message, string Cure)
{
    public OrderRejectedException ToException()
    {
        // Only the pace is cured by waiting.
        var errorClass = Guard == TradingGuard.OrderRate ? GatewayErrorClass.Transient : GatewayErrorClass.Permanent;
        return new OrderRejectedException(Reason, new GatewayError(GatewayErrorKind.OrderRejected, Message) { Class = errorClass, Cure = Cure })
        {
            Guard = Guard,
        };
    }
}
