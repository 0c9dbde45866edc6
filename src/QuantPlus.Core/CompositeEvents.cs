using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace QuantPlus;

/// <summary>The events of two gateways as those of one.</summary>
internal static class CompositeEvents
{
    /// <summary>Trading of the one and market data of the other.</summary>
    public static GatewayStatus Combine(GatewayStatus trading, GatewayStatus marketData) =>
        new(trading.Trading, marketData.MarketData) { TradingDay = trading.TradingDay };

    /// <summary>The combined status, then each event of both until both have ended.</summary>
    public static async IAsyncEnumerable<GatewayEvent> ReadAsync(
        IGateway trading, IGateway marketData, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var merged = Channel.CreateUnbounded<(bool IsTrading, GatewayEvent Event)>(new UnboundedChannelOptions { SingleReader = true });
        var pumps = Task.WhenAll(PumpAsync(trading, true, merged.Writer, stopped.Token), PumpAsync(marketData, false, merged.Writer, stopped.Token));
        var ended = pumps.ContinueWith(
            pump => merged.Writer.TryComplete(pump.Exception?.InnerException), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        try
        {
            GatewayStatus? ofTrading = null;
            GatewayStatus? ofMarketData = null;
            GatewayStatus? last = null;
            await foreach (var (isTrading, gatewayEvent) in merged.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                if (gatewayEvent is not StatusChangedEvent changed)
                {
                    yield return gatewayEvent;
                    continue;
                }

                if (isTrading)
                    ofTrading = changed.Status;
                else
                    ofMarketData = changed.Status;

                // Each begins with its present status; there is none of both before both have told theirs.
                if (ofTrading is null || ofMarketData is null)
                    continue;
                var combined = Combine(ofTrading, ofMarketData);
                if (combined == last)
                    continue;
                last = combined;
                yield return new StatusChangedEvent(changed.Time, combined);
            }
        }
        finally
        {
            await stopped.CancelAsync().ConfigureAwait(false);
            await ended.ConfigureAwait(false);
        }
    }

    private static async Task PumpAsync(
        IGateway gateway, bool isTrading, ChannelWriter<(bool IsTrading, GatewayEvent Event)> writer, CancellationToken stopped)
    {
        try
        {
            await foreach (var gatewayEvent in gateway.Events(stopped).ConfigureAwait(false))
                writer.TryWrite((isTrading, gatewayEvent));
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            // The reader has gone.
        }
    }
}
