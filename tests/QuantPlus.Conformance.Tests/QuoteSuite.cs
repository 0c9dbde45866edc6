using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Simulation;
using QuantPlus.Trading;
using QuantPlus.Trading.Special;

namespace QuantPlus.Conformance.Tests;

/// <summary>Quotes of market makers, and asking for them.</summary>
public abstract class QuoteSuite(GatewayKind kind) : SpecialOrderSuite(kind)
{
    [Fact]
    public async Task A_quote_becomes_two_orders_that_are_cancelled_with_it()
    {
        var (environment, gateway) = await ConnectAsync();
        await using var _ = gateway;
        var request = AroundTheMarket(gateway, environment);
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
        var request = AroundTheMarket(gateway, environment) with { DemandId = "7" };
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
        var request = AroundTheMarket(gateway, environment) with { AskVolume = 0 };
        var quote = await gateway.SpecialOrders.Quotes.SubmitAsync(request, Patient);
        await UntilAsync(gateway.SpecialOrders.Quotes, quote.Id, known => known.Status == SpecialOrderStatus.Accepted);
        Assert.Equal(Direction.Buy, Assert.Single(environment.GetOrders()).Direction);
    }

    [Fact]
    public async Task Each_wrong_quote_has_a_reason_and_is_told_once()
    {
        var (environment, gateway) = await ConnectAsync();
        await using var _ = gateway;
        var good = AroundTheMarket(gateway, environment);
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
        var good = AroundTheMarket(gateway, environment);
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
}

public sealed class CtpQuotes() : QuoteSuite(GatewayKind.Ctp);

public sealed class TtsQuotes() : QuoteSuite(GatewayKind.Tts);
