using Microsoft.Extensions.Logging.Abstractions;
using QuantPlus.Errors;
using QuantPlus.Ftdc.Connections;
using QuantPlus.Ftdc.Session;
using QuantPlus.Telemetry;

namespace QuantPlus.Ftdc.Tests.Session;

public sealed class SideSessionTests
{
    private const int NetworkReadFailed = 0x1001;

    private readonly StatusBoard _board = new(GatewaySides.Trading, TimeProvider.System);

    [Fact]
    public async Task Who_is_told_of_a_loss_does_not_find_the_side_ready()
    {
        await using var side = new Side(_board);
        var open = side.OpenAsync(null!, TestContext.Current.CancellationToken);
        await side.AnswerFrontAsync();
        side.LoginAnswer.SetResult();
        await open;
        Assert.Equal(GatewayState.Ready, _board.Status.Trading.State);

        await side.LoseAsync(NetworkReadFailed);
        Assert.Equal([GatewayState.Connecting], side.StatesWhenWaitsFailed);
        Assert.Equal(NetworkReadFailed, _board.Status.Trading.LastError?.Code);
    }

    [Fact]
    public async Task A_login_under_way_fails_by_the_loss_and_not_as_if_it_had_been_given_up()
    {
        await using var side = new Side(_board);
        var open = side.OpenAsync(null!, TestContext.Current.CancellationToken);
        await side.AnswerFrontAsync();
        await side.LoseAsync(NetworkReadFailed);

        Assert.False(side.WasCancelledFirst);
        var failed = await Assert.ThrowsAsync<GatewayDisconnectedException>(() => open);
        Assert.Equal(NetworkReadFailed, failed.Code);
    }

    [Fact]
    public async Task A_loss_ends_the_waits_of_a_faulted_side_too()
    {
        await using var side = new Side(_board);
        var open = side.OpenAsync(null!, TestContext.Current.CancellationToken);
        await side.AnswerFrontAsync();
        side.LoginAnswer.SetException(new GatewayException(new GatewayError(GatewayErrorKind.Login, "no")));
        await Assert.ThrowsAsync<GatewayException>(() => open);

        await side.LoseAsync(NetworkReadFailed);
        Assert.Equal([GatewayState.Faulted], side.StatesWhenWaitsFailed);
        Assert.Equal("no", _board.Status.Trading.LastError?.Message);
    }

    [Fact]
    public async Task A_refusal_behind_a_timeout_is_what_stopped_the_side()
    {
        await using var side = new Side(_board);
        var open = side.OpenAsync(null!, TestContext.Current.CancellationToken);
        await side.AnswerFrontAsync();
        side.LoginAnswer.SetException(new GatewayTimeoutException(new GatewayError(GatewayErrorKind.Timeout, "late")));
        var late = await Assert.ThrowsAsync<GatewayTimeoutException>(() => open);
        Assert.Null(side.StoppedBy);

        var refused = new LoginRejectedException(new GatewayError(GatewayErrorKind.Login, "no"));
        await side.RefuseAsync(refused);
        _board.SetError(GatewaySide.Trading, late.Error);
        await side.DisposeAsync();
        Assert.Same(refused, side.StoppedBy);
        Assert.Equal((GatewayState.Faulted, refused.Error), (_board.Status.Trading.State, _board.Status.Trading.LastError));
    }

    /// <summary>A trading side whose only step of login is one answer.</summary>
    private sealed class Side(StatusBoard board) : SideSession<string>(
        GatewaySide.Trading,
        ["tcp://127.0.0.1:1"],
        new SessionSettings(PackageOptions.Create(), "test"),
        board,
        new GatewayRecorder("test", TimeProvider.System),
        TimeProvider.System,
        NullLogger.Instance)
    {
        private readonly StatusBoard _board = board;
        private readonly TaskCompletionSource _loginBegan = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private CancellationToken _attemptEnded;

        public TaskCompletionSource LoginAnswer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<GatewayState> StatesWhenWaitsFailed { get; } = [];

        public bool WasCancelledFirst { get; private set; }

        public async Task AnswerFrontAsync()
        {
            await OnLoopAsync(OnConnected);
            await _loginBegan.Task;
        }

        public Task LoseAsync(int reason) => OnLoopAsync(() => OnDisconnected(reason));

        public Task RefuseAsync(GatewayException exception) => OnLoopAsync(() => OnLoginRefused(exception));

        protected override IApiConnection<string> Open(ICounterSource source) => new Connection();

        protected override async Task<Action> LogInAsync(CancellationToken connectionEnded)
        {
            _attemptEnded = connectionEnded;
            Report(SideTrigger.LoginBegan, connectionEnded);
            _loginBegan.SetResult();
            await LoginAnswer.Task.WaitAsync(connectionEnded);
            Report(SideTrigger.SynchronizationBegan, connectionEnded);
            return () => { };
        }

        protected override void FailWaits(GatewayError error)
        {
            StatesWhenWaitsFailed.Add(_board.StateOf(GatewaySide.Trading));
            WasCancelledFirst |= _attemptEnded.IsCancellationRequested;
            base.FailWaits(error);
        }

        private Task OnLoopAsync(Action action)
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Loop.Post(() =>
            {
                action();
                done.SetResult();
            });
            return done.Task;
        }
    }

    private sealed class Connection : IApiConnection<string>
    {
        public string Api => "";

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
