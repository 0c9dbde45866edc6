using QuantPlus.Errors;
using QuantPlus.Simulation;

namespace QuantPlus.Conformance.Tests;

/// <summary>A login that the counter refuses is made once, whatever happens around it: each further one may lock the account.</summary>
public abstract class RefusalSuite(GatewayKind kind) : PatientSuite(kind)
{
    [Theory]
    [InlineData(3)]
    [InlineData(60)]
    [InlineData(75)]
    public async Task A_front_that_refuses_and_hangs_up_is_understood_while_the_user_waits(int code)
    {
        var environment = Begin();
        environment.Trip(Fault.Reject(code).At("ReqUserLogin").Times(int.MaxValue));
        environment.Trip(HangUp());
        await using var gateway = Kind.CreateOn(environment, options => options.Sides = GatewaySides.Trading);
        var thrown = await Assert.ThrowsAsync<LoginRejectedException>(() => gateway.ConnectAsync(Patient));
        Assert.Equal(code, thrown.Code);
        await OnceAsync(environment, 1);
        Assert.Equal(GatewayState.Faulted, gateway.Status.Trading.State);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(143)]
    public async Task A_front_that_refuses_and_hangs_up_is_understood_during_a_reconnect(int code)
    {
        var environment = Begin();
        await using var gateway = Kind.CreateOn(environment);
        await gateway.ConnectAsync(Patient);
        var before = environment.CountRequests("ReqUserLogin");
        environment.Trip(Fault.Reject(code).At("ReqUserLogin").Times(int.MaxValue));
        environment.Trip(HangUp());
        environment.Trip(Fault.Disconnect());
        await FaultedAsync(gateway);

        // Each side has a login of its own.
        await OnceAsync(environment, before + 2);
    }

    [Fact]
    public async Task A_refusal_that_comes_after_its_timeout_counts_too()
    {
        var environment = Begin();
        await using var gateway = Kind.CreateOn(
            environment, options => (options.Sides, options.RequestTimeout) = (GatewaySides.Trading, TimeSpan.FromSeconds(2)));
        await gateway.ConnectAsync(Patient);
        environment.Trip(Fault.Reject(3).At("ReqUserLogin").Times(int.MaxValue));
        environment.Trip(Fault.Delay(TimeSpan.FromSeconds(2.5)).At("OnRspUserLogin").Times(int.MaxValue));
        environment.Trip(Fault.Disconnect());
        await FaultedAsync(gateway);
        var logins = environment.CountRequests("ReqUserLogin");
        Assert.InRange(logins, 2, 3);
        await OnceAsync(environment, logins);
    }

    [Fact]
    public async Task Many_who_connect_at_once_make_one_login_that_is_refused_to_all_of_them()
    {
        var environment = Begin();
        await using var gateway = Kind.CreateOn(environment, options => options.Password = "wrong");

        // It takes its time, so that all of them are there.
        environment.Trip(Fault.Delay(TimeSpan.FromSeconds(1)).At("OnRspUserLogin"));
        var connects = Enumerable.Range(0, 8).Select(_ => gateway.ConnectAsync(Patient)).ToArray();
        foreach (var connect in connects)
            Assert.Equal(3, (await Assert.ThrowsAsync<LoginRejectedException>(() => connect)).Code);
        Assert.Equal(1, environment.CountRequests("ReqUserLogin"));

        // Whoever asks afterwards knows of it, and means it.
        await Assert.ThrowsAsync<LoginRejectedException>(() => gateway.ConnectAsync(Patient));
        Assert.Equal(2, environment.CountRequests("ReqUserLogin"));
    }

    [Fact]
    public async Task A_front_for_market_data_that_wants_the_trader_first_gets_it_first_after_a_loss_too()
    {
        var environment = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { StartTime = Morning, MarketDataAfterTrading = true });
        await using var gateway = Kind.CreateOn(environment);
        await gateway.ConnectAsync(Patient);
        for (var i = 0; i < 3; i++)
        {
            // The trader's login takes its time.
            environment.Trip(Fault.Delay(TimeSpan.FromMilliseconds(300)).At("OnRspUserLogin"));
            environment.Trip(Fault.Disconnect());
            await gateway.UntilAsync(status => !status.IsReady, Patient);
            await gateway.UntilReadyAsync(Patient);
        }

        await using var alone = Kind.CreateOn(new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { StartTime = Morning, MarketDataAfterTrading = true }), options => options.Sides = GatewaySides.MarketData);
        await Assert.ThrowsAsync<LoginRejectedException>(() => alone.ConnectAsync(Patient));
    }

    [Fact]
    public async Task A_subscription_that_is_not_taken_after_a_loss_is_sent_again()
    {
        var environment = Begin();
        await using var gateway = Kind.CreateOn(environment);
        await gateway.ConnectAsync(Patient);
        await using var subscription = await gateway.SubscribeAsync([Instruments.InstrumentId.Parse("rb2510.SHFE")], cancellationToken: Patient);
        environment.Trip(Fault.Return(-2).At("SubscribeMarketData").Times(2));
        environment.Trip(Fault.Disconnect());
        await gateway.UntilAsync(status => !status.IsReady, Patient);
        await gateway.UntilReadyAsync(Patient);
        while (subscription.Ticks.TryRead(out _))
        {
        }

        await subscription.Ticks.ReadAsync(Patient);
        Assert.True(environment.CountRequests("SubscribeMarketData") >= 3);
    }

    [Fact]
    public async Task Contracts_that_are_refused_after_a_loss_do_not_keep_the_others_from_their_ticks()
    {
        // More than a counter is asked for at a time: the first thousand are refused, and the rest is taken.
        const int AtATime = 1000;
        var environment = Begin();
        await using var gateway = Kind.CreateOn(environment);
        await gateway.ConnectAsync(Patient);
        var all = gateway.Contracts.Select(contract => contract.Id).ToArray();
        Assert.InRange(all.Length, AtATime + 1, 2 * AtATime);
        await using var subscription = await gateway.SubscribeAsync(all, cancellationToken: Patient);
        await using var events = gateway.Events(Patient).GetAsyncEnumerator(Patient);
        environment.Trip(Fault.Reject(16).At("SubscribeMarketData"));
        environment.Trip(Fault.Disconnect());
        await gateway.UntilAsync(status => !status.IsReady, Patient);
        await gateway.UntilReadyAsync(Patient);

        GatewayError? told = null;
        while (told is null && await events.MoveNextAsync())
            told = (events.Current as ErrorEvent)?.Error;
        Assert.Equal(16, told?.Code);
        while (subscription.Ticks.TryRead(out _))
        {
        }

        var ticking = new HashSet<Instruments.InstrumentId>();
        for (var i = 0; i < 100; i++)
            ticking.Add((await subscription.Ticks.ReadAsync(Patient)).Instrument);
        Assert.InRange(ticking.Count, 1, all.Length - AtATime);
    }

    [Fact]
    public async Task A_connect_whose_first_side_is_lost_meanwhile_waits_for_it()
    {
        var rebar = Instruments.InstrumentId.Parse("rb2510.SHFE");
        var options = new EmbeddedEnvironmentOptions { StartTime = Morning }.AddYesterdayPosition(rebar, Trading.PositionDirection.Long, 1);
        var environment = new EmbeddedEnvironment(options);

        // The trading side loses its connection over its first query as ready, while the market data login takes its time.
        environment.Trip(Fault.Delay(TimeSpan.FromMilliseconds(500)).At("OnRspUserLogin").After(1));
        environment.Trip(Fault.Disconnect().At("OnRspQryInvestorPositionDetail"));
        await using var gateway = Kind.CreateOn(environment);
        await gateway.ConnectAsync(Patient);
        Assert.True(gateway.Status.IsReady);
        Assert.True(environment.CountRequests("ReqUserLogin") >= 3);
    }

    [Fact]
    public async Task A_refusal_of_the_one_side_goes_before_a_timeout_of_the_other()
    {
        var rebar = Instruments.InstrumentId.Parse("rb2510.SHFE");
        var options = new EmbeddedEnvironmentOptions { StartTime = Morning }.AddYesterdayPosition(rebar, Trading.PositionDirection.Long, 1);
        var environment = new EmbeddedEnvironment(options);

        // The trading side is lost over its first query as ready, and refused as it comes back, while market data waits for an answer in vain.
        environment.Trip(Fault.Disconnect().At("OnRspQryInvestorPositionDetail"));
        environment.Trip(Fault.Silence().At("OnRspUserLogin").After(1));
        environment.Trip(Fault.Reject(3).At("ReqUserLogin").After(2).Times(int.MaxValue));
        await using var gateway = Kind.CreateOn(environment, options => options.RequestTimeout = TimeSpan.FromSeconds(5));
        Task[] connects = [gateway.ConnectAsync(Patient), gateway.ConnectAsync(Patient)];
        foreach (var connect in connects)
            Assert.Equal(3, (await Assert.ThrowsAsync<LoginRejectedException>(() => connect)).Code);
        Assert.Equal((GatewayState.Faulted, 3), (gateway.Status.Trading.State, gateway.Status.Trading.LastError?.Code));
        await OnceAsync(environment, 3);
    }

    [Fact]
    public async Task The_event_of_a_failed_connect_says_why()
    {
        var environment = Begin();
        environment.Trip(Fault.Silence().At("ReqUserLogin").Times(int.MaxValue));
        await using var gateway = Kind.CreateOn(environment, options => options.RequestTimeout = TimeSpan.FromMilliseconds(200));
        await using var events = gateway.Events(Patient).GetAsyncEnumerator(Patient);
        await Assert.ThrowsAsync<GatewayTimeoutException>(() => gateway.ConnectAsync(Patient));
        var began = false;
        while (await events.MoveNextAsync())
        {
            if (events.Current is not StatusChangedEvent { Status.Trading: var trading })
                continue;
            began |= trading.State != GatewayState.Disconnected;
            if (!began || trading.State != GatewayState.Disconnected)
                continue;
            Assert.Equal(GatewayErrorKind.Timeout, trading.LastError?.Kind);
            break;
        }
    }

    private static Fault HangUp() => Fault.HangUp(reconnectAfter: TimeSpan.FromMilliseconds(5)).At("OnRspUserLogin").Times(int.MaxValue);

    // A second attempt would be made within a second or two.
    private async Task OnceAsync(EmbeddedEnvironment environment, int logins)
    {
        await Task.Delay(TimeSpan.FromSeconds(2.5), Patient);
        Assert.Equal(logins, environment.CountRequests("ReqUserLogin"));
    }

    private Task FaultedAsync(IGateway gateway) => gateway.UntilAsync(
        status => status.Trading.State == GatewayState.Faulted && status.MarketData.State is GatewayState.Faulted or GatewayState.NotUsed, Patient);
}

public sealed class CtpRefusals() : RefusalSuite(GatewayKind.Ctp);

public sealed class TtsRefusals() : RefusalSuite(GatewayKind.Tts);
