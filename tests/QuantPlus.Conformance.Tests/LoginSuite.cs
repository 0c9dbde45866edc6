using System.Diagnostics;
using QuantPlus.Errors;
using QuantPlus.Simulation;

namespace QuantPlus.Conformance.Tests;

/// <summary>What may go wrong on the way to Ready, and what is done about it without the user, and what is not.</summary>
public abstract class LoginSuite(GatewayKind kind) : PatientSuite(kind)
{
    public static TheoryData<int> LockOutCodes => [3, 60, 63, 64, 75, 131, 132, 140, 141, 143, 144, 145, 4040, 4042, 4043, 6020];

    public static TheoryData<string> Steps =>
    [
        "OnRspAuthenticate", "OnRspUserLogin", "OnRspQrySettlementInfoConfirm", "OnRspSettlementInfoConfirm", "OnRspQryInstrument", "OnRspQryOrder", "OnRspQryTrade",
        "OnRspQryInvestorPosition", "OnRspQryTradingAccount",
    ];

    [Theory]
    [MemberData(nameof(LockOutCodes))]
    public async Task A_refusal_that_may_lock_the_account_is_one_attempt_and_stops_for_good(int code)
    {
        var environment = Begin();

        // The second login would succeed: a gateway that tried again would become ready.
        environment.Trip(Fault.Reject(code).At("ReqUserLogin"));
        await using var gateway = Kind.CreateOn(environment);
        var thrown = await Assert.ThrowsAsync<LoginRejectedException>(() => gateway.ConnectAsync(Patient));
        Assert.Equal(code, thrown.Code);
        Assert.NotEmpty(thrown.Error.Cure);
        Assert.NotEmpty(thrown.Error.CounterText);
        Assert.Equal(GatewayState.Faulted, gateway.Status.Trading.State);

        // Once the user has cured it, the user connects again.
        await gateway.ConnectAsync(Patient);
        Assert.True(gateway.Status.IsReady);
    }

    [Fact]
    public async Task A_refusal_during_a_reconnect_stops_for_good_too()
    {
        var environment = Begin();
        await using var gateway = Kind.CreateOn(environment);
        await gateway.ConnectAsync(Patient);
        environment.Trip(Fault.Reject(3).At("ReqUserLogin").Times(2)); // Both sides log in.
        environment.Trip(Fault.Disconnect());
        await gateway.UntilAsync(GatewayState.Faulted, Patient);

        // Connections that come and go do not bring it back.
        environment.Trip(Fault.Disconnect());
        await Task.Delay(TimeSpan.FromSeconds(1.5), Patient);
        Assert.Equal(GatewayState.Faulted, gateway.Status.Trading.State);
        Assert.Equal(3, gateway.Status.Trading.LastError?.Code);
    }

    [Fact]
    public async Task A_front_that_is_not_ready_yet_is_asked_again_while_the_user_waits()
    {
        var environment = Begin();
        environment.Trip(Fault.Reject(7).At("ReqUserLogin").Times(2));
        await using var gateway = Kind.CreateOn(environment);
        await gateway.ConnectAsync(Patient);
        Assert.True(gateway.Status.IsReady);
    }

    [Fact]
    public async Task A_front_that_stays_so_is_told_in_the_end()
    {
        var environment = Begin();
        environment.Trip(Fault.Reject(8).At("ReqUserLogin").Times(int.MaxValue));
        await using var gateway = Kind.CreateOn(environment, options => options.ConnectTimeout = TimeSpan.FromSeconds(4));
        var thrown = await Assert.ThrowsAsync<GatewayException>(() => gateway.ConnectAsync(Patient));
        Assert.Equal((GatewayErrorKind.Transient, 8), (thrown.Kind, thrown.Code));
        Assert.Equal(GatewayState.Disconnected, gateway.Status.Trading.State);
        Assert.Equal(8, gateway.Status.Trading.LastError?.Code);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_connection_lost_at_any_step_of_the_login_is_told_and_leaves_nothing_behind(string callback)
    {
        var environment = Begin();
        environment.Trip(Fault.Disconnect().At(callback));
        await using var gateway = Kind.CreateOn(environment, options => ShowCode(options, callback));
        await Assert.ThrowsAsync<GatewayDisconnectedException>(() => gateway.ConnectAsync(Patient));
        Assert.Equal(GatewayState.Disconnected, gateway.Status.Trading.State);
        await gateway.ConnectAsync(Patient);
        Assert.True(gateway.Status.IsReady);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_connection_lost_at_any_step_of_a_reconnect_is_made_again(string callback)
    {
        var environment = Begin();
        await using var gateway = Kind.CreateOn(environment, options => ShowCode(options, callback));
        await gateway.ConnectAsync(Patient);
        environment.Trip(Fault.Disconnect().At(callback));
        environment.Trip(Fault.Disconnect());
        await gateway.UntilAsync(GatewayState.Connecting, Patient);
        await gateway.UntilAsync(GatewayState.Ready, Patient);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_step_that_is_never_answered_times_out_with_its_name(string callback)
    {
        var environment = Begin();
        environment.Trip(Fault.Silence().At(callback).Times(int.MaxValue));
        await using var gateway = Kind.CreateOn(environment, options =>
        {
            options.RequestTimeout = TimeSpan.FromMilliseconds(300);
            options.QueryTimeout = TimeSpan.FromMilliseconds(300);
            ShowCode(options, callback);
        });
        var thrown = await Assert.ThrowsAsync<GatewayTimeoutException>(() => gateway.ConnectAsync(Patient));
        Assert.Contains("did not answer the ", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(GatewayState.Disconnected, gateway.Status.Trading.State);
    }

    [Fact]
    public async Task A_request_that_the_library_does_not_send_is_sent_again()
    {
        var environment = Begin();
        await using var gateway = Kind.CreateOn(environment);
        await gateway.ConnectAsync(Patient);

        // Not connected, unanswered, too many: none of them ends the reconnect.
        environment.Trip(Fault.Return(-1).At("ReqUserLogin"));
        environment.Trip(Fault.Return(-2).At("ReqQryInvestorPosition"));
        environment.Trip(Fault.Return(-3).At("ReqQryTradingAccount"));
        environment.Trip(Fault.Disconnect());
        await gateway.UntilAsync(GatewayState.Connecting, Patient);
        await gateway.UntilAsync(GatewayState.Ready, Patient);
    }

    [Fact]
    public async Task An_environment_that_wants_authentication_takes_the_right_codes_only()
    {
        if (Kind != GatewayKind.Ctp)
            Assert.Skip("TTS knows neither AppID nor AuthCode.");
        var environment = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { StartTime = Morning, AppId = "app", AuthCode = "code" });
        await using var without = Kind.CreateOn(environment);
        await Assert.ThrowsAsync<LoginRejectedException>(() => without.ConnectAsync(Patient));
        foreach (var (appId, authCode) in new[] { ("app", "wrong"), ("wrong", "code") })
        {
            await using var wrong = Kind.CreateOn(environment, options =>
            {
                var ctp = (Ctp.CtpGatewayOptions)options;
                (ctp.AppId, ctp.AuthCode) = (appId, authCode);
            });
            var thrown = await Assert.ThrowsAsync<LoginRejectedException>(() => wrong.ConnectAsync(Patient));
            Assert.Contains(thrown.Code!.Value, (int[])[63, 64]);
            Assert.DoesNotContain(authCode, thrown.ToString().Replace("AuthCode", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Wrong_passwords_of_the_user_lock_the_account_and_never_those_of_the_gateway()
    {
        var environment = Begin();
        await using var gateway = Kind.CreateOn(environment, options => options.Password = "wrong");
        for (var i = 0; i < 6; i++)
            Assert.Equal(3, (await Assert.ThrowsAsync<LoginRejectedException>(() => gateway.ConnectAsync(Patient))).Code);
        Assert.Equal(75, (await Assert.ThrowsAsync<LoginRejectedException>(() => gateway.ConnectAsync(Patient))).Code);
    }

    [Fact]
    public async Task A_storm_of_connections_ends_ready_with_few_logins_and_few_events()
    {
        var environment = Begin();
        await using var gateway = Kind.CreateOn(environment);
        await gateway.ConnectAsync(Patient);
        var events = 0;
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(Patient);
        var watching = Task.Run(async () =>
        {
            await foreach (var _ in gateway.Events(stopped.Token))
                Interlocked.Increment(ref events);
        }, Patient);
        var watch = Stopwatch.StartNew();
        environment.Trip(Fault.Storm(1000));
        await gateway.UntilAsync(GatewayState.Connecting, Patient);
        await gateway.UntilAsync(GatewayState.Ready, Patient);
        await stopped.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);

        // A bring-up has six states a side; a thousand connections would make thousands of events.
        var seconds = (int)watch.Elapsed.TotalSeconds + 2;
        Assert.InRange(events, 1, 20 * seconds);

        // One a second and side, and the two before the storm.
        Assert.InRange(environment.CountRequests("ReqUserLogin"), 3, 2 + (2 * seconds));
    }

    [Fact]
    public async Task A_side_that_is_left_out_is_not_used_and_says_so()
    {
        var environment = Begin();
        await using var trading = Kind.CreateOn(environment, options => options.Sides = GatewaySides.Trading);
        await trading.ConnectAsync(Patient);
        Assert.True(trading.Status.IsReady);
        Assert.Equal(GatewayState.NotUsed, trading.Status.MarketData.State);
        var thrown = await Assert.ThrowsAsync<GatewayDisconnectedException>(
            () => trading.SubscribeAsync([trading.Contracts.OfProduct("rb").First().Id], cancellationToken: Patient));
        Assert.Contains("Sides", thrown.Error.Cure, StringComparison.Ordinal);

        await using var marketData = Kind.CreateOn(environment, options => options.Sides = GatewaySides.MarketData);
        await marketData.ConnectAsync(Patient);
        Assert.Equal(GatewayState.NotUsed, marketData.Status.Trading.State);
        await Assert.ThrowsAsync<GatewayDisconnectedException>(() => marketData.QueryAccountAsync(Patient));
        await using var subscription = await marketData.SubscribeAsync([trading.Contracts.OfProduct("rb").First().Id], cancellationToken: Patient);
        Assert.True((await subscription.Ticks.ReadAsync(Patient)).LastPrice > 0);
    }

    // A step that is there only where the broker wants a code.
    private static void ShowCode(GatewayOptions options, string step)
    {
        if (step != "OnRspAuthenticate")
            return;
        Assert.SkipUnless(options is Ctp.CtpGatewayOptions, "TTS knows neither AppID nor AuthCode.");
        var ctp = (Ctp.CtpGatewayOptions)options;
        (ctp.AppId, ctp.AuthCode) = ("app", "code");
    }
}

public sealed class CtpLogin() : LoginSuite(GatewayKind.Ctp);

public sealed class TtsLogin() : LoginSuite(GatewayKind.Tts);
