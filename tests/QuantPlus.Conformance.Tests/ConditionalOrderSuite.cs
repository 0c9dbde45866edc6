using QuantPlus.Errors;
using QuantPlus.MarketData;
using QuantPlus.Simulation;
using QuantPlus.Trading;

namespace QuantPlus.Conformance.Tests;

/// <summary>
/// Orders that wait for a price at the counter, where the counter takes them, and those that trade so many lots at least, on a market that moves only when
/// it is told to.
/// </summary>
public abstract class ConditionalOrderSuite(GatewayKind kind) : GatewaySuite(kind)
{
    protected EmbeddedEnvironment Environment { get; } = new(new EmbeddedEnvironmentOptions { StartTime = new DateTime(2025, 6, 11, 10, 0, 0) }.Accelerate(1e-6));

    [Theory]
    [InlineData(3, OrderStatus.Cancelled, 0)]
    [InlineData(2, OrderStatus.Cancelled, 2)]
    public async Task A_fill_and_kill_trades_so_many_lots_at_least_or_nothing(int least, OrderStatus status, int traded)
    {
        await using var gateway = await ConnectAsync();
        Environment.ShowQuote(Rebar, new PriceLevel(3199, 5, 3200, 2));
        var order = await gateway.SubmitAsync(
            OrderRequest.Buy(Rebar, 5, 3200) with { Type = OrderType.FillAndKill, MinVolume = least }, Patient);
        order = await gateway.WaitForCompletionAsync(order.Id, Patient);
        Assert.Equal((status, traded, least), (order.Status, order.TradedVolume, order.MinVolume));
    }

    protected void Show(double bid, double ask) => Environment.ShowQuote(Rebar, new PriceLevel(bid, 50, ask, 50));

    protected async Task<IGateway> ConnectAsync()
    {
        Show(3199, 3200);
        var gateway = Kind.CreateOn(Environment);
        await gateway.ConnectAsync(Patient);
        return gateway;
    }

    protected async Task<Order> UntilAsync(IGateway gateway, Func<Order, bool> condition)
    {
        await foreach (var order in gateway.OrderUpdates(Patient))
        {
            if (condition(order))
                return order;
        }

        throw new InvalidOperationException("The updates ended.");
    }
}

public sealed class CtpConditionalOrders() : ConditionalOrderSuite(GatewayKind.Ctp)
{
    [Theory]
    [InlineData(OrderTrigger.BidBelow, 3190)]
    [InlineData(OrderTrigger.AskAtOrBelow, 3190)]
    public async Task A_stop_waits_for_its_price_and_then_another_order_takes_its_place(OrderTrigger trigger, double stop)
    {
        await using var gateway = await ConnectAsync();
        var order = await gateway.SubmitAsync(
            OrderRequest.Sell(Rebar, 2, 3180) with { Trigger = trigger, StopPrice = stop, Tag = "stop" }, Patient);
        order = await UntilAsync(gateway, now => now.Id == order.Id && now.Status == OrderStatus.WaitingForTrigger);
        Assert.Equal((trigger, stop, "stop", true), (order.Trigger, order.StopPrice, order.Tag, order.IsOwn));

        Show(3185, 3187);
        var touched = await gateway.WaitForCompletionAsync(order.Id, Patient);
        Assert.Equal((OrderStatus.Triggered, true, 0), (touched.Status, touched.IsFinal, touched.TradedVolume));
        var instead = await UntilAsync(gateway, now => now.TriggeredFrom.Length > 0);
        Assert.Equal(
            (touched.ExchangeOrderId, OrderTrigger.None, "stop", true), (instead.TriggeredFrom, instead.Trigger, instead.Tag, instead.IsOwn));
        instead = await gateway.WaitForCompletionAsync(instead.Id, Patient);
        Assert.Equal((OrderStatus.AllTraded, 2), (instead.Status, instead.TradedVolume));
        Assert.Equal([instead.Id, instead.Id], Environment.GetTrades().SelectMany(trade => Enumerable.Repeat(trade.OrderId!.Value, trade.Volume)));
    }

    [Fact]
    public async Task A_waiting_order_can_be_cancelled()
    {
        await using var gateway = await ConnectAsync();
        var order = await gateway.SubmitAsync(
            OrderRequest.Buy(Rebar, 1, 3250) with { Trigger = OrderTrigger.LastAtOrAbove, StopPrice = 3240 }, Patient);
        Assert.Equal(OrderStatus.Cancelled, (await gateway.CancelAsync(order.Id, Patient)).Status);
        Assert.Empty(Environment.GetTrades());
    }

    [Fact]
    public async Task A_stop_whose_order_is_refused_is_told_with_the_reason()
    {
        await using var gateway = await ConnectAsync();
        var order = await gateway.SubmitAsync(
            OrderRequest.Sell(Rebar, 2, 3180, Offset.CloseToday) with { Trigger = OrderTrigger.BidBelow, StopPrice = 3190 }, Patient);
        Show(3185, 3187);
        var rejected = await UntilAsync(gateway, now => now.Id == order.Id && now.Status == OrderStatus.Rejected);
        Assert.Equal(OrderRejectReason.InsufficientPosition, rejected.RejectReason);
        Assert.Contains("trigger", rejected.Error!.Message, StringComparison.Ordinal);
    }
}

public sealed class TtsConditionalOrders() : ConditionalOrderSuite(GatewayKind.Tts)
{
    [Fact]
    public async Task A_conditional_order_is_refused_by_name()
    {
        await using var gateway = await ConnectAsync();
        var thrown = await Assert.ThrowsAsync<OrderRejectedException>(
            () => gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, 3250) with { Trigger = OrderTrigger.LastAtOrAbove, StopPrice = 3240 }, Patient));
        Assert.Equal((OrderRejectReason.NotSupported, 54), (thrown.Reason, thrown.Code));
        Assert.NotEmpty(thrown.Error.Cure);
    }
}
