using QuantPlus.Instruments;
using QuantPlus.Simulation;
using QuantPlus.Trading;

namespace QuantPlus.Conformance.Tests;

/// <summary>The streams of positions and money, and what happens where the counter and the gateway do not agree.</summary>
public abstract class PositionSuite(GatewayKind kind)
{
    private static readonly InstrumentId Rebar = InstrumentId.Parse("rb2510.SHFE");

    [Fact]
    public async Task Positions_are_told_as_they_stand_and_then_each_change()
    {
        using var patient = Patient();
        var environment = new EmbeddedEnvironment(Begin().AddYesterdayPosition(Rebar, PositionDirection.Long, 3));
        await using var gateway = await ConnectAsync(environment, patient.Token);
        await using var updates = gateway.PositionUpdates(patient.Token).GetAsyncEnumerator(patient.Token);
        Assert.Equal((3, 0), Volumes(await NextAsync(updates)));

        await TradeAsync(gateway, environment, Direction.Buy, Offset.Open, 1, patient.Token);
        Assert.Equal((4, 1), Volumes(await NextAsync(updates, position => position.Volume == 4)));
        var far = environment.GetQuote(Rebar).AskPrice + 50;
        var resting = await gateway.SubmitAsync(OrderRequest.Sell(Rebar, 2, far, Offset.CloseYesterday), patient.Token);
        var frozen = await NextAsync(updates, position => position.FrozenVolume > 0);
        Assert.Equal((0, 2, 1, 1), (frozen.FrozenToday, frozen.FrozenYesterday, frozen.ClosableToday, frozen.ClosableYesterday));
        await gateway.CancelAsync(resting.Id, patient.Token);
        await NextAsync(updates, position => position.FrozenVolume == 0);
        await TradeAsync(gateway, environment, Direction.Sell, Offset.CloseToday, 1, patient.Token);
        await TradeAsync(gateway, environment, Direction.Sell, Offset.CloseYesterday, 3, patient.Token);
        await NextAsync(updates, position => position.Volume == 0);
        Assert.Empty(gateway.Positions);

        static (int Volume, int Today) Volumes(Position position) => (position.Volume, position.TodayVolume);
    }

    [Fact]
    public async Task Money_is_told_when_orders_and_trades_have_changed_it()
    {
        using var patient = Patient();
        var environment = new EmbeddedEnvironment(Begin());
        await using var gateway = await ConnectAsync(environment, patient.Token);
        await using var updates = gateway.AccountUpdates(patient.Token).GetAsyncEnumerator(patient.Token);
        var first = await NextAsync(updates);
        Assert.Equal((gateway.Account, "CNY", 0), (first, first.Currency, first.Frozen));
        Assert.Equal([first], gateway.Accounts);

        var low = environment.GetQuote(Rebar).BidPrice - 50;
        var resting = await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 2, low), patient.Token);
        var frozen = await NextAsync(updates, account => account.Frozen > 0);
        Assert.True(frozen is { FrozenMargin: > 0, FrozenCommission: > 0, FrozenCash: 0 });
        Assert.Equal(frozen.Balance - frozen.Margin - frozen.Frozen, frozen.Available, 2);
        await gateway.CancelAsync(resting.Id, patient.Token);
        await NextAsync(updates, account => account.Frozen == 0);
        await TradeAsync(gateway, environment, Direction.Buy, Offset.Open, 1, patient.Token);
        var traded = await NextAsync(updates, account => account.Margin > 0);
        Assert.Equal(traded.Margin / traded.Balance, traded.RiskRatio, 9);
        Assert.True(traded.Commission > 0);
    }

    [Fact]
    public async Task A_trade_that_got_lost_is_found_and_no_difference_is_told()
    {
        using var patient = Patient();
        var environment = new EmbeddedEnvironment(Begin());
        await using var gateway = await ConnectAsync(environment, patient.Token);
        await using var events = gateway.Events(patient.Token).GetAsyncEnumerator(patient.Token);
        environment.Trip(Fault.NullPointer().At("OnRtnTrade"));
        await TradeAsync(gateway, environment, Direction.Buy, Offset.Open, 1, patient.Token);
        Assert.Equal(1, Assert.Single(gateway.Trades).Volume);
        Assert.Equal(1, Assert.Single(gateway.Positions).Volume);
        await gateway.QueryPositionsAsync(patient.Token);
        await gateway.DisconnectAsync(patient.Token);
        while (await events.MoveNextAsync() && events.Current is not StatusChangedEvent { Status.Trading.State: GatewayState.Disconnected })
            Assert.IsNotType<PositionMismatchEvent>(events.Current);
    }

    [Fact]
    public async Task A_difference_that_stays_is_told_and_the_counters_word_holds()
    {
        using var patient = Patient();
        var environment = new EmbeddedEnvironment(Begin().AddYesterdayPosition(Rebar, PositionDirection.Long, 3));
        await using var gateway = await ConnectAsync(environment, patient.Token);
        await using var events = gateway.Events(patient.Token).GetAsyncEnumerator(patient.Token);

        // The counter has nothing to say of the position, twice.
        environment.Trip(Fault.NullPointer().At("OnRspQryInvestorPosition").Times(2));
        Assert.Empty(await gateway.QueryPositionsAsync(patient.Token));
        var mismatch = await NextAsync(events, next => next is PositionMismatchEvent) as PositionMismatchEvent;
        Assert.Equal((3, 0, true), (mismatch!.Kept.Volume, mismatch.Counted.Volume, mismatch.IsOfVolume));

        Assert.Equal(3, Assert.Single(await gateway.QueryPositionsAsync(patient.Token)).Volume);
        mismatch = await NextAsync(events, next => next is PositionMismatchEvent) as PositionMismatchEvent;
        Assert.Equal((0, 3), (mismatch!.Kept.Volume, mismatch.Counted.Volume));
    }

    [Fact]
    public async Task A_composite_gateway_has_all_of_its_trading_side()
    {
        using var patient = Patient();
        var environment = new EmbeddedEnvironment(Begin().AddYesterdayPosition(Rebar, PositionDirection.Long, 3));
        await using var gateway = new CompositeGateway(
            kind.CreateOn(environment, options => options.Sides = GatewaySides.Trading),
            kind.CreateOn(environment, options => options.Sides = GatewaySides.MarketData));
        await gateway.ConnectAsync(patient.Token);
        Assert.Equal(Rebar, (await gateway.QueryMarginRateAsync(Rebar, cancellationToken: patient.Token)).Instrument);
        Assert.Equal(Rebar, (await gateway.QueryCommissionRateAsync(Rebar, patient.Token)).Instrument);
        Assert.Single(await gateway.QueryMarginRatesAsync([Rebar], cancellationToken: patient.Token));
        Assert.Single(await gateway.QueryCommissionRatesAsync([Rebar], patient.Token));
        Assert.Equal("", await gateway.QuerySettlementStatementAsync(cancellationToken: patient.Token));
        Assert.NotNull(await gateway.QuerySettlementConfirmationAsync(patient.Token));
        Assert.Equal([gateway.Account!], gateway.Accounts);
        Assert.True(gateway.TryGetPhase(Rebar, out var phase));
        Assert.Equal(TradingPhase.Continuous, phase);
        await using var positions = gateway.PositionUpdates(patient.Token).GetAsyncEnumerator(patient.Token);
        Assert.Equal(3, (await NextAsync(positions)).Volume);
        await using var accounts = gateway.AccountUpdates(patient.Token).GetAsyncEnumerator(patient.Token);
        Assert.Equal("CNY", (await NextAsync(accounts)).Currency);
    }

    private static EmbeddedEnvironmentOptions Begin() => new() { StartTime = new DateTime(2025, 6, 11, 10, 0, 0) };

    private static CancellationTokenSource Patient()
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(90));
        return patience;
    }

    private async Task<IGateway> ConnectAsync(EmbeddedEnvironment environment, CancellationToken patient)
    {
        var gateway = kind.CreateOn(environment);
        await gateway.ConnectAsync(patient);
        return gateway;
    }

    private static async Task TradeAsync(
        IGateway gateway, EmbeddedEnvironment environment, Direction direction, Offset offset, int volume, CancellationToken patient)
    {
        var quote = environment.GetQuote(Rebar);
        var price = direction == Direction.Buy ? quote.AskPrice + 20 : quote.BidPrice - 20;
        var order = await gateway.SubmitAsync(
            new OrderRequest { Instrument = Rebar, Direction = direction, Offset = offset, Volume = volume, Price = price }, patient);
        await gateway.WaitForCompletionAsync(order.Id, patient);
    }

    private static async Task<T> NextAsync<T>(IAsyncEnumerator<T> updates, Predicate<T>? isWanted = null)
    {
        do
            Assert.True(await updates.MoveNextAsync());
        while (isWanted is not null && !isWanted(updates.Current));
        return updates.Current;
    }
}

public sealed class CtpPositions() : PositionSuite(GatewayKind.Ctp);

public sealed class TtsPositions() : PositionSuite(GatewayKind.Tts);
