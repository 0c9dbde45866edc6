using QuantPlus.Errors;
using QuantPlus.Simulation;
using QuantPlus.Trading;

namespace QuantPlus.Conformance.Tests;

/// <summary>Trading at TTS with the ticks of CTP, as those do whose TTS simulation has no market data.</summary>
public sealed class CompositeGatewayTests
{
    private static readonly DateTime Morning = new(2025, 6, 11, 10, 0, 0);

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Orders_go_to_the_one_and_ticks_come_from_the_other()
    {
        var simulation = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { StartTime = Morning });
        var market = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { StartTime = Morning, Seed = 2 });
        await using var gateway = Put(simulation, market);
        await gateway.ConnectAsync(None);
        Assert.True(gateway.Status.IsReady);
        Assert.Equal("TTS+CTP", gateway.Name);

        // Without the exchange: the trading side's contract list knows it.
        await using var subscription = await gateway.SubscribeAsync([new("rb2510", default)], cancellationToken: None);
        var tick = await subscription.Ticks.ReadAsync(None);
        Assert.Equal("rb2510.SHFE", tick.Instrument.ToString());
        Assert.True(gateway.TryGetLastTick(tick.Instrument, out _));

        var order = await gateway.SubmitAsync(OrderRequest.Buy(tick.Instrument, 1, simulation.GetQuote(tick.Instrument).AskPrice + 20), None);
        await gateway.WaitForCompletionAsync(order.Id, None);
        Assert.Single(simulation.GetTrades());
        Assert.Empty(market.GetTrades());
        Assert.Single(await gateway.QueryPositionsAsync(None));
    }

    [Fact]
    public async Task Events_tell_the_status_of_both_as_one()
    {
        // Events of the two go different ways into the one stream: market data is late enough for trading's to be there.
        var market = Begin();
        market.Trip(Fault.Delay(TimeSpan.FromSeconds(1)).At("OnRspUserLogin"));
        await using var gateway = Put(Begin(), market);
        var events = new List<GatewayStatus>();
        var watching = Task.Run(async () =>
        {
            await foreach (var change in gateway.Events(None))
                events.Add(((StatusChangedEvent)change).Status);
        }, None);
        while (events.Count == 0)
            await Task.Delay(1, None);
        await gateway.ConnectAsync(None);
        await gateway.DisposeAsync();
        await watching;
        Assert.Equal(GatewayState.Disconnected, events[0].Trading.State);
        Assert.Contains(events, status => status.IsReady);
        Assert.Contains(events, status => status is { Trading.State: GatewayState.Ready, MarketData.State: not GatewayState.Ready });
        Assert.Equal((GatewayState.Disconnected, GatewayState.Disconnected), (events[^1].Trading.State, events[^1].MarketData.State));
    }

    [Fact]
    public async Task Where_market_data_cannot_be_connected_trading_is_disconnected_again()
    {
        var market = Begin();
        market.Trip(Fault.Reject(3).At("ReqUserLogin"));
        await using var gateway = Put(Begin(), market);
        await Assert.ThrowsAsync<LoginRejectedException>(() => gateway.ConnectAsync(None));
        Assert.Equal((GatewayState.Disconnected, GatewayState.Faulted), (gateway.Status.Trading.State, gateway.Status.MarketData.State));
        await gateway.ConnectAsync(None);
        Assert.True(gateway.Status.IsReady);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_disconnect_ends_a_connect_at_whichever_gateway_it_is(bool trading)
    {
        var (simulation, market) = (Begin(), Begin());
        (trading ? simulation : market).Trip(Fault.Silence().At("OnRspUserLogin"));
        await using var gateway = Put(simulation, market);
        var connecting = gateway.ConnectAsync(None);
        await foreach (var change in gateway.Events(None))
        {
            if (change is StatusChangedEvent { Status: var status } && (trading ? status.Trading : status.MarketData).State == GatewayState.LoggingIn)
                break;
        }

        var disconnecting = gateway.DisconnectAsync(None);
        var again = gateway.ConnectAsync(None);
        await Assert.ThrowsAsync<GatewayDisconnectedException>(() => connecting);
        await disconnecting;
        await again;
        Assert.True(gateway.Status.IsReady);

        await gateway.DisconnectAsync(None);
        Assert.Equal((GatewayState.Disconnected, GatewayState.Disconnected), (gateway.Status.Trading.State, gateway.Status.MarketData.State));
    }

    private static CompositeGateway Put(EmbeddedEnvironment trading, EmbeddedEnvironment marketData) => new(
        GatewayKind.Tts.CreateOn(trading, options => options.Sides = GatewaySides.Trading),
        GatewayKind.Ctp.CreateOn(marketData, options => options.Sides = GatewaySides.MarketData));

    private static EmbeddedEnvironment Begin() => new(new EmbeddedEnvironmentOptions { StartTime = Morning });
}
