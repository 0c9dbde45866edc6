using Microsoft.Extensions.Time.Testing;
using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.Simulation;
using QuantPlus.Trading;
using QuantPlus.Trading.Special;

namespace QuantPlus.Conformance.Tests;

/// <summary>What only CTP has: parked orders, cancels of all orders at an exchange, combinations.</summary>
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
    public async Task A_cancel_of_all_that_is_not_answered_may_have_been_done()
    {
        var (environment, gateway, time) = await ConnectOnStandingClockAsync();
        await using var _ = gateway;
        await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, environment.GetQuote(Rebar).BidPrice - 100), Patient);
        environment.Trip(Fault.Silence().At("ReqBatchOrderAction"));
        var cancelling = gateway.SpecialOrders.CancelAllAsync(Exchange.Shfe, Patient);
        time.Advance(TimeSpan.FromSeconds(10));
        var late = await Assert.ThrowsAsync<GatewayTimeoutException>(() => cancelling);
        Assert.Equal(GatewayErrorClass.OutcomeUnknown, late.Error.Class);
        Assert.Contains("OrderUpdates", late.Error.Cure, StringComparison.Ordinal);

        environment.Trip(Fault.Disconnect().At("ReqBatchOrderAction"));
        var lost = await Assert.ThrowsAsync<GatewayDisconnectedException>(() => gateway.SpecialOrders.CancelAllAsync(Exchange.Shfe, Patient));
        Assert.Equal(GatewayErrorClass.OutcomeUnknown, lost.Error.Class);
        Assert.Contains("OrderUpdates", lost.Error.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancel_of_all_that_is_not_sent_does_not_count()
    {
        var (environment, gateway) = await ConnectAsync(gatewayOptions: options => options.Guards.MaxCancelsPerContract = 1);
        await using var _ = gateway;
        var price = environment.GetQuote(Rebar).BidPrice - 100;
        await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, price), Patient);
        environment.Trip(Fault.Return(-3).At("ReqBatchOrderAction"));
        var notSent = await Assert.ThrowsAsync<GatewayException>(() => gateway.SpecialOrders.CancelAllAsync(Exchange.Shfe, Patient));
        Assert.Equal((-3, GatewayErrorClass.Transient), (notSent.Code, notSent.Error.Class));
        var other = await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, price), Patient);
        Assert.Equal(OrderStatus.Cancelled, (await gateway.CancelAsync(other.Id, Patient)).Status);
    }

    [Fact]
    public async Task What_was_parked_and_not_answered_may_have_been_parked()
    {
        var (environment, gateway, time) = await ConnectOnStandingClockAsync();
        await using var _ = gateway;
        var parking = gateway.SpecialOrders.Parked;
        var request = OrderRequest.Buy(Rebar, 1, environment.GetQuote(Rebar).BidPrice);
        environment.Trip(Fault.Return(-1).At("ReqParkedOrderInsert"));
        var notSent = await Assert.ThrowsAsync<GatewayDisconnectedException>(() => parking.ParkAsync(request, Patient));
        Assert.Equal((-1, GatewayErrorClass.Transient), (notSent.Code, notSent.Error.Class));

        environment.Trip(Fault.Silence().At("ReqParkedOrderInsert"));
        var asked = parking.ParkAsync(request, Patient);
        time.Advance(TimeSpan.FromSeconds(10));
        var late = await Assert.ThrowsAsync<GatewayTimeoutException>(() => asked);
        Assert.Equal(GatewayErrorClass.OutcomeUnknown, late.Error.Class);
        Assert.Contains("query the parked orders", late.Error.Cure, StringComparison.Ordinal);

        environment.Trip(Fault.Disconnect().At("ReqRemoveParkedOrderAction"));
        var lost = await Assert.ThrowsAsync<GatewayDisconnectedException>(() => parking.RemoveCancelAsync("1", Patient));
        Assert.Equal(GatewayErrorClass.OutcomeUnknown, lost.Error.Class);
        Assert.Contains("query the parked cancels", lost.Error.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_that_only_watches_parks_and_removes_nothing()
    {
        var (environment, gateway) = await ConnectAsync(gatewayOptions: options => options.Guards.ReadOnly = true);
        await using var _ = gateway;
        var parked = gateway.SpecialOrders.Parked;
        await WatchesAsync(() => parked.ParkAsync(OrderRequest.Buy(Rebar, 1, environment.GetQuote(Rebar).BidPrice), Patient));
        await WatchesAsync(() => parked.RemoveAsync("1", Patient));
        await WatchesAsync(() => parked.RemoveCancelAsync("1", Patient));
        await WatchesAsync(() => gateway.SpecialOrders.Combinations.SubmitAsync(
            new CombinationRequest { Instrument = Rebar, Direction = Direction.Buy, Volume = 1 }, Patient));
        foreach (var function in new[] { "ReqParkedOrderInsert", "ReqRemoveParkedOrder", "ReqRemoveParkedOrderAction", "ReqCombActionInsert" })
            Assert.Equal(0, environment.CountRequests(function));

        static async Task WatchesAsync(Func<Task> send) =>
            Assert.Equal(OrderRejectReason.ReadOnly, (await Assert.ThrowsAsync<OrderRejectedException>(send)).Reason);
    }

    [Fact]
    public async Task Combinations_are_sent_and_the_environment_says_that_it_does_not_do_them()
    {
        var (_, gateway) = await ConnectAsync();
        await using var __ = gateway;
        var request = new CombinationRequest { Instrument = Rebar, Direction = Direction.Buy, Volume = 1 };
        var thrown = await Assert.ThrowsAsync<GatewayException>(() => gateway.SpecialOrders.Combinations.SubmitAsync(request, Patient));
        Assert.Equal((-3, GatewayErrorClass.Transient), (thrown.Code, thrown.Error.Class));
        var volume = await Assert.ThrowsAsync<OrderRejectedException>(
            () => gateway.SpecialOrders.Combinations.SubmitAsync(request with { Volume = 0 }, Patient));
        Assert.Equal(OrderRejectReason.InvalidVolume, volume.Reason);
    }

    // A clock that stands still until the test moves it; without pauses between queries, which would never end.
    private async Task<(EmbeddedEnvironment Environment, IGateway Gateway, FakeTimeProvider Time)> ConnectOnStandingClockAsync()
    {
        var time = new FakeTimeProvider();
        var environment = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { StartTime = Morning });
        var gateway = Kind.CreateOn(environment, options => options.QueryInterval = TimeSpan.Zero, time);
        await gateway.ConnectAsync(Patient);
        return (environment, gateway, time);
    }
}
