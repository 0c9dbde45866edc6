using QuantPlus.Errors;
using QuantPlus.Simulation;

namespace QuantPlus.Conformance.Tests;

public abstract class ConnectingSuite(GatewayKind kind) : GatewaySuite(kind)
{
    [Fact]
    public async Task Connecting_ends_with_both_sides_ready_and_everything_loaded()
    {
        Assert.Equal(GatewayState.Disconnected, Gateway.Status.Trading.State);
        Assert.Empty(Gateway.Contracts);

        await Gateway.ConnectAsync(Patient);

        Assert.True(Gateway.Status.IsReady);
        Assert.NotNull(Gateway.Status.TradingDay);
        Assert.True(Gateway.Contracts.Count > 20);
        Assert.True(Gateway.Account is { Balance: > 0, Available: > 0 });
        Assert.Empty(Gateway.Orders);
        Assert.Empty(Gateway.Trades);
    }

    [Fact]
    public async Task The_events_tell_the_states_in_their_order_until_the_gateway_is_disposed()
    {
        var states = new List<GatewayState>();
        var watching = WatchAsync();
        await Gateway.ConnectAsync(Patient);
        await Gateway.DisposeAsync();
        await watching;

        // Before the first Ready every state is at least as far as the one before.
        var toReady = states.TakeWhile(state => state != GatewayState.Ready).ToArray();
        Assert.Equal(toReady.Order(), toReady);
        Assert.Contains(GatewayState.LoggingIn, toReady);
        Assert.Contains(GatewayState.Confirming, toReady);
        Assert.Contains(GatewayState.Synchronizing, toReady);
        Assert.Equal(GatewayState.Disconnected, states[^1]);

        async Task WatchAsync()
        {
            await foreach (var change in Gateway.Events(Patient))
                states.Add(((StatusChangedEvent)change).Status.Trading.State);
        }
    }

    [Fact]
    public async Task Connecting_a_gateway_that_is_ready_changes_nothing()
    {
        await Gateway.ConnectAsync(Patient);
        var status = Gateway.Status;
        await Gateway.ConnectAsync(Patient);
        Assert.Equal(status, Gateway.Status);
    }

    [Fact]
    public async Task A_gateway_can_be_disconnected_and_connected_again()
    {
        await Gateway.ConnectAsync(Patient);
        await Gateway.DisconnectAsync(Patient);
        Assert.Equal(GatewayState.Disconnected, Gateway.Status.Trading.State);
        Assert.Equal(GatewayState.Disconnected, Gateway.Status.MarketData.State);
        await Gateway.ConnectAsync(Patient);
        Assert.True(Gateway.Status.IsReady);
    }

    [Fact]
    public async Task A_wrong_broker_is_one_attempt_that_says_what_to_look_at()
    {
        var environment = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { BrokerId = "8888" });
        await using var gateway = Kind.CreateOn(environment);
        var thrown = await Assert.ThrowsAsync<LoginRejectedException>(() => gateway.ConnectAsync(Patient));
        Assert.Equal((3, "Wrong user, password or broker"), (thrown.Code, thrown.Error.EnglishText));
        Assert.Equal(GatewayState.Faulted, gateway.Status.Trading.State);
        environment.Trip(Fault.Storm(20));
        await Task.Delay(TimeSpan.FromSeconds(1), Patient);
        Assert.Equal(1, environment.CountRequests("ReqUserLogin"));
    }

    [Fact]
    public async Task A_wrong_password_is_told_with_its_code_and_never_shown()
    {
        await using var gateway = Kind.Create(options => options.Password = "wrong-password");
        var thrown = await Assert.ThrowsAsync<LoginRejectedException>(() => gateway.ConnectAsync(Patient));

        Assert.Equal(3, thrown.Error.Code);
        Assert.Equal(GatewayErrorKind.Login, thrown.Kind);
        Assert.Equal(GatewayErrorClass.LockOutDanger, thrown.Error.Class);
        Assert.Contains(thrown.Error.CounterText, thrown.Message, StringComparison.Ordinal);
        Assert.Contains(thrown.Error.EnglishText, thrown.Message, StringComparison.Ordinal);
        Assert.Equal("Wrong user, password or broker", thrown.Error.EnglishText);
        Assert.False(string.IsNullOrWhiteSpace(thrown.Error.Cure));
        Assert.DoesNotContain("wrong-password", thrown.ToString(), StringComparison.Ordinal);
        Assert.Equal(GatewayState.Faulted, gateway.Status.Trading.State);
        Assert.Equal(3, gateway.Status.Trading.LastError?.Code);
    }

    [Fact]
    public async Task Calls_that_need_a_connection_say_so()
    {
        var submit = await Assert.ThrowsAsync<GatewayDisconnectedException>(
            () => Gateway.SubmitAsync(Trading.OrderRequest.Buy(Rebar, 1, 3000), Patient));
        Assert.Contains("ConnectAsync", submit.Error.Cure, StringComparison.Ordinal);
        await Assert.ThrowsAsync<GatewayDisconnectedException>(() => Gateway.SubscribeAsync([Rebar], cancellationToken: Patient));
        await Assert.ThrowsAsync<GatewayDisconnectedException>(() => Gateway.QueryAccountAsync(Patient));
    }

    [Fact]
    public async Task A_cancelled_connect_leaves_the_gateway_disconnected()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Gateway.ConnectAsync(cancelled.Token));
        Assert.Equal(GatewayState.Disconnected, Gateway.Status.Trading.State);
        await Gateway.ConnectAsync(Patient);
        Assert.True(Gateway.Status.IsReady);
    }

    [Fact]
    public async Task A_disposed_gateway_ends_its_streams_and_refuses_calls()
    {
        await Gateway.ConnectAsync(Patient);
        var subscription = await Gateway.SubscribeAsync([Contract("rb").Id], cancellationToken: Patient);
        var orders = ReadAllAsync();

        await Gateway.DisposeAsync();
        await Gateway.DisposeAsync();

        await orders;
        await foreach (var _ in subscription.Ticks.ReadAllAsync(Patient))
        {
            // What had arrived can still be read; then the stream ends.
        }

        await subscription.Ticks.Completion.WaitAsync(Patient);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Gateway.ConnectAsync(Patient));

        async Task ReadAllAsync()
        {
            await foreach (var _ in Gateway.OrderUpdates(Patient))
            {
            }
        }
    }
}

public sealed class CtpConnecting() : ConnectingSuite(GatewayKind.Ctp);

public sealed class TtsConnecting() : ConnectingSuite(GatewayKind.Tts);
