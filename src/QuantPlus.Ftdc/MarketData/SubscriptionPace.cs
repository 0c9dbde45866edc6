namespace QuantPlus.Ftdc.MarketData;

/// <summary>
/// How fast contracts may be subscribed to: fronts drop a connection that asks for much more than a thousand contracts a second, from whatever
/// caller they come. Used by one caller at a time.
/// </summary>
internal sealed class SubscriptionPace(TimeProvider time)
{
    /// <summary>The most that may be sent at once.</summary>
    public const int SymbolsPerSecond = 1000;

    // When all that was sent would have been sent at an even pace.
    private long? _evenTimestamp;

    /// <summary>Waits until so many symbols may be sent: at once where the last second has had room for them.</summary>
    public async Task WaitAsync(int symbols, CancellationToken cancellationToken)
    {
        var now = time.GetTimestamp();
        var even = Math.Max(_evenTimestamp ?? now, now) + (time.TimestampFrequency * symbols / SymbolsPerSecond);
        var wait = time.GetElapsedTime(now, even) - TimeSpan.FromSeconds(1);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        _evenTimestamp = even;
    }
}
