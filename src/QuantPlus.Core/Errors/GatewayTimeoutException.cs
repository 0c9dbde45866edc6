namespace QuantPlus.Errors;

/// <summary>The counter did not answer within the time allowed.</summary>
public sealed class GatewayTimeoutException : GatewayException
{
    /// <summary>Creates the exception of an error.</summary>
    public GatewayTimeoutException(GatewayError error)
        : base(error)
    {
    }
}
