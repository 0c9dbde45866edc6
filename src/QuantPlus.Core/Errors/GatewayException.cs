using QuantPlus.Trading;

namespace QuantPlus.Errors;

/// <summary>A gateway could not do what was asked. <see cref="Error"/> says what, why and what to do.</summary>
public class GatewayException : Exception
{
    /// <summary>Creates the exception of an error.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="error"/> is null.</exception>
    public GatewayException(GatewayError error, Exception? innerException = null)
        : base((error ?? throw new ArgumentNullException(nameof(error))).ToString(), innerException) => Error = error;

    /// <summary>What went wrong.</summary>
    public GatewayError Error { get; }

    /// <summary>What sort of thing went wrong.</summary>
    public GatewayErrorKind Kind => Error.Kind;

    /// <summary>The counter's error number; null where there is none.</summary>
    public int? Code => Error.Code;

    /// <summary>The order it is about, once it has an id; null where it is about none.</summary>
    public OrderId? OrderId { get; init; }
}
