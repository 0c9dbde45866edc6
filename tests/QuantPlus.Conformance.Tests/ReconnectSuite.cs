using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Simulation;
using QuantPlus.Telemetry;
using QuantPlus.Trading;

namespace QuantPlus.Conformance.Tests;

/// <summary>What must not be left over from a connection that was lost.</summary>
public abstract class ReconnectSuite(GatewayKind kind) : PatientSuite(kind)
{
    private static readonly InstrumentId Rebar = InstrumentId.Parse("rb2510.SHFE");
    [Fact]
    public async Task What_cannot_be_read_while_the_gateway_catches_up_is_asked_for_once_it_has()
    {
        var time = new FakeTimeProvider();
        var environment = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { StartTime = Morning }, time);
        environment.ShowQuote(Rebar, new PriceLevel(3199, 5, 3200, 5));
        await using var gateway = Kind.CreateOn(environment, options => options.QueryInterval = TimeSpan.Zero);
        await gateway.ConnectAsync(Patient);
        var order = await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, 3190), Patient);

        // Orders and trades are answered, the account is not: the order trades in between, and nothing of it can be read.
        var asked = environment.CountRequests("ReqQryTradingAccount");
        environment.Trip(Fault.Delay(TimeSpan.FromSeconds(10)).At("OnRspQryTradingAccount"));
        environment.Trip(Fault.Disconnect(reconnectAfter: TimeSpan.FromSeconds(1)));
        await gateway.UntilAsync(GatewayState.Connecting, Patient);
        time.Advance(TimeSpan.FromSeconds(1));
        while (environment.CountRequests("ReqQryTradingAccount") == asked)
            await Task.Delay(1, Patient);
        environment.Trip(Fault.NullPointer().At("OnRtnOrder").Times(10));
        environment.Trip(Fault.NullPointer().At("OnRtnTrade").Times(10));
        environment.ShowQuote(Rebar, new PriceLevel(3180, 5, 3181, 5));
        Assert.Single(environment.GetTrades());
        while (gateway.Status.Trading.State != GatewayState.Ready)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1, Patient);
        }

        Assert.Equal(OrderStatus.AllTraded, (await gateway.WaitForCompletionAsync(order.Id, Patient)).Status);
        Assert.Single(gateway.Trades);
    }

    [Fact]
    public async Task A_contract_of_which_the_counter_says_nothing_does_not_keep_the_others_from_their_ticks()
    {
        var environment = Begin();
        await using var gateway = Kind.CreateOn(environment, options => options.RequestTimeout = TimeSpan.FromSeconds(2));
        await gateway.ConnectAsync(Patient);
        var contracts = gateway.Contracts.OfProduct("rb").Select(contract => contract.Id).ToArray();
        Assert.True(contracts.Length > 1);
        await using var subscription = await gateway.SubscribeAsync(contracts, cancellationToken: Patient);
        await using var events = gateway.Events(Patient).GetAsyncEnumerator(Patient);
        var logins = environment.CountRequests("ReqUserLogin");
        environment.Trip(Fault.Silence().At("OnRspSubMarketData"));
        environment.Trip(Fault.Disconnect());
        await gateway.UntilAsync(status => !status.IsReady, Patient);
        await gateway.UntilReadyAsync(Patient);

        GatewayError? told = null;
        while (told is null && await events.MoveNextAsync())
            told = (events.Current as ErrorEvent)?.Error;
        Assert.Equal(GatewayErrorKind.Timeout, told?.Kind);
        Assert.Equal(logins + 2, environment.CountRequests("ReqUserLogin"));
    }

    [Fact]
    public async Task An_order_that_was_meant_for_the_lost_connection_is_not_sent_over_the_next_one()
    {
        var environment = Begin();
        await using var gateway = Kind.CreateOn(environment);
        await gateway.ConnectAsync(Patient);

        // A host's listener that stands still for longer than the reconnect takes. It hears of the orders of other tests too, which are not held up.
        var isMine = new AsyncLocal<bool>();
        using var isInside = new SemaphoreSlim(0);
        using var mayGoOn = new SemaphoreSlim(0);
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == GatewayTelemetry.Name,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = activity =>
            {
                if (activity.OperationName != "quantplus.submit" || !isMine.Value)
                    return;
                isInside.Release();
                mayGoOn.Wait(Patient);
            },
        };
        ActivitySource.AddActivityListener(listener);
        var submit = Task.Run(
            () =>
            {
                isMine.Value = true;
                return gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, environment.GetQuote(Rebar).BidPrice - 30), Patient);
            },
            Patient);
        await isInside.WaitAsync(Patient);
        environment.Trip(Fault.Disconnect());
        await gateway.UntilAsync(status => !status.IsReady, Patient);
        await gateway.UntilReadyAsync(Patient);
        mayGoOn.Release();

        var thrown = await Assert.ThrowsAsync<GatewayDisconnectedException>(() => submit);
        Assert.Null(thrown.OrderId);
        Assert.Equal(0, environment.CountRequests("ReqOrderInsert"));
    }

}

public sealed class CtpReconnect() : ReconnectSuite(GatewayKind.Ctp);

public sealed class TtsReconnect() : ReconnectSuite(GatewayKind.Tts);
