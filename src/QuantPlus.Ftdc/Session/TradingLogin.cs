namespace QuantPlus.Ftdc.Session;

/// <summary>The login of the trading side, as the market data side sees it.</summary>
internal static class TradingLogin
{
    /// <summary>
    /// Waits while the trading side is about to log in, and not for ever: some market data fronts refuse a user who is not logged in for trading, and such a
    /// refusal is never repeated. Where the trading side is not used, has stopped or does not get on, market data goes its own way.
    /// </summary>
    public static async Task UntilOverAsync(StatusBoard status, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!IsUnderWay(status.Status))
            return;
        using var tooLong = new CancellationTokenSource(timeout, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, tooLong.Token);
        try
        {
            await status.UntilAsync(static now => !IsUnderWay(now), ended.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It has had its time.
        }
    }

    private static bool IsUnderWay(GatewayStatus status) =>
        status.Trading.State is GatewayState.Connecting or GatewayState.Authenticating or GatewayState.LoggingIn;
}
