using QuantPlus.Errors;

namespace QuantPlus.Ftdc.Loading;

/// <summary>
/// The libraries make, start and release their objects without a lock of their own: in one process only one of them may do so at a time, whichever
/// library it is of.
/// </summary>
internal static class VendorCalls
{
    // Longer than several releases in a row that each wait for a connect attempt.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly Lock Gate = new();

    /// <summary>Runs a call when its turn has come.</summary>
    /// <exception cref="GatewayTimeoutException">It never came: a release does not come back.</exception>
    public static void Run(Action call) => Run(call, Patience);

    public static void Run(Action call, TimeSpan patience)
    {
        if (!Gate.TryEnter(patience))
        {
            throw new GatewayTimeoutException(new GatewayError(
                GatewayErrorKind.Timeout, "A library of this process has been releasing an object all the time and does not come back; no other object can be made meanwhile.")
            {
                Cure = "Restart the program.",
            });
        }

        try
        {
            call();
        }
        finally
        {
            Gate.Exit();
        }
    }
}
