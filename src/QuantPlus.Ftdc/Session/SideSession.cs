using Microsoft.Extensions.Logging;
using QuantPlus.Errors;
using QuantPlus.Ftdc.Connections;
using QuantPlus.Ftdc.Requests;

namespace QuantPlus.Ftdc.Session;

/// <summary>
/// One side of a gateway while it is open: one API object, from its creation to its end. The library reconnects by itself; after each
/// reconnect the side is brought up again: logged in, and whatever the side needs besides. State changes only on the owner loop.
/// </summary>
/// <typeparam name="TApi">The trader or the market data API.</typeparam>
internal abstract class SideSession<TApi> : ISideEvents, IAsyncDisposable
    where TApi : class
{
    private readonly GatewaySide _side;
    private readonly IReadOnlyList<string> _fronts;
    private readonly StatusBoard _status;
    private readonly ConnectWait _connect = new();
    private readonly CancellationTokenSource _closing = new();
    private IApiConnection<TApi>? _connection;
    private CancellationTokenSource? _bringUp;
    private bool _faulted;
    private int _disposed;

    protected SideSession(
        GatewaySide side, IReadOnlyList<string> fronts, SessionSettings settings, StatusBoard status, TimeProvider time, ILogger logger)
    {
        _side = side;
        _fronts = fronts;
        _status = status;
        Settings = settings;
        Time = time;
        Logger = logger;
        SideName = side == GatewaySide.Trading ? "trading" : "market data";
        Loop = new OwnerLoop(exception => logger.MessageFailed(settings.GatewayName, SideName, exception));
        Requests = new PendingRequests(time);
        Gate = new ReconnectGate(time);
    }

    protected SessionSettings Settings { get; }

    protected TimeProvider Time { get; }

    protected ILogger Logger { get; }

    protected string SideName { get; }

    protected OwnerLoop Loop { get; }

    protected PendingRequests Requests { get; }

    /// <summary>Where the library's thread waits after a loss.</summary>
    protected ReconnectGate Gate { get; }

    /// <summary>Creates the API object and waits until the side is ready.</summary>
    /// <exception cref="GatewayException">It did not become ready; the session must be disposed.</exception>
    public async Task OpenAsync(ICounterSource source, CancellationToken cancellationToken)
    {
        _status.Set(_side, GatewayState.Connecting);

        // On the loop, so that callbacks which arrive at once find the connection in place.
        await RunOnLoopAsync(() => _connection = Open(source)).ConfigureAwait(false);
        await _connect.WaitAsync(SideName, _fronts, Settings.ConnectTimeout, Time, cancellationToken).ConfigureAwait(false);
    }

    public void OnConnected()
    {
        EndBringUp();

        // A person has to cure it first: another login would only bring the account closer to being locked.
        if (_faulted)
            return;
        Logger.FrontAnswered(Settings.GatewayName, SideName);
        _connect.OnFrontAnswered();
        _bringUp = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
        _ = BringUpAsync(_bringUp.Token);
    }

    public void OnDisconnected(int reason)
    {
        var error = ErrorCatalog.FromDisconnect(SideName, reason);
        EndBringUp();
        FailWaits(error);
        if (!_faulted)
        {
            Logger.ConnectionLost(Settings.GatewayName, SideName, error);
            _status.Set(_side, GatewayState.Connecting, error);
        }

        _connect.OnDisconnected(error);
    }

    public void OnAnswer(int requestId, object? row, CounterError? error, bool isLast) => Requests.OnAnswer(requestId, row, error, isLast);

    public void OnCallbackFailed(string callback, Exception exception) =>
        Logger.CallbackFailed(Settings.GatewayName, SideName, callback, exception);

    /// <summary>Ends the API object and everything that waits. May be called in any state, and more than once.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        await _closing.CancelAsync().ConfigureAwait(false);
        var closed = new GatewayError(GatewayErrorKind.Disconnected, $"The {Family.Name} gateway was closed.") { Cure = "Connect it again." };
        _connect.Fail(new GatewayDisconnectedException(closed));

        await RunOnLoopAsync(EndBringUp).ConfigureAwait(false);
        if (_connection is not null)
            await _connection.DisposeAsync().ConfigureAwait(false);
        await Loop.DisposeAsync().ConfigureAwait(false);
        FailWaits(closed);
        if (!_faulted)
            _status.Set(_side, GatewayState.Disconnected);
        _closing.Dispose();
    }

    /// <summary>Creates the API object.</summary>
    protected abstract IApiConnection<TApi> Open(ICounterSource source);

    /// <summary>Does everything between the front's answer and readiness. Runs beside the owner loop, whose answers it awaits.</summary>
    /// <returns>What makes the side ready; it runs on the owner loop, unless the connection has ended meanwhile.</returns>
    protected abstract Task<Action> LogInAsync(CancellationToken connectionEnded);

    /// <summary>The side is not ready any more.</summary>
    protected virtual void OnNotReady()
    {
    }

    /// <summary>Ends everything that waits for an answer of this connection.</summary>
    protected virtual void FailWaits(GatewayError error) => Requests.FailAll(error);

    /// <summary>
    /// Sets the state, on the owner loop: so the state of a connection that has ended meanwhile does not overwrite what came after it.
    /// </summary>
    protected void Report(GatewayState state, CancellationToken connectionEnded, GatewayError? error = null, DateOnly? tradingDay = null) =>
        Loop.Post(() =>
        {
            if (!connectionEnded.IsCancellationRequested)
                _status.Set(_side, state, error, tradingDay);
        });

    private async Task BringUpAsync(CancellationToken connectionEnded)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var becomeReady = await LogInAsync(connectionEnded).ConfigureAwait(false);
                Loop.Post(() => BecomeReady(becomeReady, connectionEnded));
                return;
            }
            catch (OperationCanceledException) when (connectionEnded.IsCancellationRequested)
            {
                return;
            }
            catch (GatewayException exception) when (_connect.IsOver && BringUp.MayRetry(exception.Error))
            {
                // Only after the first success: while the user waits in ConnectAsync, the user decides about another attempt.
                var delay = BringUp.DelayBefore(attempt);
                Report(GatewayState.Connecting, connectionEnded, exception.Error);
                Logger.WillRetry(Settings.GatewayName, SideName, exception.Error, delay);
                if (!await DelayAsync(delay, connectionEnded).ConfigureAwait(false))
                    return;
            }
            catch (GatewayException exception)
            {
                Fault(exception, connectionEnded);
                return;
            }
            catch (Exception exception)
            {
                Logger.MessageFailed(Settings.GatewayName, SideName, exception);
                var error = new GatewayError(GatewayErrorKind.Other, $"The gateway could not bring up {SideName}: {exception.Message}");
                Fault(new GatewayException(error, exception), connectionEnded);
                return;
            }
        }
    }

    private void BecomeReady(Action becomeReady, CancellationToken connectionEnded)
    {
        if (connectionEnded.IsCancellationRequested)
            return;
        becomeReady();
        _status.Set(_side, GatewayState.Ready);
        _connect.OnReady();
    }

    private void EndBringUp()
    {
        OnNotReady();
        _bringUp?.Cancel();
        _bringUp?.Dispose();
        _bringUp = null;
    }

    private void Fault(GatewayException exception, CancellationToken connectionEnded) => Loop.Post(() =>
    {
        if (connectionEnded.IsCancellationRequested)
            return;

        // A lost connection is no fault: the library connects again, and the next front's answer starts the next attempt.
        _faulted = exception.Kind != GatewayErrorKind.Disconnected;
        if (_faulted)
            Logger.Faulted(Settings.GatewayName, SideName, exception.Error);
        _status.Set(_side, _faulted ? GatewayState.Faulted : GatewayState.Connecting, exception.Error);
        _connect.Fail(exception);
    });

    private async Task<bool> DelayAsync(TimeSpan delay, CancellationToken connectionEnded)
    {
        try
        {
            await Task.Delay(delay, Time, connectionEnded).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private Task RunOnLoopAsync(Action action)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Loop.Post(() =>
        {
            try
            {
                action();
                done.SetResult();
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        });
        return done.Task;
    }
}
