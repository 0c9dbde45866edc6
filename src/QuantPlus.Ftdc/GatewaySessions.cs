using QuantPlus.Ftdc.Connections;
using QuantPlus.Ftdc.MarketData;
using QuantPlus.Ftdc.Session;
using QuantPlus.Ftdc.Trading;

namespace QuantPlus.Ftdc;

/// <summary>Opens and closes the sessions of a gateway: at most one of each side at a time, and none after it has been disposed.</summary>
internal sealed class GatewaySessions(
    SessionSettings settings,
    Func<ICounterSource> createSource,
    Func<TradingSession> createTrading,
    Func<MarketDataSession> createMarketData,
    StatusBoard status) : IAsyncDisposable
{
    private readonly SemaphoreSlim _connecting = new(1, 1);
    private readonly CancellationTokenSource _disposing = new();
    private ICounterSource? _source;
    private Pair? _open;

    /// <summary>The trading side; null where it is closed or not used.</summary>
    public TradingSession? Trading => Volatile.Read(ref _open)?.Trading;

    /// <summary>The market data side; null where it is closed or not used.</summary>
    public MarketDataSession? MarketData => Volatile.Read(ref _open)?.MarketData;

    /// <inheritdoc cref="IGateway.ConnectAsync"/>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _disposing.Token);
        try
        {
            await _connecting.WaitAsync(cancelled.Token).ConfigureAwait(false);
            try
            {
                await ConnectOnceAsync(cancelled.Token).ConfigureAwait(false);
            }
            finally
            {
                _connecting.Release();
            }
        }
        catch (OperationCanceledException) when (_disposing.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ObjectDisposedException(settings.GatewayName, $"The {settings.GatewayName} gateway was disposed while it connected.");
        }
    }

    /// <inheritdoc cref="IGateway.DisconnectAsync"/>
    public async Task DisconnectAsync(CancellationToken cancellationToken)
    {
        await _connecting.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await CloseAsync().ConfigureAwait(false);
        }
        finally
        {
            _connecting.Release();
        }
    }

    /// <summary>Ends a connect that is under way, which closes its sessions itself, and whatever is open.</summary>
    public async ValueTask DisposeAsync()
    {
        await _disposing.CancelAsync().ConfigureAwait(false);
        await DisconnectAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private async Task ConnectOnceAsync(CancellationToken cancellationToken)
    {
        if (status.Status.IsReady)
            return;

        // Both sides start from nothing, also one that is reconnecting by itself: a user who asks does not want to wait for its back-off.
        await CloseAsync().ConfigureAwait(false);
        var pair = new Pair(
            settings.Sides.HasFlag(GatewaySides.Trading) ? createTrading() : null,
            settings.Sides.HasFlag(GatewaySides.MarketData) ? createMarketData() : null);
        Volatile.Write(ref _open, pair);
        try
        {
            _source ??= createSource();

            // Trading first: some market data fronts want the trader to be logged in.
            if (pair.Trading is not null)
                await pair.Trading.OpenAsync(_source, cancellationToken).ConfigureAwait(false);
            if (pair.MarketData is not null)
                await pair.MarketData.OpenAsync(_source, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await CloseAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task CloseAsync()
    {
        if (_open is not { } pair)
            return;

        // Together, and in their place until they have said so: neither side is called ready without being there.
        var ends = new[] { pair.MarketData?.DisposeAsync().AsTask(), pair.Trading?.DisposeAsync().AsTask() };
        try
        {
            await Task.WhenAll(ends.OfType<Task>()).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _open, null);
        }
    }

    private sealed record Pair(TradingSession? Trading, MarketDataSession? MarketData);
}
