using Microsoft.Extensions.Time.Testing;
using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Simulation;
using QuantPlus.Trading;

namespace QuantPlus.Conformance.Tests;

/// <summary>What may go wrong at any moment. docs/conformance.md lists every fault with its test.</summary>
public abstract class FaultSuite(GatewayKind kind) : PatientSuite(kind)
{
    private static readonly InstrumentId Rebar = InstrumentId.Parse("rb2510.SHFE");
    [Fact]
    public async Task No_front_reachable_is_told_with_the_addresses_and_the_cure()
    {
        var time = new FakeTimeProvider();
        var environment = Begin();
        environment.Trip(Fault.Silence().At("OnFrontConnected").Times(int.MaxValue));
        await using var gateway = Kind.CreateOn(environment, options =>
        {
            AtOnce(options);
            options.ReadyTimeout = TimeSpan.FromHours(10);
        }, time);
        var connecting = gateway.ConnectAsync(Patient);
        await AdvanceUntilAsync(time, () => connecting.IsCompleted);

        var thrown = await Assert.ThrowsAsync<GatewayTimeoutException>(() => connecting);
        Assert.Contains("front answered within 20 s", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("network", thrown.Error.Cure, StringComparison.Ordinal);
        Assert.Equal(GatewayState.Disconnected, gateway.Status.Trading.State);
        Assert.Equal(thrown.Error, gateway.Status.Trading.LastError);
    }

    [Fact]
    public async Task Connecting_takes_no_longer_than_it_may_altogether()
    {
        var time = new FakeTimeProvider();
        var environment = Begin();
        environment.Trip(Fault.Silence().At("OnRspQryInstrument").Times(int.MaxValue));
        await using var gateway = Kind.CreateOn(environment, options =>
        {
            AtOnce(options);
            options.QueryTimeout = TimeSpan.FromHours(1);
        }, time);
        var connecting = gateway.ConnectAsync(Patient);
        await gateway.UntilAsync(GatewayState.Synchronizing, Patient);
        await AdvanceUntilAsync(time, () => connecting.IsCompleted);

        var thrown = await Assert.ThrowsAsync<GatewayTimeoutException>(() => connecting);
        Assert.Contains("not ready within 180 s: trading has come as far as Synchronizing", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(GatewayOptions.ReadyTimeout), thrown.Error.Cure, StringComparison.Ordinal);
        Assert.Equal(GatewayState.Disconnected, gateway.Status.Trading.State);

        environment.ClearFaults();
        await gateway.ConnectAsync(Patient);
        Assert.True(gateway.Status.IsReady);
    }

    [Theory]
    [MemberData(nameof(LoginSuite.Steps), MemberType = typeof(LoginSuite))]
    public async Task A_connect_that_is_cancelled_at_any_step_leaves_a_clean_state(string callback)
    {
        var environment = Begin();
        environment.Trip(Fault.Silence().At(callback).Times(int.MaxValue));
        await using var gateway = Kind.CreateOn(environment);
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Patient);
        var connecting = gateway.ConnectAsync(cancelled.Token);
        await gateway.UntilAsync(StateOf(callback), Patient);
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting);
        Assert.Equal(GatewayState.Disconnected, gateway.Status.Trading.State);
        environment.ClearFaults();
        await gateway.ConnectAsync(Patient);
        Assert.True(gateway.Status.IsReady);
    }

    [Fact]
    public async Task A_connection_lost_in_the_middle_of_a_paged_answer_leaves_no_half_list()
    {
        var environment = Begin();
        environment.Trip(Fault.Disconnect().At("OnRspQryInstrument").After(5));
        await using var gateway = Kind.CreateOn(environment);
        await Assert.ThrowsAsync<GatewayDisconnectedException>(() => gateway.ConnectAsync(Patient));
        Assert.Empty(gateway.Contracts);
        await gateway.ConnectAsync(Patient);

        await using var whole = Kind.CreateOn(environment);
        await whole.ConnectAsync(Patient);
        Assert.Equal(whole.Contracts.Count, gateway.Contracts.Count);
    }

    [Fact]
    public async Task A_connection_lost_between_an_order_and_its_answer_is_told_and_the_order_shows_up_afterwards()
    {
        var environment = Begin();
        await using var gateway = Kind.CreateOn(environment);
        await gateway.ConnectAsync(Patient);
        environment.Trip(Fault.Silence().At("OnRtnOrder").Times(int.MaxValue));
        var submitting = gateway.SubmitAsync(Resting(environment), Patient);
        environment.Trip(Fault.Disconnect());
        var thrown = await Assert.ThrowsAsync<GatewayDisconnectedException>(() => submitting);
        Assert.Equal((4097, GatewayErrorClass.OutcomeUnknown), (thrown.Code, thrown.Error.Class));
        environment.ClearFaults();

        // Sent once: it is there once, and known again without the user's help.
        await foreach (var order in gateway.OrderUpdates(Patient))
        {
            Assert.Equal(Assert.Single(environment.GetOrders()).Id, order.Id);
            break;
        }

        await gateway.UntilAsync(GatewayState.Ready, Patient);
        Assert.Equal(1, environment.CountRequests("ReqOrderInsert"));
    }

    [Fact]
    public async Task Ten_losses_in_a_second_end_ready_with_one_view()
    {
        var environment = Begin();
        await using var gateway = Kind.CreateOn(environment);
        await gateway.ConnectAsync(Patient);
        var order = await gateway.SubmitAsync(Resting(environment), Patient);
        var logins = environment.CountRequests("ReqUserLogin");
        for (var i = 0; i < 10; i++)
            environment.Trip(Fault.Disconnect());
        await gateway.UntilAsync(GatewayState.Connecting, Patient);
        await gateway.UntilAsync(GatewayState.Ready, Patient);
        Assert.Equal(order.Id, Assert.Single(gateway.Orders).Id);

        // Two sides, each at most once a second.
        Assert.InRange(environment.CountRequests("ReqUserLogin") - logins, 1, 12);
    }

    [Fact]
    public async Task An_answer_that_comes_after_its_timeout_is_not_lost_and_disturbs_nobody()
    {
        var time = new FakeTimeProvider();
        var environment = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { StartTime = Morning }, time);
        await using var gateway = Kind.CreateOn(environment, AtOnce, time);
        await gateway.ConnectAsync(Patient);

        environment.Trip(Fault.Delay(TimeSpan.FromSeconds(30)).At("OnRtnOrder").Times(int.MaxValue));
        var submitting = gateway.SubmitAsync(Resting(environment), Patient);
        await AdvanceUntilAsync(time, () => submitting.IsCompleted);
        var late = await Assert.ThrowsAsync<GatewayTimeoutException>(() => submitting);
        Assert.Contains("do not send it again", late.Error.Cure, StringComparison.Ordinal);
        Assert.Empty(gateway.Orders);

        await AdvanceUntilAsync(time, () => gateway.Orders.Count > 0);
        Assert.Equal(Assert.Single(environment.GetOrders()).Id, Assert.Single(gateway.Orders).Id);
        Assert.True(gateway.Status.IsReady);
    }

    [Fact]
    public async Task A_clock_that_jumps_an_hour_ends_what_waits_and_nothing_else()
    {
        var time = new FakeTimeProvider();
        var environment = Begin();
        await using var gateway = Kind.CreateOn(environment, AtOnce, time);
        await gateway.ConnectAsync(Patient);

        environment.Trip(Fault.Silence().At("OnRspQryTradingAccount"));
        var query = gateway.QueryAccountAsync(Patient);
        await AdvanceUntilAsync(time, () => query.IsCompleted, TimeSpan.FromHours(1));
        await Assert.ThrowsAsync<GatewayTimeoutException>(() => query);

        time.Advance(TimeSpan.FromHours(1));
        environment.Trip(Fault.ClockJump(TimeSpan.FromHours(1)).At("ReqOrderInsert"));
        var order = await gateway.SubmitAsync(Resting(environment), Patient);
        await gateway.CancelAsync(order.Id, Patient);
        Assert.True((await gateway.QueryAccountAsync(Patient)).Balance > 0);
        Assert.True(gateway.Status.IsReady);
    }

    [Fact]
    public async Task A_handler_that_blocks_holds_up_neither_orders_nor_other_gateways_nor_the_end()
    {
        var environment = Begin();
        using var release = new ManualResetEventSlim();
        var handler = new BlockingHandler(release);
        await using var other = Kind.CreateOn(environment, options => options.Sides = GatewaySides.MarketData);
        var gateway = Kind.CreateOn(environment);
        try
        {
            await gateway.ConnectAsync(Patient);
            await other.ConnectAsync(Patient);
            await gateway.SubscribeAsync([Rebar], handler, Patient);
            await handler.Entered.WaitAsync(Patient);

            var order = await gateway.SubmitAsync(Resting(environment), Patient);
            await gateway.CancelAsync(order.Id, Patient);
            await gateway.QueryPositionsAsync(Patient);
            await using var ticks = await other.SubscribeAsync([Rebar], cancellationToken: Patient);
            await ticks.Ticks.ReadAsync(Patient);

            await gateway.DisposeAsync().AsTask().WaitAsync(Patient);
        }
        finally
        {
            release.Set();
        }
    }

    // The clock stands still unless it is told to go on: no query may wait for its pace.
    private static void AtOnce(GatewayOptions options) => options.QueryInterval = TimeSpan.Zero;

    private static OrderRequest Resting(EmbeddedEnvironment environment) => OrderRequest.Buy(Rebar, 1, environment.GetQuote(Rebar).BidPrice - 30);

    private static GatewayState StateOf(string callback) => callback switch
    {
        "OnRspUserLogin" => GatewayState.LoggingIn,
        "OnRspQrySettlementInfoConfirm" or "OnRspSettlementInfoConfirm" => GatewayState.Confirming,
        _ => GatewayState.Synchronizing,
    };

    // Step by step, so that what happens between two moments of the clock can happen.
    private async Task AdvanceUntilAsync(FakeTimeProvider time, Func<bool> done, TimeSpan? step = null)
    {
        while (!done())
        {
            time.Advance(step ?? TimeSpan.FromSeconds(1));
            await Task.Delay(1, Patient);
        }
    }

    private sealed class BlockingHandler(ManualResetEventSlim release) : ITickHandler
    {
        private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Entered => _entered.Task;

        public void OnTick(in Tick tick)
        {
            _entered.TrySetResult();
            release.Wait();
        }
    }
}

public sealed class CtpFaults() : FaultSuite(GatewayKind.Ctp);

public sealed class TtsFaults() : FaultSuite(GatewayKind.Tts);
