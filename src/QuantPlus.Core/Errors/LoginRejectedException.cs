namespace QuantPlus.Errors;

/// <summary>The counter refused the authentication or the login. The gateway does not try again by itself.</summary>
public sealed class LoginRejectedException : GatewayException
{
    /// <summary>Creates the exception of an error.</summary>
    public LoginRejectedException(GatewayError error)
        : base(error)
    {
    }
}
