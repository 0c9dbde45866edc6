namespace QuantPlus.Errors;

/// <summary>The gateway is not connected, not ready, or lost its connection while a request waited for its answer.</summary>
public sealed class GatewayDisconnectedException : GatewayException
{
    /// <summary>Creates the exception of an error.</summary>
    public GatewayDisconnectedException(GatewayError error)
        : base(error)
    {
    }
}
