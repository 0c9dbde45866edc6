using QuantPlus.Errors;

namespace QuantPlus.Ftdc.Session;

/// <summary>
/// What a failed attempt to bring a connection up means. Refused logins are never repeated: repeated failures lock the account.
/// </summary>
internal static class BringUp
{
    /// <summary>Whether a later attempt may succeed without a person's doing.</summary>
    /// <param name="state">The step that failed.</param>
    /// <param name="error">How.</param>
    public static bool MayRetry(GatewayState state, GatewayError error) => error.Class switch
    {
        GatewayErrorClass.Transient => true,
        GatewayErrorClass.LockOutDanger => false,

        // What is not known to pass must not be tried at the login again and again; a query can be, it locks nothing.
        _ => state is GatewayState.Confirming or GatewayState.Synchronizing
            && error.Kind is GatewayErrorKind.Other or GatewayErrorKind.OrderRejected or GatewayErrorKind.UnknownContract,
    };
}
