using QuantPlus.Errors;

namespace QuantPlus.Ftdc.Session;

/// <summary>Who says a number; the same number means different things from different sources.</summary>
internal enum ErrorSource
{
    /// <summary>The counter, as <c>ErrorID</c>.</summary>
    Counter,

    /// <summary>A request function of the library, as its return value.</summary>
    Return,

    /// <summary>The library, as the reason of a disconnect.</summary>
    Disconnect,
}

/// <summary>One line of the error table.</summary>
/// <param name="Source">Who says the number.</param>
/// <param name="Code">The number.</param>
/// <param name="Name">Its name in the interface.</param>
/// <param name="Class">What may be done about it.</param>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Reason">Why an order or a cancel was refused; null where the number does not tell.</param>
/// <param name="Chinese">The text that counters send with it.</param>
/// <param name="English">What it means.</param>
/// <param name="Cure">What to do; empty where there is nothing.</param>
internal sealed record ErrorEntry(
    ErrorSource Source,
    int Code,
    string Name,
    GatewayErrorClass Class,
    GatewayErrorKind Kind,
    OrderRejectReason? Reason,
    string Chinese,
    string English,
    string Cure);
