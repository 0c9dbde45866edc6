using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Simulation;
using QuantPlus.Trading;

namespace QuantPlus.Conformance.Tests;

/// <summary>A gateway can be disposed in any state and from any thread; every await then ends and says why.</summary>
public abstract class EndingSuite(GatewayKind kind) : IDisposable
{
    private static readonly InstrumentId Rebar = InstrumentId.Parse("rb2510.SHFE");

    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(60));
    private readonly EmbeddedEnvironment _environment = new(new EmbeddedEnvironmentOptions { StartTime = new DateTime(2025, 6, 11, 10, 0, 0) });

    public void Dispose()
    {
        _patience.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_gateway_may_be_disposed_from_a_callback(bool waits)
    {
        var gateway = kind.CreateOn(_environment);
        await gateway.ConnectAsync(_patience.Token);
        var handler = new DisposingHandler(gateway, waits);
        var subscription = await gateway.SubscribeAsync([Rebar], handler, _patience.Token);

        await (await handler.Disposing.WaitAsync(_patience.Token)).WaitAsync(_patience.Token);
        await handler.Left.WaitAsync(_patience.Token);
        await subscription.Ticks.Completion.WaitAsync(_patience.Token);
        Assert.Equal(GatewayState.Disconnected, gateway.Status.MarketData.State);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => gateway.ConnectAsync(_patience.Token));
    }

    [Fact]
    public async Task Whatever_waits_for_an_answer_ends_with_the_gateway()
    {
        var gateway = kind.CreateOn(_environment);
        await gateway.ConnectAsync(_patience.Token);
        var price = _environment.GetQuote(Rebar).BidPrice - 30;
        var resting = await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, price), _patience.Token);
        foreach (var callback in new[] { "OnRtnOrder", "OnRspOrderInsert", "OnRspOrderAction", "OnRspQryInvestorPosition", "OnRspSubMarketData" })
            _environment.Trip(Fault.Silence().At(callback).Times(int.MaxValue));
        Task[] waiting =
        [
            gateway.WaitForCompletionAsync(resting.Id, _patience.Token),
            gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, price), _patience.Token),
            gateway.CancelAsync(resting.Id, _patience.Token),
            gateway.QueryPositionsAsync(_patience.Token),
            gateway.QueryAccountAsync(_patience.Token),
            gateway.SubscribeAsync([Rebar], cancellationToken: _patience.Token),
        ];
        Assert.DoesNotContain(waiting, task => task.IsCompleted);

        await Task.WhenAll(gateway.DisposeAsync().AsTask(), Task.Run(async () => await gateway.DisposeAsync(), _patience.Token)).WaitAsync(_patience.Token);

        foreach (var task in waiting)
        {
            var thrown = await Assert.ThrowsAnyAsync<Exception>(() => task.WaitAsync(_patience.Token));
            Assert.True(thrown is GatewayDisconnectedException or ObjectDisposedException, thrown.ToString());
            Assert.NotEmpty(thrown.Message);
        }
    }

    [Fact]
    public async Task A_gateway_that_is_disposed_while_it_connects_says_so()
    {
        _environment.Trip(Fault.Silence().At("OnRspUserLogin").Times(int.MaxValue));
        var gateway = kind.CreateOn(_environment);
        var connecting = gateway.ConnectAsync(_patience.Token);
        await LoggingInAsync(gateway);

        await gateway.DisposeAsync().AsTask().WaitAsync(_patience.Token);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => connecting);
    }

    [Fact]
    public async Task A_gateway_that_is_disconnected_while_it_connects_says_so_to_all_who_wait()
    {
        _environment.Trip(Fault.Silence().At("OnRspUserLogin"));
        await using var gateway = kind.CreateOn(_environment, Patient);
        var connects = Enumerable.Range(0, 3).Select(_ => gateway.ConnectAsync(_patience.Token)).ToArray();
        await LoggingInAsync(gateway);

        await gateway.DisconnectAsync(_patience.Token);
        foreach (var connect in connects)
            Assert.Contains("disconnected", (await Assert.ThrowsAsync<GatewayDisconnectedException>(() => connect)).Message, StringComparison.Ordinal);
        Assert.Equal((GatewayState.Disconnected, GatewayState.Disconnected), (gateway.Status.Trading.State, gateway.Status.MarketData.State));
        Assert.Equal(1, _environment.CountRequests("ReqUserLogin"));

        await gateway.ConnectAsync(_patience.Token);
        Assert.True(gateway.Status.IsReady);
    }

    [Fact]
    public async Task A_connect_that_begins_after_a_disconnect_is_not_ended_by_it()
    {
        _environment.Trip(Fault.Silence().At("OnRspUserLogin"));
        await using var gateway = kind.CreateOn(_environment, Patient);
        var ended = gateway.ConnectAsync(_patience.Token);
        await LoggingInAsync(gateway);

        // None of them waits for the one before.
        Task[] disconnects = [gateway.DisconnectAsync(_patience.Token), gateway.DisconnectAsync(_patience.Token)];
        var again = gateway.ConnectAsync(_patience.Token);
        await Assert.ThrowsAsync<GatewayDisconnectedException>(() => ended);
        await Task.WhenAll(disconnects);
        await again;
        Assert.True(gateway.Status.IsReady);
    }

    [Fact]
    public async Task A_gateway_that_is_disconnected_and_disposed_while_it_connects_ends()
    {
        _environment.Trip(Fault.Silence().At("OnRspUserLogin"));
        var gateway = kind.CreateOn(_environment, Patient);
        var connecting = gateway.ConnectAsync(_patience.Token);
        await LoggingInAsync(gateway);

        await Task.WhenAll(gateway.DisconnectAsync(_patience.Token), gateway.DisposeAsync().AsTask()).WaitAsync(_patience.Token);
        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => connecting);
        Assert.True(thrown is GatewayDisconnectedException or ObjectDisposedException, thrown.ToString());
        await gateway.DisconnectAsync(_patience.Token);
    }

    [Fact]
    public async Task A_gateway_that_was_never_connected_and_one_that_stopped_can_be_disposed()
    {
        await kind.CreateOn(_environment).DisposeAsync();
        var stopped = kind.CreateOn(_environment, options => options.Password = "wrong");
        await Assert.ThrowsAsync<LoginRejectedException>(() => stopped.ConnectAsync(_patience.Token));
        await stopped.DisposeAsync().AsTask().WaitAsync(_patience.Token);
    }

    // Silence would be told before the patience of the test is over, but not before the disconnect.
    private static void Patient(GatewayOptions options) => options.RequestTimeout = TimeSpan.FromSeconds(30);

    private async Task LoggingInAsync(IGateway gateway)
    {
        await foreach (var change in gateway.Events(_patience.Token))
        {
            if (change is StatusChangedEvent { Status.Trading.State: GatewayState.LoggingIn })
                return;
        }
    }

    private sealed class DisposingHandler(IGateway gateway, bool waits) : ITickHandler
    {
        private readonly TaskCompletionSource<Task> _disposing = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Task> Disposing => _disposing.Task;

        public Task Left => _left.Task;

        public void OnTick(in Tick tick)
        {
            var disposing = gateway.DisposeAsync().AsTask();
            _disposing.TrySetResult(disposing);
            if (waits)
                disposing.Wait();
            _left.TrySetResult();
        }
    }
}

public sealed class CtpEnding() : EndingSuite(GatewayKind.Ctp);

public sealed class TtsEnding() : EndingSuite(GatewayKind.Tts);
