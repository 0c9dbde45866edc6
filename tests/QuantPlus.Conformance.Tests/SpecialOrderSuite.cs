using Microsoft.Extensions.Time.Testing;
using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Simulation;
using QuantPlus.Trading;
using QuantPlus.Trading.Special;

namespace QuantPlus.Conformance.Tests;

/// <summary>What both families do besides plain orders: quotes, exercise, self-close.</summary>
public abstract class SpecialOrderSuite(GatewayKind kind) : GatewaySuite(kind)
{
    protected static readonly InstrumentId Call = InstrumentId.Parse("m2509-C-2800.DCE");
    protected static readonly DateTime Morning = new(2025, 6, 11, 10, 0, 0);

    [Fact]
    public async Task A_quote_becomes_two_orders_that_are_cancelled_with_it()
    {
        var (environment, gateway) = await ConnectAsync();
        await using var _ = gateway;
        var request = await AroundTheMarketAsync(gateway, environment);
        var sent = await gateway.SpecialOrders.Quotes.SubmitAsync(request, Patient);
        Assert.True(sent.IsOwn);
        var quote = await UntilAsync(gateway.SpecialOrders.Quotes, sent.Id, quote => quote.Status == SpecialOrderStatus.Accepted);
        Assert.Equal(
            (request.BidPrice, request.AskPrice, request.BidVolume, request.AskVolume), (quote.BidPrice, quote.AskPrice, quote.BidVolume, quote.AskVolume));
        Assert.NotEmpty(quote.ExchangeOrderId);
        Assert.NotNull(quote.InsertTime);

        var bid = await OrderAsync(gateway, quote.BidOrderId!.Value, order => order.Status == OrderStatus.Queueing);
        var ask = await OrderAsync(gateway, quote.AskOrderId!.Value, order => order.Status == OrderStatus.Queueing);
        Assert.Equal((Direction.Buy, request.BidPrice, quote.BidExchangeOrderId, true), (bid.Direction, bid.Price, bid.ExchangeOrderId, bid.IsOwn));
        Assert.Equal((Direction.Sell, request.AskPrice, quote.AskExchangeOrderId, true), (ask.Direction, ask.Price, ask.ExchangeOrderId, ask.IsOwn));

        // An order after it has a larger reference than both, or the counter would refuse it.
        await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, request.BidPrice), Patient);

        var cancelled = await gateway.SpecialOrders.Quotes.CancelAsync(quote.Id, Patient);
        Assert.Equal(SpecialOrderStatus.Cancelled, cancelled.Status);
        Assert.Equal(OrderStatus.Cancelled, (await gateway.WaitForCompletionAsync(bid.Id, Patient)).Status);
        Assert.Equal(OrderStatus.Cancelled, (await gateway.WaitForCompletionAsync(ask.Id, Patient)).Status);
        var late = await Assert.ThrowsAsync<OrderRejectedException>(() => gateway.SpecialOrders.Quotes.CancelAsync(quote.Id, Patient));
        Assert.Equal(OrderRejectReason.OrderIsFinal, late.Reason);
        Assert.Equal(cancelled, Assert.Single(await gateway.SpecialOrders.Quotes.QueryAsync(Patient)));
    }

    [Fact]
    public async Task A_quote_follows_its_orders()
    {
        var (environment, gateway) = await ConnectAsync();
        await using var _ = gateway;
        var request = await AroundTheMarketAsync(gateway, environment) with { DemandId = "7" };
        var sent = await gateway.SpecialOrders.Quotes.SubmitAsync(request, Patient);
        await UntilAsync(gateway.SpecialOrders.Quotes, sent.Id, quote => quote.Status == SpecialOrderStatus.Accepted);
        environment.ShowQuote(Rebar, new PriceLevel(request.AskPrice, 50, request.AskPrice + 1, 50));
        await UntilAsync(gateway.SpecialOrders.Quotes, sent.Id, quote => quote.Status == SpecialOrderStatus.PartTraded);
        environment.ShowQuote(Rebar, new PriceLevel(request.BidPrice - 1, 50, request.BidPrice, 50));
        var done = await UntilAsync(gateway.SpecialOrders.Quotes, sent.Id, quote => quote.IsFinal);
        Assert.Equal((SpecialOrderStatus.Done, "7"), (done.Status, done.DemandId));
        Assert.Equal(2, environment.GetTrades().Count);
    }

    [Fact]
    public async Task A_quote_of_one_side_is_one_order()
    {
        var (environment, gateway) = await ConnectAsync();
        await using var _ = gateway;
        var request = await AroundTheMarketAsync(gateway, environment) with { AskVolume = 0 };
        var quote = await gateway.SpecialOrders.Quotes.SubmitAsync(request, Patient);
        await UntilAsync(gateway.SpecialOrders.Quotes, quote.Id, known => known.Status == SpecialOrderStatus.Accepted);
        Assert.Equal(Direction.Buy, Assert.Single(environment.GetOrders()).Direction);
    }

    [Fact]
    public async Task Each_wrong_quote_has_a_reason_and_is_told_once()
    {
        var (environment, gateway) = await ConnectAsync();
        await using var _ = gateway;
        var good = await AroundTheMarketAsync(gateway, environment);
        await RefusedAsync(OrderRejectReason.UnknownContract, good with { Instrument = InstrumentId.Parse("xx2510.SHFE") });
        await RefusedAsync(OrderRejectReason.InvalidVolume, good with { BidVolume = 0, AskVolume = 0 });
        await RefusedAsync(OrderRejectReason.InvalidVolume, good with { BidVolume = -1 });
        await RefusedAsync(OrderRejectReason.InvalidPrice, good with { BidPrice = double.NaN });
        await RefusedAsync(OrderRejectReason.InvalidPrice, good with { BidPrice = good.AskPrice });
        await RefusedAsync(OrderRejectReason.PriceOffGrid, good with { BidPrice = good.BidPrice + 0.5 });
        await RefusedAsync(OrderRejectReason.NotSupported, good with { Hedge = HedgeFlag.Other });
        Assert.Equal(0, environment.CountRequests("ReqQuoteInsert"));

        // By the counter: it says so twice.
        await RefusedAsync(OrderRejectReason.InsufficientFunds, good with { BidVolume = 490, AskVolume = 490 });
        var refused = Assert.Single(gateway.SpecialOrders.Quotes.Known);
        Assert.Equal((SpecialOrderStatus.Rejected, OrderRejectReason.InsufficientFunds), (refused.Status, refused.RejectReason));
        Assert.Equal(31, refused.Error!.Code);
        Assert.Empty(environment.GetOrders());

        var unknown = await Assert.ThrowsAsync<OrderRejectedException>(
            () => gateway.SpecialOrders.Quotes.CancelAsync(new OrderId(1, 2, "3"), Patient));
        Assert.Equal(OrderRejectReason.UnknownOrder, unknown.Reason);

        async Task RefusedAsync(OrderRejectReason reason, QuoteRequest request)
        {
            var thrown = await Assert.ThrowsAsync<OrderRejectedException>(() => gateway.SpecialOrders.Quotes.SubmitAsync(request, Patient));
            Assert.Equal(reason, thrown.Reason);
        }
    }

    [Fact]
    public async Task A_refused_quote_stands_in_no_guards_way()
    {
        var environment = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { StartTime = Morning });
        await using var gateway = Kind.CreateOn(environment, options => options.Guards.SelfTrade = true);
        await gateway.ConnectAsync(Patient);
        var good = await AroundTheMarketAsync(gateway, environment);
        environment.Trip(Fault.Reject(31).At("ReqQuoteInsert"));
        await Assert.ThrowsAsync<OrderRejectedException>(() => gateway.SpecialOrders.Quotes.SubmitAsync(good, Patient));

        // It would trade with the quote's bid, if there were one.
        var order = await gateway.SubmitAsync(OrderRequest.Sell(good.Instrument, 1, good.BidPrice), Patient);
        Assert.NotEqual(OrderStatus.Rejected, order.Status);
    }

    [Fact]
    public async Task What_asks_for_a_quote_reaches_the_market_makers()
    {
        var (environment, gateway) = await ConnectAsync();
        await using var _ = gateway;
        await using var maker = Kind.CreateOn(environment);
        await maker.ConnectAsync(Patient);
        await using var demands = maker.SpecialOrders.QuoteDemands(Patient).GetAsyncEnumerator(Patient);
        var next = demands.MoveNextAsync();
        await gateway.SpecialOrders.AskForQuoteAsync(new InstrumentId(Call.Symbol, default), Patient);
        Assert.True(await next);
        Assert.Equal(Call, demands.Current.Instrument);
        Assert.NotEmpty(demands.Current.DemandId);
        Assert.NotNull(demands.Current.Time);
        await Assert.ThrowsAsync<OrderRejectedException>(() => gateway.SpecialOrders.AskForQuoteAsync(InstrumentId.Parse("xx1.DCE"), Patient));
    }

    [Fact]
    public async Task An_exercise_is_carried_out_at_the_settlement()
    {
        var (environment, gateway) = await ConnectAsync(options => options.AddYesterdayPosition(Call, PositionDirection.Long, 3));
        await using var _ = gateway;
        var exercises = gateway.SpecialOrders.Exercises;
        var first = await exercises.SubmitAsync(new ExerciseRequest { Instrument = Call, Volume = 2 }, Patient);
        first = await UntilAsync(exercises, first.Id, exercise => exercise.Status == SpecialOrderStatus.Accepted);
        Assert.Equal((2, ExerciseAction.Exercise, Offset.Close, false), (first.Volume, first.Action, first.Offset, first.ClosesFutures));

        var tooMuch = await Assert.ThrowsAsync<OrderRejectedException>(
            () => exercises.SubmitAsync(new ExerciseRequest { Instrument = Call, Volume = 2 }, Patient));
        Assert.Equal(OrderRejectReason.InsufficientPosition, tooMuch.Reason);
        var second = await exercises.SubmitAsync(new ExerciseRequest { Instrument = Call, Volume = 1 }, Patient);
        Assert.Equal(SpecialOrderStatus.Cancelled, (await exercises.CancelAsync(second.Id, Patient)).Status);
        Assert.Equal(3, (await exercises.QueryAsync(Patient)).Count);

        await using var updates = exercises.Updates(Patient).GetAsyncEnumerator(Patient);
        environment.Advance(TimeSpan.FromHours(11));
        Assert.Equal(SpecialOrderStatus.Done, (await UntilAsync(updates, first.Id, exercise => exercise.IsFinal)).Status);
        var positions = environment.GetPositions();
        Assert.Equal(1, positions.Single(position => position.Instrument == Call).Volume);
        var futures = positions.Single(position => position.Instrument.Symbol == "m2509");
        Assert.Equal((PositionDirection.Long, 2), (futures.Direction, futures.Volume));
    }

    [Fact]
    public async Task Only_options_are_exercised()
    {
        var (environment, gateway) = await ConnectAsync();
        await using var _ = gateway;
        var exercises = gateway.SpecialOrders.Exercises;
        await RefusedAsync(OrderRejectReason.NotSupported, new ExerciseRequest { Instrument = Rebar, Volume = 1 });
        await RefusedAsync(OrderRejectReason.NotSupported, new ExerciseRequest { Instrument = Call, Volume = 1, Offset = Offset.Open });
        await RefusedAsync(OrderRejectReason.InvalidVolume, new ExerciseRequest { Instrument = InstrumentId.Parse("rb2510C3050.SHFE"), Volume = 0 });
        await RefusedAsync(OrderRejectReason.UnknownContract, new ExerciseRequest { Instrument = InstrumentId.Parse("xx-C-1.DCE"), Volume = 1 });
        Assert.Equal(0, environment.CountRequests("ReqExecOrderInsert"));
        await RefusedAsync(OrderRejectReason.InsufficientPosition, new ExerciseRequest { Instrument = Call, Volume = 1 });

        async Task RefusedAsync(OrderRejectReason reason, ExerciseRequest request) =>
            Assert.Equal(reason, (await Assert.ThrowsAsync<OrderRejectedException>(() => exercises.SubmitAsync(request, Patient))).Reason);
    }

    [Fact]
    public async Task Options_of_both_sides_close_each_other_at_the_settlement()
    {
        var (environment, gateway) = await ConnectAsync(options => options
            .AddYesterdayPosition(Call, PositionDirection.Long, 3).AddYesterdayPosition(Call, PositionDirection.Short, 2));
        await using var _ = gateway;
        var closes = gateway.SpecialOrders.SelfCloses;
        var request = new SelfCloseRequest { Instrument = Call, Volume = 1, Action = SelfCloseAction.CloseOptions };
        var kept = await closes.SubmitAsync(request, Patient);
        await closes.CancelAsync(kept.Id, Patient);
        var close = await closes.SubmitAsync(request with { Volume = 2 }, Patient);
        var thrown = await Assert.ThrowsAsync<OrderRejectedException>(() => closes.SubmitAsync(request with { Volume = 3 }, Patient));
        Assert.Equal(OrderRejectReason.InsufficientPosition, thrown.Reason);

        await using var updates = closes.Updates(Patient).GetAsyncEnumerator(Patient);
        environment.Advance(TimeSpan.FromHours(11));
        var done = await UntilAsync(updates, close.Id, known => known.IsFinal);
        Assert.Equal((SpecialOrderStatus.Done, SelfCloseAction.CloseOptions), (done.Status, done.Action));
        var left = Assert.Single(environment.GetPositions());
        Assert.Equal((PositionDirection.Long, 1), (left.Direction, left.Volume));
    }

    [Fact]
    public async Task A_lost_connection_ends_the_wait_and_nothing_is_sent_again()
    {
        var (environment, gateway) = await ConnectAsync();
        await using var _ = gateway;
        var request = await AroundTheMarketAsync(gateway, environment);
        environment.Trip(Fault.Disconnect(reconnectAfter: TimeSpan.FromMilliseconds(10)).At("ReqQuoteInsert"));
        await Assert.ThrowsAsync<GatewayDisconnectedException>(() => gateway.SpecialOrders.Quotes.SubmitAsync(request, Patient));
        await gateway.ConnectAsync(Patient);
        Assert.Empty(environment.GetOrders());
        Assert.Equal(1, environment.CountRequests("ReqQuoteInsert"));
        await gateway.DisconnectAsync(Patient);
        await Assert.ThrowsAsync<GatewayDisconnectedException>(() => gateway.SpecialOrders.Quotes.SubmitAsync(request, Patient));
    }

    [Fact]
    public async Task A_counter_that_does_not_answer_costs_no_more_than_the_time_for_a_request()
    {
        // A clock that stands still until the test moves it; without pauses between queries, which would never end.
        var time = new FakeTimeProvider();
        var environment = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { StartTime = Morning });
        await using var gateway = Kind.CreateOn(environment, options => options.QueryInterval = TimeSpan.Zero, time);
        await gateway.ConnectAsync(Patient);
        var request = await AroundTheMarketAsync(gateway, environment);
        environment.Trip(Fault.Silence().At("ReqQuoteInsert"));
        var submitted = gateway.SpecialOrders.Quotes.SubmitAsync(request, Patient);
        time.Advance(TimeSpan.FromSeconds(10));
        var thrown = await Assert.ThrowsAsync<GatewayTimeoutException>(() => submitted);
        Assert.Contains("quote 1/", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_that_only_watches_sends_nothing()
    {
        var (environment, gateway) = await ConnectAsync(
            options => options.AddYesterdayPosition(Call, PositionDirection.Long, 3), options => options.Guards.ReadOnly = true);
        await using var _ = gateway;
        var special = gateway.SpecialOrders;
        var request = await AroundTheMarketAsync(gateway, environment);
        await WatchesAsync(() => special.Quotes.SubmitAsync(request, Patient));
        await WatchesAsync(() => special.Exercises.SubmitAsync(new ExerciseRequest { Instrument = Call, Volume = 1 }, Patient));
        await WatchesAsync(() => special.SelfCloses.SubmitAsync(
            new SelfCloseRequest { Instrument = Call, Volume = 1, Action = SelfCloseAction.KeepOptions }, Patient));
        await WatchesAsync(() => special.AskForQuoteAsync(Call, Patient));
        foreach (var function in new[] { "ReqQuoteInsert", "ReqExecOrderInsert", "ReqOptionSelfCloseInsert", "ReqForQuoteInsert" })
            Assert.Equal(0, environment.CountRequests(function));

        static async Task WatchesAsync(Func<Task> send) =>
            Assert.Equal(OrderRejectReason.ReadOnly, (await Assert.ThrowsAsync<OrderRejectedException>(send)).Reason);
    }

    protected async Task<(EmbeddedEnvironment Environment, IGateway Gateway)> ConnectAsync(
        Action<EmbeddedEnvironmentOptions>? options = null, Action<GatewayOptions>? gatewayOptions = null)
    {
        var environmentOptions = new EmbeddedEnvironmentOptions { StartTime = Morning };
        options?.Invoke(environmentOptions);
        var environment = new EmbeddedEnvironment(environmentOptions);
        var gateway = Kind.CreateOn(environment, gatewayOptions);
        await gateway.ConnectAsync(Patient);
        return (environment, gateway);
    }

    protected static async Task<QuoteRequest> AroundTheMarketAsync(IGateway gateway, EmbeddedEnvironment environment)
    {
        var market = environment.GetQuote(Rebar);
        var tick = gateway.Contracts[Rebar].PriceTick;
        return await Task.FromResult(new QuoteRequest
        {
            Instrument = Rebar,
            BidPrice = market.BidPrice - (30 * tick),
            BidVolume = 1,
            AskPrice = market.AskPrice + (30 * tick),
            AskVolume = 1,
        });
    }

    protected async Task<TOrder> UntilAsync<TRequest, TOrder>(IOrderKind<TRequest, TOrder> kind, OrderId id, Func<TOrder, bool> condition)
        where TOrder : SpecialOrder
    {
        await using var updates = kind.Updates(Patient).GetAsyncEnumerator(Patient);
        return await UntilAsync(updates, id, condition);
    }

    protected static async Task<TOrder> UntilAsync<TOrder>(IAsyncEnumerator<TOrder> updates, OrderId id, Func<TOrder, bool> condition)
        where TOrder : SpecialOrder
    {
        while (await updates.MoveNextAsync())
        {
            if (updates.Current.Id == id && condition(updates.Current))
                return updates.Current;
        }

        throw new InvalidOperationException("The updates ended.");
    }

    protected async Task<Order> OrderAsync(IGateway gateway, OrderId id, Func<Order, bool> condition)
    {
        await foreach (var order in gateway.OrderUpdates(Patient))
        {
            if (order.Id == id && condition(order))
                return order;
        }

        throw new InvalidOperationException("The updates ended.");
    }
}

public sealed class TtsSpecialOrders() : SpecialOrderSuite(GatewayKind.Tts)
{
    [Fact]
    public async Task What_TTS_lacks_ends_at_once_and_says_so()
    {
        var (environment, gateway) = await ConnectAsync();
        await using var _ = gateway;
        var special = gateway.SpecialOrders;
        await LackingAsync(() => special.Parked.ParkAsync(OrderRequest.Buy(Rebar, 1, 3000), Patient));
        await LackingAsync(() => special.Parked.ParkCancelAsync(new OrderId(1, 1, "1"), Patient));
        await LackingAsync(() => special.Parked.RemoveAsync("1", Patient));
        await LackingAsync(() => special.Parked.RemoveCancelAsync("1", Patient));
        await LackingAsync(() => special.Parked.QueryAsync(Patient));
        await LackingAsync(() => special.Parked.QueryCancelsAsync(Patient));
        await LackingAsync(() => special.CancelAllAsync(Exchange.Shfe, Patient));
        await LackingAsync(() => special.Combinations.SubmitAsync(
            new CombinationRequest { Instrument = Rebar, Direction = Direction.Buy, Volume = 1 }, Patient));
        foreach (var function in new[] { "ReqParkedOrderInsert", "ReqParkedOrderAction", "ReqRemoveParkedOrder", "ReqRemoveParkedOrderAction", "ReqBatchOrderAction", "ReqCombActionInsert" })
            Assert.Equal(0, environment.CountRequests(function));

        static async Task LackingAsync(Func<Task> call)
        {
            var thrown = await Assert.ThrowsAsync<OrderRejectedException>(call);
            Assert.Equal((OrderRejectReason.NotSupported, GatewayErrorKind.NotSupported), (thrown.Reason, thrown.Kind));
            Assert.Contains("not supported by TTS", thrown.Message, StringComparison.Ordinal);
        }
    }
}

public sealed class CtpSpecialOrders() : SpecialOrderSuite(GatewayKind.Ctp)
{
    // Before the morning's session: rebar is between its night and its day.
    private static void BeforeTheOpening(EmbeddedEnvironmentOptions options) =>
        (options.KeepExchangeHours, options.StartTime) = (true, new DateTime(2025, 6, 11, 8, 40, 0));

    [Fact]
    public async Task A_parked_order_is_sent_when_the_market_opens()
    {
        var (environment, gateway) = await ConnectAsync(BeforeTheOpening);
        await using var _ = gateway;
        var price = environment.GetQuote(Rebar).BidPrice - 30;
        var parked = await gateway.SpecialOrders.Parked.ParkAsync(OrderRequest.Buy(Rebar, 2, price), Patient);
        Assert.Equal((ParkedStatus.Waiting, OrderRequest.Buy(Rebar, 2, price)), (parked.Status, parked.Request));
        var removed = await gateway.SpecialOrders.Parked.ParkAsync(OrderRequest.Buy(Rebar, 1, price), Patient);
        var dear = await gateway.SpecialOrders.Parked.ParkAsync(OrderRequest.Buy(Rebar, 490, price), Patient);
        var tagged = await Assert.ThrowsAsync<OrderRejectedException>(
            () => gateway.SpecialOrders.Parked.ParkAsync(OrderRequest.Buy(Rebar, 1, price) with { Tag = "mine" }, Patient));
        Assert.Equal(OrderRejectReason.NotSupported, tagged.Reason);
        await gateway.SpecialOrders.Parked.RemoveAsync(removed.ParkedId, Patient);
        var again = await Assert.ThrowsAsync<OrderRejectedException>(() => gateway.SpecialOrders.Parked.RemoveAsync(removed.ParkedId, Patient));
        Assert.Equal(OrderRejectReason.OrderIsFinal, again.Reason);
        var unknown = await Assert.ThrowsAsync<OrderRejectedException>(() => gateway.SpecialOrders.Parked.RemoveAsync("99", Patient));
        Assert.Equal(OrderRejectReason.UnknownOrder, unknown.Reason);
        Assert.Empty(environment.GetOrders());

        environment.Advance(TimeSpan.FromMinutes(25));
        var order = Assert.Single(environment.GetOrders());
        Assert.Equal((2, price, OrderStatus.Queueing), (order.Volume, order.Price, order.Status));
        var seen = await OrderAsync(gateway, order.Id, known => known.Status == OrderStatus.Queueing);
        Assert.False(seen.IsOwn);
        var all = await gateway.SpecialOrders.Parked.QueryAsync(Patient);
        Assert.Equal(
            [(parked.ParkedId, ParkedStatus.Sent, null), (removed.ParkedId, ParkedStatus.Removed, null), (dear.ParkedId, ParkedStatus.Sent, 31)],
            all.Select(item => (item.ParkedId, item.Status, item.Error?.Code)));
        Assert.Equal(OrderStatus.Cancelled, (await gateway.CancelAsync(seen.Id, Patient)).Status);
    }

    [Fact]
    public async Task A_parked_cancel_is_sent_when_the_market_opens_again()
    {
        var (environment, gateway) = await ConnectAsync(options => (options.KeepExchangeHours, options.StartTime) = (true, new DateTime(2025, 6, 11, 10, 10, 0)));
        await using var _ = gateway;
        var price = environment.GetQuote(Rebar).BidPrice - 100;
        var order = await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, price), Patient);
        var kept = await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, price), Patient);
        var parked = await gateway.SpecialOrders.Parked.ParkCancelAsync(order.Id, Patient);
        Assert.Equal((order.Id, Rebar, ParkedStatus.Waiting), (parked.OrderId, parked.Instrument, parked.Status));
        var removed = await gateway.SpecialOrders.Parked.ParkCancelAsync(kept.Id, Patient);
        await gateway.SpecialOrders.Parked.RemoveCancelAsync(removed.ParkedId, Patient);

        environment.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(OrderStatus.Cancelled, (await gateway.WaitForCompletionAsync(order.Id, Patient)).Status);
        Assert.True(gateway.TryGetOrder(kept.Id, out var still) && !still.IsFinal);
        Assert.Equal([ParkedStatus.Sent, ParkedStatus.Removed], (await gateway.SpecialOrders.Parked.QueryCancelsAsync(Patient)).Select(item => item.Status));
        var late = await Assert.ThrowsAsync<OrderRejectedException>(() => gateway.SpecialOrders.Parked.ParkCancelAsync(order.Id, Patient));
        Assert.Equal(OrderRejectReason.OrderIsFinal, late.Reason);
    }

    [Fact]
    public async Task All_orders_at_an_exchange_are_cancelled_with_one_request()
    {
        var (environment, gateway) = await ConnectAsync();
        await using var _ = gateway;
        Assert.Empty(await gateway.SpecialOrders.CancelAllAsync(Exchange.Shfe, Patient));
        var price = environment.GetQuote(Rebar).BidPrice - 100;
        for (var i = 0; i < 5; i++)
            await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, price), Patient);
        var soybean = gateway.Contracts.OfProduct("m").First().Id;
        var elsewhere = await gateway.SubmitAsync(OrderRequest.Buy(soybean, 1, environment.GetQuote(soybean).BidPrice - 50), Patient);

        var cancelled = await gateway.SpecialOrders.CancelAllAsync(Exchange.Shfe, Patient);
        Assert.Equal(5, cancelled.Count);
        Assert.All(cancelled, order => Assert.Equal(OrderStatus.Cancelled, order.Status));
        Assert.True(gateway.TryGetOrder(elsewhere.Id, out var still) && !still.IsFinal);
        Assert.Equal((1, 0), (environment.CountRequests("ReqBatchOrderAction"), environment.CountRequests("ReqOrderAction")));

        environment.Trip(Fault.Reject(9).At("ReqBatchOrderAction"));
        var refused = await Assert.ThrowsAsync<OrderRejectedException>(() => gateway.SpecialOrders.CancelAllAsync(Exchange.Dce, Patient));
        Assert.Equal(OrderRejectReason.NoTradingRight, refused.Reason);
    }

    [Fact]
    public async Task Combinations_are_sent_and_the_environment_says_that_it_does_not_do_them()
    {
        var (_, gateway) = await ConnectAsync();
        await using var __ = gateway;
        var request = new CombinationRequest { Instrument = Rebar, Direction = Direction.Buy, Volume = 1 };
        var thrown = await Assert.ThrowsAsync<GatewayException>(() => gateway.SpecialOrders.Combinations.SubmitAsync(request, Patient));
        Assert.Equal(-3, thrown.Code);
        var volume = await Assert.ThrowsAsync<OrderRejectedException>(
            () => gateway.SpecialOrders.Combinations.SubmitAsync(request with { Volume = 0 }, Patient));
        Assert.Equal(OrderRejectReason.InvalidVolume, volume.Reason);
    }
}
