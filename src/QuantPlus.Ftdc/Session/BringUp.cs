using QuantPlus.Errors;

namespace QuantPlus.Ftdc.Session;

/// <summary>
/// What to do after a connection could not be brought up. Refused logins are never repeated: repeated failures lock the account.
/// </summary>
internal static class BringUp
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(60);

    /// <summary>Whether trying again later may help without a person's doing. A lost connection is made again by the library itself.</summary>
    public static bool MayRetry(GatewayError error) => error is { Class: GatewayErrorClass.Transient, Kind: not GatewayErrorKind.Disconnected };

    /// <summary>How long to wait before attempt number <paramref name="attempt"/> (1 for the first repetition).</summary>
    public static TimeSpan DelayBefore(int attempt)
    {
        var delay = FirstDelay * Math.Pow(2, Math.Min(attempt - 1, 10));
        return delay < MaxDelay ? delay : MaxDelay;
    }
}
