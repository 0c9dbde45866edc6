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
    private readonly ConnectsUnderWay _connects = new(settings.GatewayName);
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
        var disconnected = _connects.Disconnected;
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _disposing.Token, disconnected);
        var attempts = Volatile.Read(ref _attempts);
        try
        {
            await _connecting.WaitAsync(cancelled.Token).ConfigureAwait(false);
            try
            {
                // Whoever asked while the account was being refused is refused with it: many who ask at once must not lock it.
                if (attempts != _attempts && _refusal is { } refusal)
                    throw refusal;
                cancelled.Token.ThrowIfCancellationRequested();
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
        catch (OperationCanceledException) when (disconnected.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw _connects.ToException();
        }
    }

    /// <inheritdoc cref="IGateway.DisconnectAsync"/>
    public async Task DisconnectAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // In the line before the connects are ended: one that begins afterwards, and is not ended, comes after it.
        var turn = _connecting.WaitAsync(cancellationToken);
        await _connects.EndAsync().ConfigureAwait(false);
        await turn.ConfigureAwait(false);
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

            // Whoever disconnects or disposes it meanwhile must not be outrun by a success.
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch (OperationCanceledException) when (tooLong.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            var error = NotReadyInTime(status.StateOf(side) == GatewayState.Ready ? GatewaySide.Trading : side);
            await CloseAfterAsync(error).ConfigureAwait(false);
            throw pair.StoppedBy ?? new GatewayTimeoutException(error);
        }
        catch (GatewayException exception)
        {
            await CloseAfterAsync(exception.Error).ConfigureAwait(false);
            if (pair.StoppedBy is { } stoppedBy && stoppedBy != exception)
                throw stoppedBy;
            throw;
        }
        catch
        {
            await CloseAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            // Also one that came with a timeout, or as the caller gave up.
            if (pair.StoppedBy is { Error.Class: GatewayErrorClass.LockOutDanger or GatewayErrorClass.CurableInSession } refusal)
                _refusal = refusal;
        }

        // Whoever asks later is told too, and with the event of the end.
        Task CloseAfterAsync(GatewayError error)
        {
            status.SetError(side, error);
            return CloseAsync();
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

    private sealed record Pair(TradingSession? Trading, MarketDataSession? MarketData)
    {
        /// <summary>What only a person can cure, and goes before whatever else has happened; null where neither side was stopped so.</summary>
        public GatewayException? StoppedBy => Trading?.StoppedBy ?? MarketData?.StoppedBy;
    }
}
