using System.Diagnostics;
using Microsoft.Extensions.Logging;
using QuantPlus.Errors;
using QuantPlus.Ftdc.Connections;
using QuantPlus.Ftdc.Requests;
using QuantPlus.Telemetry;

namespace QuantPlus.Ftdc.Session;

/// <summary>
/// One side of a gateway while it is open: one API object, from its creation to its end. The library reconnects by itself; after each
/// reconnect the side is brought up again: logged in, and whatever the side needs besides. State changes only on the owner loop, by <see cref="SideTransitions"/>.
/// </summary>
/// <typeparam name="TApi">The trader or the market data API.</typeparam>
internal abstract class SideSession<TApi> : ISideEvents, IAsyncDisposable
    where TApi : class
{
    /// <summary>A request that has not come back after so long never will.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(5);

    private readonly GatewaySide _side;
    private readonly GatewaySides _sides;
    private readonly IReadOnlyList<string> _fronts;
    private readonly ConnectWait _connect = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly AttemptPace _pace;
    private readonly StormLog _storm;
    private readonly long _createdAt;
    private IApiConnection<TApi>? _connection;
    private CancellationTokenSource? _attempt;
    private GatewayState _state = GatewayState.Disconnected;
    private ActivityContext _connectedBy;
    private GatewayException? _stoppedBy;
    private bool _wasReady;
    private int _disposed;

    protected SideSession(
        GatewaySide side,
        IReadOnlyList<string> fronts,
        SessionSettings settings,
        StatusBoard status,
        GatewayRecorder recorder,
        TimeProvider time,
        ILogger logger)
    {
        _side = side;
        _fronts = fronts;
        Status = status;
        Settings = settings;
        Recorder = recorder;
        _sides = side == GatewaySide.Trading ? GatewaySides.Trading : GatewaySides.MarketData;
        Time = time;
        Logger = logger;
        SideName = side == GatewaySide.Trading ? "trading" : "market data";
        Loop = new OwnerLoop(exception => logger.MessageFailed(settings.GatewayName, SideName, exception));
        Requests = new PendingRequests(time);
        Gate = new ReconnectGate(time);
        _pace = new AttemptPace(time, Random.Shared);
        _storm = new StormLog(time);
        _createdAt = time.GetTimestamp();
    }

    /// <summary>What made the side Faulted; null where nothing has. Once the session is disposed it stays as it is.</summary>
    public GatewayException? StoppedBy => Volatile.Read(ref _stoppedBy);

    protected SessionSettings Settings { get; }

    protected GatewayRecorder Recorder { get; }

    protected TimeProvider Time { get; }

    protected ILogger Logger { get; }

    protected StatusBoard Status { get; }

    protected string SideName { get; }

    protected OwnerLoop Loop { get; }

    protected PendingRequests Requests { get; }

    /// <summary>Through which requests reach the API object.</summary>
    protected CallGate Calls { get; } = new();

    /// <summary>Where the library's thread waits after a loss.</summary>
    protected ReconnectGate Gate { get; }

    /// <summary>Creates the API object and waits until the side is ready.</summary>
    /// <exception cref="GatewayException">It did not become ready; the session must be disposed.</exception>
    public async Task OpenAsync(ICounterSource source, CancellationToken cancellationToken)
    {
        _connectedBy = Activity.Current?.Context ?? default;

        // On the loop, so that callbacks which arrive at once find the connection in place.
        await RunOnLoopAsync(() =>
        {
            Fire(SideTrigger.Opened);
            _connection = Open(source);
        }).ConfigureAwait(false);
        await _connect.WaitAsync(SideName, _fronts, Settings.ConnectTimeout, Time, cancellationToken).ConfigureAwait(false);
    }

    public void OnConnected()
    {
        if (_storm.MayWrite(out var dropped))
            Logger.FrontAnswered(Settings.GatewayName, SideName, dropped);
        _connect.OnFrontAnswered();
        Fire(SideTrigger.FrontAnswered);
    }

    public void OnDisconnected(int reason)
    {
        var error = ErrorCatalog.FromDisconnect(SideName, reason);
        Recorder.Disconnected(_sides, reason);
        if (_storm.MayWrite(out var dropped))
            Logger.ConnectionLost(Settings.GatewayName, SideName, error, dropped);
        if (SideTransitions.Next(_state, SideTrigger.ConnectionLost) is { } move)
            Go(move, error, null, () => FailWaits(error));
        else
            FailWaits(error);
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

        // At once, so that nobody is told that a side is ready which takes no requests any more.
        await RunOnLoopAsync(() => Fire(SideTrigger.Closed)).ConfigureAwait(false);
        Calls.Close(LongestCall);
        if (_connection is not null)
            await _connection.DisposeAsync().ConfigureAwait(false);
        await Loop.DisposeAsync().ConfigureAwait(false);
        FailWaits(closed);
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
    /// Tells of a step, on the owner loop: so a step of a connection that has ended meanwhile does not overwrite what came after it.
    /// </summary>
    protected void Report(SideTrigger step, CancellationToken attemptEnded, DateOnly? tradingDay = null) => Loop.Post(() =>
    {
        if (!attemptEnded.IsCancellationRequested)
            Fire(step, null, tradingDay);
    });

    /// <summary>Tells of an error that no call in progress can be told of.</summary>
    protected void ReportBackgroundError(GatewayError error)
    {
        Logger.BackgroundError(Settings.GatewayName, error);
        Status.Report(error);
    }

    /// <summary>
    /// The counter has refused a login, told on the owner loop at once: a connection that is lost right behind it must not make it forgotten, and one that comes
    /// after its timeout counts too. Each further attempt may lock the account.
    /// </summary>
    protected void OnLoginRefused(GatewayException exception)
    {
        if (!BringUp.MayRetry(GatewayState.LoggingIn, exception.Error))
            Stop(exception);
    }

    // On the owner loop.
    private void Fire(SideTrigger trigger, GatewayError? error = null, DateOnly? tradingDay = null)
    {
        if (SideTransitions.Next(_state, trigger) is { } move)
            Go(move, error, tradingDay, null);
    }

    // What waits for the connection is ended after the status is set, so that nobody who is told of a loss finds the side ready and sends a request that nothing
    // would end; and before the attempt, which then fails by the loss and not as if it had been given up.
    private void Go(SideMove move, GatewayError? error, DateOnly? tradingDay, Action? endWaits)
    {
        if (move.Duty != SideDuty.None)
            OnNotReady();
        _state = move.State;
        Status.Set(_side, _state, error, tradingDay);
        endWaits?.Invoke();
        if (move.Duty != SideDuty.None)
            EndAttempt();
        if (move.Duty == SideDuty.BeginAttempt)
            BeginAttempt();
    }

    private void BeginAttempt()
    {
        _attempt = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
        _ = AttemptAsync(_pace.Next(), _attempt.Token);
    }

    private void EndAttempt()
    {
        _attempt?.Cancel();
        _attempt?.Dispose();
        _attempt = null;
    }

    private async Task AttemptAsync(TimeSpan delay, CancellationToken ended)
    {
        try
        {
            if (delay > TimeSpan.Zero)
                await Task.Delay(delay, Time, ended).ConfigureAwait(false);
            _pace.OnAttempt();
            var becomeReady = await Recorder.RunAsync(
                Operation.LogIn, _sides, null, () => LogInAsync(ended), _connect.IsOver ? default : _connectedBy).ConfigureAwait(false);
            Loop.Post(() => BecomeReady(becomeReady, ended));
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The connection is gone; the next front's answer begins anew.
        }
        catch (GatewayException exception)
        {
            Loop.Post(() => OnAttemptFailed(exception, ended));
        }
        catch (Exception exception)
        {
            Logger.MessageFailed(Settings.GatewayName, SideName, exception);
            var error = new GatewayError(GatewayErrorKind.Other, $"The gateway could not bring up {SideName}: {exception.Message}");
            Loop.Post(() => OnAttemptFailed(new GatewayException(error, exception), ended));
        }
    }

    private void BecomeReady(Action becomeReady, CancellationToken ended)
    {
        if (ended.IsCancellationRequested)
            return;
        becomeReady();
        _pace.OnReady();
        if (_wasReady)
            Recorder.Reconnected(_sides);
        _wasReady = true;
        Fire(SideTrigger.Completed);
        _connect.OnReady();
    }

    private void OnAttemptFailed(GatewayException exception, CancellationToken ended)
    {
        if (ended.IsCancellationRequested)
            return;
        if (!BringUp.MayRetry(_state, exception.Error))
        {
            Stop(exception);
            return;
        }

        if (!_connect.IsOver && !MayConnectLonger(exception.Error))
        {
            // The user waits and is told; whether to try again is the user's to say.
            Status.Set(_side, _state, exception.Error);
            _connect.Fail(exception);
            return;
        }

        Logger.WillRetry(Settings.GatewayName, SideName, exception.Error);
        Fire(SideTrigger.AttemptFailed, exception.Error);
    }

    private void Stop(GatewayException exception)
    {
        if (SideTransitions.Next(_state, SideTrigger.Refused) is null)
            return;
        Logger.Faulted(Settings.GatewayName, SideName, exception.Error);
        Volatile.Write(ref _stoppedBy, exception);
        Fire(SideTrigger.Refused, exception.Error);
        _connect.Fail(exception);
    }

    // A front that starts says so for some seconds; a counter that is silent has had its time.
    private bool MayConnectLonger(GatewayError error) =>
        error.Kind == GatewayErrorKind.Transient && Time.GetElapsedTime(_createdAt) < Settings.ConnectTimeout;

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
