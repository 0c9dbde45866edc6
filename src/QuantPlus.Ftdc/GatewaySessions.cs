using System.Globalization;
using QuantPlus.Errors;
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
    StatusBoard status,
    TimeProvider time) : IAsyncDisposable
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
        using var tooLong = new CancellationTokenSource(settings.ReadyTimeout, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, tooLong.Token);
        var pair = new Pair(
            settings.Sides.HasFlag(GatewaySides.Trading) ? createTrading() : null,
            settings.Sides.HasFlag(GatewaySides.MarketData) ? createMarketData() : null);
        Volatile.Write(ref _open, pair);
        var side = pair.Trading is null ? GatewaySide.MarketData : GatewaySide.Trading;
        try
        {
            _source ??= createSource();

            // Trading first: some market data fronts want the trader to be logged in.
            if (pair.Trading is not null)
                await pair.Trading.OpenAsync(_source, ended.Token).ConfigureAwait(false);
            side = GatewaySide.MarketData;
            if (pair.MarketData is not null)
                await pair.MarketData.OpenAsync(_source, ended.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (tooLong.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            var error = NotReadyInTime(side);
            await CloseAsync().ConfigureAwait(false);
            status.Set(side, status.StateOf(side), error);
            throw new GatewayTimeoutException(error);
        }
        catch (GatewayException exception)
        {
            // Whoever asks later is told too.
            await CloseAsync().ConfigureAwait(false);
            status.Set(side, status.StateOf(side), exception.Error);
            throw;
        }
        catch
        {
            await CloseAsync().ConfigureAwait(false);
            throw;
        }
    }

    private GatewayError NotReadyInTime(GatewaySide side)
    {
        var name = side == GatewaySide.Trading ? "trading" : "market data";
        return new GatewayError(GatewayErrorKind.Timeout, string.Create(
            CultureInfo.InvariantCulture,
            $"The {settings.GatewayName} gateway was not ready within {settings.ReadyTimeout.TotalSeconds:0.###} s: {name} has come as far as {status.StateOf(side)}."))
        {
            Cure = "The counter may be slow or busy: try again later, or allow more time by ReadyTimeout.",
        };
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
