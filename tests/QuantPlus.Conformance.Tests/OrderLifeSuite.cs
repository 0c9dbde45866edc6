using Microsoft.Extensions.Time.Testing;
using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Simulation;
using QuantPlus.Trading;

namespace QuantPlus.Conformance.Tests;

/// <summary>Names, tags, cancels and partial trades of orders, on a market that moves only when it is told to.</summary>
public abstract class OrderLifeSuite(GatewayKind kind) : GatewaySuite(kind)
{
    private readonly EmbeddedEnvironment _environment = new(new EmbeddedEnvironmentOptions { StartTime = new DateTime(2025, 6, 11, 10, 0, 0) }.Accelerate(1e-6));

    [Fact]
    public async Task An_order_is_found_by_its_id_and_by_its_exchanges_number_and_keeps_its_tag()
    {
        await using var gateway = await ConnectAsync();
        Assert.True(gateway.TagsReachCounter);
        var order = await gateway.SubmitAsync(Resting() with { Tag = "做市-b" }, Patient);
        order = await UntilAsync(gateway, order.Id, now => now.Status == OrderStatus.Queueing);
        Assert.Equal("做市-b", order.Tag);
        Assert.Equal("做市-b", Assert.Single(_environment.GetOrders()).Tag);

        Assert.True(gateway.TryGetOrder(OrderId.Parse(order.Id.ToString()), out var byId));
        Assert.True(gateway.TryGetOrder(Exchange.Shfe, order.ExchangeOrderId, out var byNumber));
        Assert.Equal((order, order), (byId, byNumber));
        Assert.False(gateway.TryGetOrder(Exchange.Dce, order.ExchangeOrderId, out _));
    }

    [Theory]
    [InlineData("6.7.2", false)]
    [InlineData("6.7.11", true)]
    public async Task A_tag_that_the_library_has_no_room_for_is_kept_by_the_gateway(string version, bool travels)
    {
        await using var gateway = await ConnectAsync(options => ((NativeGatewayOptions)options).ApiVersion = version);
        Assert.Equal(travels, gateway.TagsReachCounter);
        var order = await gateway.SubmitAsync(Resting() with { Tag = "mine" }, Patient);
        Assert.Equal("mine", order.Tag);
        await gateway.DisconnectAsync(Patient);
        Assert.False(gateway.TagsReachCounter);
        await gateway.ConnectAsync(Patient);
        Assert.Equal(("mine", true), (Assert.Single(gateway.Orders).Tag, gateway.Orders[0].IsOwn));

        // A process that was started anew sees what the counter has.
        await using var anew = await ConnectAsync(options => ((NativeGatewayOptions)options).ApiVersion = version);
        var known = Assert.Single(anew.Orders);
        Assert.Equal((order.Id, travels ? "mine" : "", false), (known.Id, known.Tag, known.IsOwn));
    }

    [Fact]
    public async Task Two_programs_of_one_account_see_each_others_orders_and_do_not_take_them_for_their_own()
    {
        await using var first = await ConnectAsync();
        await using var second = await ConnectAsync();
        var order = await first.SubmitAsync(Resting(), Patient);
        Assert.True(order.IsOwn);
        var seen = await UntilAsync(second, order.Id, now => now.Status == OrderStatus.Queueing);
        Assert.False(seen.IsOwn);

        // Both count their references from 1. The second one's first order is refused, and both hear of it.
        var refused = await Assert.ThrowsAsync<OrderRejectedException>(
            () => second.SubmitAsync(Resting() with { Direction = Direction.Sell, Offset = Offset.CloseToday }, Patient));
        Assert.Equal((OrderRejectReason.InsufficientPosition, order.Id.OrderRef), (refused.Reason, refused.OrderId!.Value.OrderRef));
        Assert.True(second.TryGetOrder(refused.OrderId.Value, out var rejected));
        Assert.Equal((OrderStatus.Rejected, true), (rejected.Status, rejected.IsOwn));
        var cancelled = await second.CancelAsync(order.Id, Patient);
        Assert.Equal(OrderStatus.Cancelled, cancelled.Status);
        Assert.Equal(OrderStatus.Cancelled, (await first.WaitForCompletionAsync(order.Id, Patient)).Status);
        Assert.Equal([order.Id], first.Orders.Select(known => known.Id));
    }

    [Fact]
    public async Task An_order_that_is_not_answered_in_time_can_be_cancelled_by_the_id_that_the_error_names()
    {
        // Only the order's own time passes.
        var time = new FakeTimeProvider();
        await using var gateway = Kind.CreateOn(_environment, options => options.QueryInterval = TimeSpan.Zero, time);
        await gateway.ConnectAsync(Patient);
        _environment.ShowQuote(Rebar, new PriceLevel(3199, 5, 3200, 5));
        _environment.Trip(Fault.Silence().At("OnRtnOrder").Times(3));
        var submit = gateway.SubmitAsync(Resting() with { Tag = "late" }, Patient);
        while (!submit.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1, Patient);
        }

        var thrown = await Assert.ThrowsAsync<GatewayTimeoutException>(() => submit);
        var id = Assert.Single(_environment.GetOrders()).Id;
        Assert.Equal((id, GatewayErrorClass.OutcomeUnknown), (thrown.OrderId, thrown.Error.Class));
        Assert.Contains(id.ToString(), thrown.Message, StringComparison.Ordinal);
        Assert.False(gateway.TryGetOrder(id, out _));

        var cancelled = await gateway.CancelAsync(id, Patient);
        Assert.Equal((OrderStatus.Cancelled, "late", true), (cancelled.Status, cancelled.Tag, cancelled.IsOwn));
        Assert.Equal(1, _environment.CountRequests("ReqOrderInsert"));
    }

    [Fact]
    public async Task An_order_whose_connection_is_lost_before_its_answer_is_known_after_the_reconnect_if_the_counter_has_it()
    {
        await using var gateway = await ConnectAsync();

        // The first one never arrives; of the second one the answer is lost with the connection.
        _environment.Trip(Fault.Disconnect().At("ReqOrderInsert"));
        var lost = await Assert.ThrowsAsync<GatewayDisconnectedException>(() => gateway.SubmitAsync(Resting(), Patient));
        await gateway.UntilReadyAsync(Patient);
        Assert.False(gateway.TryGetOrder(lost.OrderId!.Value, out _));
        Assert.Empty(_environment.GetOrders());

        _environment.Trip(Fault.Silence().At("OnRtnOrder").Times(3));
        var submit = gateway.SubmitAsync(Resting(), Patient);
        _environment.Trip(Fault.Disconnect());
        var taken = await Assert.ThrowsAsync<GatewayDisconnectedException>(() => submit);
        await gateway.UntilReadyAsync(Patient);
        Assert.True(gateway.TryGetOrder(taken.OrderId!.Value, out var order));
        Assert.True(order.IsOwn);
        Assert.Equal(taken.OrderId, Assert.Single(_environment.GetOrders()).Id);
        Assert.Equal(2, _environment.CountRequests("ReqOrderInsert"));
    }

    [Fact]
    public async Task A_cancel_that_comes_too_late_is_told_and_the_trade_stays()
    {
        await using var gateway = await ConnectAsync();
        var order = await gateway.SubmitAsync(Resting(), Patient);
        _environment.Trip(Fault.Silence().At("ReqOrderAction"));
        var cancel = gateway.CancelAsync(order.Id, Patient);
        while (_environment.CountRequests("ReqOrderAction") == 0)
            await Task.Yield();
        _environment.ShowQuote(Rebar, new PriceLevel(order.Price - 1, 5, order.Price, 5));
        var thrown = await Assert.ThrowsAsync<OrderRejectedException>(() => cancel);
        Assert.Equal((OrderRejectReason.OrderIsFinal, order.Id), (thrown.Reason, thrown.OrderId));
        Assert.Equal(2, (await gateway.WaitForCompletionAsync(order.Id, Patient)).TradedVolume);
    }

    [Fact]
    public async Task Two_cancels_at_once_both_hear_of_the_end()
    {
        await using var gateway = await ConnectAsync();
        var order = await gateway.SubmitAsync(Resting(), Patient);
        var cancels = await Task.WhenAll(CancelAsync(), CancelAsync());
        Assert.Contains(OrderStatus.Cancelled, cancels);
        Assert.Equal(OrderStatus.Cancelled, Assert.Single(_environment.GetOrders()).Status);

        // The second one is cancelled with the first, or the counter or the gateway says that it is over: never another error, never silence.
        async Task<OrderStatus> CancelAsync()
        {
            try
            {
                return (await gateway.CancelAsync(order.Id, Patient)).Status;
            }
            catch (OrderRejectedException exception) when (exception.Reason == OrderRejectReason.OrderIsFinal)
            {
                return OrderStatus.Rejected;
            }
        }
    }

    [Fact]
    public async Task A_part_trades_at_several_prices_and_the_rest_is_cancelled()
    {
        await using var gateway = await ConnectAsync();
        var price = _environment.GetQuote(Rebar).BidPrice;
        _environment.ShowQuote(Rebar, new PriceLevel(price - 2, 5, price, 1));
        var order = await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 5, price), Patient);
        order = await UntilAsync(gateway, order.Id, now => now is { TradedVolume: 1, AveragePrice: > 0 });
        Assert.Equal((OrderStatus.PartTraded, 4, price), (order.Status, order.RemainingVolume, order.AveragePrice));

        _environment.ShowQuote(Rebar, new PriceLevel(price - 4, 5, price - 2, 2));
        order = await UntilAsync(gateway, order.Id, now => now.TradedVolume == 3);
        var cancelled = await gateway.CancelAsync(order.Id, Patient);
        Assert.Equal((OrderStatus.Cancelled, 3), (cancelled.Status, cancelled.TradedVolume));
        var trades = _environment.GetTrades();
        Assert.Equal(trades.Sum(trade => trade.Price * trade.Volume) / 3, cancelled.AveragePrice, 9);
        Assert.Null(cancelled.RejectReason);
    }

    [Theory]
    [InlineData(HedgeFlag.Arbitrage)]
    [InlineData(HedgeFlag.Hedge)]
    [InlineData(HedgeFlag.Covered)]
    public async Task A_purpose_goes_with_the_order_or_is_refused(HedgeFlag hedge)
    {
        await using var gateway = await ConnectAsync();
        if (hedge == HedgeFlag.Covered && Kind == GatewayKind.Ctp)
        {
            var thrown = await Assert.ThrowsAsync<OrderRejectedException>(() => gateway.SubmitAsync(Resting() with { Hedge = hedge }, Patient));
            Assert.Equal(OrderRejectReason.NotSupported, thrown.Reason);
            return;
        }

        var order = await gateway.SubmitAsync(Resting() with { Hedge = hedge }, Patient);
        Assert.Equal((hedge, hedge), (order.Hedge, Assert.Single(_environment.GetOrders()).Hedge));
    }

    private static OrderRequest Resting() => OrderRequest.Buy(Rebar, 2, 3190);

    private async Task<IGateway> ConnectAsync(Action<GatewayOptions>? configure = null)
    {
        _environment.ShowQuote(Rebar, new PriceLevel(3199, 5, 3200, 5));
        var gateway = Kind.CreateOn(_environment, configure);
        await gateway.ConnectAsync(Patient);
        return gateway;
    }

    private async Task<Order> UntilAsync(IGateway gateway, OrderId id, Func<Order, bool> condition)
    {
        await foreach (var order in gateway.OrderUpdates(Patient))
        {
            if (order.Id == id && condition(order))
                return order;
        }

        throw new InvalidOperationException("The updates ended.");
    }
}

public sealed class CtpOrderLife() : OrderLifeSuite(GatewayKind.Ctp);

public sealed class TtsOrderLife() : OrderLifeSuite(GatewayKind.Tts);
