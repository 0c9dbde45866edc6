using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Simulation;
using QuantPlus.Trading;

namespace QuantPlus.Conformance.Tests;

/// <summary>A gateway on an environment in the test's hand: its view has to be that of the counter's own books.</summary>
public abstract class EnvironmentSuite(GatewayKind kind)
{
    private static readonly InstrumentId Rebar = InstrumentId.Parse("rb2510.SHFE");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task After_the_end_of_a_trading_day_the_gateway_is_ready_again_with_the_new_day()
    {
        using var patient = Patient();
        var environment = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { StartTime = new DateTime(2025, 6, 11, 14, 0, 0) });
        await using var gateway = kind.CreateOn(environment);
        await gateway.ConnectAsync(patient.Token);
        Assert.Equal(new DateOnly(2025, 6, 11), gateway.Status.TradingDay);
        await BuyAsync(gateway, environment, 2, patient.Token);

        environment.Advance(TimeSpan.FromHours(8));
        await ReadyAsync(gateway, new DateOnly(2025, 6, 12), patient.Token);
        Assert.Empty(gateway.Orders);
        Assert.Empty(gateway.Trades);
        var position = Assert.Single(gateway.Positions);
        Assert.Equal((2, 0, 2), (position.Volume, position.TodayVolume, position.YesterdayVolume));
        Same(environment, gateway, await gateway.QueryAccountAsync(patient.Token));
        await BuyAsync(gateway, environment, 1, patient.Token);
        var bought = Assert.Single(await gateway.QueryPositionsAsync(patient.Token));
        Assert.Equal((3, 1, 2), (bought.Volume, bought.TodayVolume, bought.YesterdayVolume));
    }

    [Theory]
    [InlineData("OnRtnOrder")]
    [InlineData("OnRtnTrade")]
    [InlineData("OnRspQryTradingAccount")]
    [InlineData("OnRspQryInvestorPosition")]
    public async Task A_connection_lost_anywhere_leaves_the_view_right_once_it_is_back(string callback)
    {
        using var patient = Patient();
        var environment = new EmbeddedEnvironment(Begin());
        await using var gateway = kind.CreateOn(environment);
        await gateway.ConnectAsync(patient.Token);
        environment.Trip(Fault.Disconnect().At(callback));
        try
        {
            await BuyAsync(gateway, environment, 1, patient.Token);
            await gateway.QueryPositionsAsync(patient.Token);
            await gateway.QueryAccountAsync(patient.Token);
        }
        catch (Errors.GatewayException)
        {
            // Whoever waits is told that the connection was lost; what counts is what is known afterwards.
        }

        // It comes back by itself; until then the view may lag behind.
        Account? account = null;
        while (account is null || !View(environment.GetOrders(), environment.GetTrades()).SequenceEqual(View(gateway.Orders, gateway.Trades)))
            account = await AskAsync();
        Same(environment, gateway, account);

        async Task<Account?> AskAsync()
        {
            try
            {
                await gateway.QueryPositionsAsync(patient.Token);
                return await gateway.QueryAccountAsync(patient.Token);
            }
            catch (Errors.GatewayException)
            {
                await Task.Delay(10, patient.Token);
                return null;
            }
        }

        static IEnumerable<object> View(IReadOnlyList<Order> orders, IReadOnlyList<Trade> trades) =>
            [.. orders.Select(order => (object)(order.Id, order.Status, order.TradedVolume)), .. trades.Select(trade => (object)(trade.TradeId, trade.Volume))];
    }

    [Fact]
    public async Task Duplicates_and_changed_places_are_seen_once_and_right()
    {
        using var patient = Patient();
        var environment = new EmbeddedEnvironment(Begin()
            .Fault(Fault.Duplicate(2).At("OnRtn*").WithProbability(0.4))
            .Fault(Fault.Reorder().At("OnRtn*").WithProbability(0.4)));
        await using var gateway = kind.CreateOn(environment);
        await gateway.ConnectAsync(patient.Token);
        for (var i = 0; i < 20; i++)
            await BuyAsync(gateway, environment, 1, patient.Token);
        environment.ClearFaults();
        await BuyAsync(gateway, environment, 1, patient.Token);
        Assert.Equal(environment.GetTrades().Select(trade => trade.TradeId).Order(), gateway.Trades.Select(trade => trade.TradeId).Order());
        Assert.All(gateway.Orders, order => Assert.Equal(OrderStatus.AllTraded, order.Status));
        Assert.Equal(21, Assert.Single(await gateway.QueryPositionsAsync(patient.Token)).Volume);
    }

    [Fact]
    public async Task A_trade_without_a_price_and_an_order_without_anything_are_asked_for_again()
    {
        using var patient = Patient();
        var environment = new EmbeddedEnvironment(Begin());
        await using var gateway = kind.CreateOn(environment);
        await gateway.ConnectAsync(patient.Token);
        await using var events = gateway.Events(patient.Token).GetAsyncEnumerator(patient.Token);
        environment.Trip(Fault.ExtremeNumber().At("OnRtnTrade"));
        environment.Trip(Fault.NullPointer().At("OnRtnOrder").Times(int.MaxValue));
        var order = await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, environment.GetQuote(Rebar).AskPrice + 20), patient.Token);
        await gateway.WaitForCompletionAsync(order.Id, patient.Token);
        var trade = Assert.Single(gateway.Trades);
        Assert.Equal(environment.GetTrades()[0].Price, trade.Price);
        Assert.Equal(trade.Price, Assert.Single(gateway.Orders).AveragePrice);

        var told = new List<string>();
        while (told.Count < 2 && await events.MoveNextAsync())
        {
            if (events.Current is ErrorEvent { Error.Message: var message } && message.Contains("cannot be read", StringComparison.Ordinal))
                told.Add(message);
        }

        Assert.Contains(told, message => message.Contains("an order", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Garbage_does_not_bring_the_gateway_down()
    {
        using var patient = Patient();
        var options = Begin();
        foreach (var callback in new[] { "OnRtnOrder", "OnRtnTrade", "OnRtnDepthMarketData", "OnRspQryInstrument", "OnRspUserLogin" })
        {
            options.Fault(Fault.GarbageText().At(callback).After(2).Times(3));
            options.Fault(Fault.ExtremeNumber().At(callback).After(3).Times(3));
            options.Fault(Fault.UnknownCode().At(callback).After(4).Times(3));
            options.Fault(Fault.NullPointer().At(callback).After(5).Times(3));
        }

        var environment = new EmbeddedEnvironment(options.Accelerate(20));
        await using var gateway = kind.CreateOn(environment);
        await gateway.ConnectAsync(patient.Token);
        await using var subscription = await gateway.SubscribeAsync([Rebar], cancellationToken: patient.Token);
        for (var i = 0; i < 40; i++)
            await subscription.Ticks.ReadAsync(patient.Token);
        for (var i = 0; i < 6; i++)
            await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, environment.GetQuote(Rebar).AskPrice + 20), patient.Token);
        Assert.True(gateway.Status.IsReady);
        environment.ClearFaults();
        Assert.Equal(6, Assert.Single(await gateway.QueryPositionsAsync(patient.Token)).Volume);
    }

    [Fact]
    public async Task A_counter_that_is_strict_about_queries_is_waited_for()
    {
        using var patient = Patient();
        var strict = Begin().Accelerate(10);
        (strict.QueriesPerSecond, strict.MaxUnansweredQueries, strict.QueriesReadyAfter) = (2, 1, TimeSpan.FromSeconds(1));
        strict.Fault(Fault.Return(-2).At("ReqQryInstrument")).Fault(Fault.Return(-3).At("ReqQryTradingAccount")).Fault(Fault.Reject(90).At("ReqQryInvestorPosition"));
        await using var gateway = kind.CreateOn(new EmbeddedEnvironment(strict), options => options.QueryInterval = TimeSpan.Zero);
        await gateway.ConnectAsync(patient.Token);
        Assert.NotEmpty(gateway.Contracts);
        Assert.Equal(1_000_000, gateway.Account!.Balance);
        Assert.Empty(gateway.Positions);
    }

    [Fact]
    public async Task Two_gateways_on_one_environment_trade_with_each_other()
    {
        using var patient = Patient();
        // Time all but stands still, so that the quote stays as it is shown.
        var environment = new EmbeddedEnvironment(Begin().Accelerate(1e-6).AddUser("second", "x"));
        await using var first = kind.CreateOn(environment);
        await using var second = kind.CreateOn(environment, options => (options.UserId, options.Password) = ("second", "x"));
        await first.ConnectAsync(patient.Token);
        await second.ConnectAsync(patient.Token);

        var quote = environment.GetQuote(Rebar);
        environment.ShowQuote(Rebar, new PriceLevel(quote.BidPrice - 5, 1, quote.BidPrice + 5, 1));
        var selling = await first.SubmitAsync(OrderRequest.Sell(Rebar, 1, quote.BidPrice), patient.Token);
        var buying = await second.SubmitAsync(OrderRequest.Buy(Rebar, 1, quote.BidPrice), patient.Token);
        await first.WaitForCompletionAsync(selling.Id, patient.Token);
        await second.WaitForCompletionAsync(buying.Id, patient.Token);
        Assert.Equal(OrderStatus.AllTraded, first.Orders.Single().Status);
        Assert.Equal(OrderStatus.AllTraded, second.Orders.Single().Status);
    }

    // In the middle of a trading day, whenever the tests run: no day ends under them.
    private static EmbeddedEnvironmentOptions Begin() => new() { StartTime = new DateTime(2025, 6, 11, 10, 0, 0) };

    private static CancellationTokenSource Patient()
    {
        var patient = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patient.CancelAfter(Patience);
        return patient;
    }

    private static async Task BuyAsync(IGateway gateway, EmbeddedEnvironment environment, int volume, CancellationToken cancellationToken)
    {
        var order = await gateway.SubmitAsync(OrderRequest.Buy(Rebar, volume, environment.GetQuote(Rebar).AskPrice + 20), cancellationToken);
        await gateway.WaitForCompletionAsync(order.Id, cancellationToken);
    }

    private static async Task ReadyAsync(IGateway gateway, DateOnly tradingDay, CancellationToken cancellationToken)
    {
        while (!gateway.Status.IsReady || gateway.Status.TradingDay != tradingDay)
            await Task.Delay(10, cancellationToken);
    }

    private static void Same(EmbeddedEnvironment environment, IGateway gateway, Account account)
    {
        var books = environment.GetAccount();
        Assert.Equal((books.PreBalance, books.Commission, books.Margin), (account.PreBalance, account.Commission, account.Margin));
        Assert.Equal(
            environment.GetPositions().Select(position => (position.Instrument, position.Direction, position.Volume, position.TodayVolume)),
            gateway.Positions.Select(position => (position.Instrument, position.Direction, position.Volume, position.TodayVolume)));
    }
}

public sealed class CtpEnvironmentOf() : EnvironmentSuite(GatewayKind.Ctp);

public sealed class TtsEnvironmentOf() : EnvironmentSuite(GatewayKind.Tts);
