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
    private int _attempts;
    private GatewayException? _refusal;
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
        var attempts = Volatile.Read(ref _attempts);
        try
        {
            await _connecting.WaitAsync(cancelled.Token).ConfigureAwait(false);
            try
            {
                // Whoever asked while the account was being refused is refused with it: many who ask at once must not lock it.
                if (attempts != _attempts && _refusal is { } refusal)
                    throw refusal;
                await AttemptAsync(cancelled.Token).ConfigureAwait(false);
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

    private async Task AttemptAsync(CancellationToken cancellationToken)
    {
        _refusal = null;
        try
        {
            await ConnectOnceAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (GatewayException exception) when (exception.Error.Class is GatewayErrorClass.LockOutDanger or GatewayErrorClass.CurableInSession)
        {
            _refusal = exception;
            throw;
        }
        finally
        {
            Volatile.Write(ref _attempts, _attempts + 1);
        }
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

            // The first side may have been lost again while the second one came.
            var reached = await status.UntilAsync(static now => now.IsReady || Stopped(now) is not null, ended.Token).ConfigureAwait(false);
            if (Stopped(reached) is { } stopped)
            {
                side = stopped;
                throw ErrorCatalog.ToException(status.LastErrorOf(side) ?? NotReadyInTime(side));
            }
        }
        catch (OperationCanceledException) when (tooLong.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            var error = NotReadyInTime(status.StateOf(side) == GatewayState.Ready ? GatewaySide.Trading : side);
            status.Set(side, status.StateOf(side), error);
            await CloseAsync().ConfigureAwait(false);
            throw new GatewayTimeoutException(error);
        }
        catch (GatewayException exception)
        {
            // Whoever asks later is told too, and with the event of the end.
            status.Set(side, status.StateOf(side), exception.Error);
            await CloseAsync().ConfigureAwait(false);
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

    private static GatewaySide? Stopped(GatewayStatus now) =>
        now.Trading.State == GatewayState.Faulted ? GatewaySide.Trading
        : now.MarketData.State == GatewayState.Faulted ? GatewaySide.MarketData
        : null;

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
