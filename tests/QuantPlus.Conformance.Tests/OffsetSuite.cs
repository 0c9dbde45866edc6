using QuantPlus.Errors;
using QuantPlus.MarketData;
using QuantPlus.Simulation;
using QuantPlus.Trading;
using QuantPlus.Trading.Offsets;

namespace QuantPlus.Conformance.Tests;

/// <summary>Plans made of a gateway's positions, and sent: what the counter books is what the plan said.</summary>
public abstract class OffsetSuite(GatewayKind kind) : GatewaySuite(kind)
{
    [Fact]
    public async Task A_plan_closes_yesterdays_then_todays_free_lots_and_opens_the_rest()
    {
        var environment = Begin(options => options.AddYesterdayPosition(Rebar, PositionDirection.Long, 3));
        await using var gateway = await ConnectAsync(environment);
        var (bid, ask) = (environment.GetQuote(Rebar).BidPrice, environment.GetQuote(Rebar).AskPrice);
        var bought = await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 2, ask), Patient);
        await gateway.WaitForCompletionAsync(bought.Id, Patient);
        var resting = await gateway.SubmitAsync(OrderRequest.Sell(Rebar, 1, ask + 40, Offset.CloseToday), Patient);

        var plan = gateway.Plan(OrderRequest.Sell(new("rb2510", default), 6, bid) with { Tag = "wish" }, OffsetPolicy.CloseFirst);
        Assert.Equal("Sell 6 rb2510.SHFE, CloseFirst: CloseYesterday 3, CloseToday 1, Open 2", plan.ToString());
        Assert.Equal(new HeldLots(2, 3, FrozenToday: 1), plan.Held);
        Assert.Equal(2, environment.GetOrders().Count);

        var orders = await gateway.SubmitAsync(plan, Patient);
        foreach (var order in orders)
            Assert.Equal(OrderStatus.AllTraded, (await gateway.WaitForCompletionAsync(order.Id, Patient)).Status);
        Assert.Equal(["wish", "wish", "wish"], orders.Select(order => order.Tag));
        Assert.Equal([(PositionDirection.Long, 1), (PositionDirection.Short, 2)], environment.GetPositions().Select(held => (held.Direction, held.Volume)).Order());
        Assert.False(environment.GetOrders().Single(order => order.Id == resting.Id).IsFinal);
    }

    [Fact]
    public async Task A_plan_that_is_not_complete_is_not_sent()
    {
        var environment = Begin(options => options.AddYesterdayPosition(Rebar, PositionDirection.Long, 3));
        await using var gateway = await ConnectAsync(environment);
        var plan = gateway.Plan(OrderRequest.Sell(Rebar, 5, environment.GetQuote(Rebar).BidPrice), OffsetPolicy.CloseOnly);
        Assert.Equal((3, 2), (plan.Legs.Sum(leg => leg.Volume), plan.UncoveredVolume));
        var thrown = await Assert.ThrowsAsync<OrderRejectedException>(() => gateway.SubmitAsync(plan, Patient));
        Assert.Equal(OrderRejectReason.InsufficientPosition, thrown.Reason);
        Assert.Empty(environment.GetOrders());
    }

    [Fact]
    public async Task A_later_leg_that_is_refused_is_told_with_what_was_sent_and_what_was_not()
    {
        var environment = Begin(options =>
        {
            options.AddYesterdayPosition(Rebar, PositionDirection.Long, 1);
            options.Balance = 20_000;
        });
        await using var gateway = await ConnectAsync(environment);
        var plan = gateway.Plan(OrderRequest.Sell(Rebar, 90, environment.GetQuote(Rebar).BidPrice), OffsetPolicy.CloseFirst);
        var thrown = await Assert.ThrowsAsync<OrderPlanException>(() => gateway.SubmitAsync(plan, Patient));

        Assert.Equal(OrderRejectReason.InsufficientFunds, thrown.Reason);
        Assert.Equal((Offset.Open, 89), (thrown.FailedLeg.Offset, thrown.FailedLeg.Volume));
        Assert.Empty(thrown.NotSent);
        Assert.Equal(environment.GetOrders().Select(order => order.Id), thrown.Orders.Select(order => order.Id));
        Assert.Contains("Leg 2 of 2", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_before_it_is_planned()
    {
        var environment = Begin(_ => { });
        await using var gateway = await ConnectAsync(environment);
        Assert.Equal(
            OrderRejectReason.UnknownContract,
            Assert.Throws<OrderRejectedException>(() => gateway.Plan(OrderRequest.Buy(new("xx9999", default), 1, 1), OffsetPolicy.Lock)).Reason);
        Assert.Equal(
            OrderRejectReason.InvalidVolume,
            Assert.Throws<OrderRejectedException>(() => gateway.Plan(OrderRequest.Buy(Rebar, 0, 1), OffsetPolicy.Lock)).Reason);
    }

    private static EmbeddedEnvironment Begin(Action<EmbeddedEnvironmentOptions> configure)
    {
        var options = new EmbeddedEnvironmentOptions { StartTime = new DateTime(2025, 6, 11, 10, 0, 0) }.Accelerate(1e-6);
        configure(options);
        var environment = new EmbeddedEnvironment(options);
        var quote = environment.GetQuote(Rebar);
        environment.ShowQuote(Rebar, new PriceLevel(quote.BidPrice, 100, quote.AskPrice, 100));
        return environment;
    }

    private async Task<IGateway> ConnectAsync(EmbeddedEnvironment environment)
    {
        var gateway = Kind.CreateOn(environment);
        await gateway.ConnectAsync(Patient);
        return gateway;
    }
}

public sealed class CtpOffsets() : OffsetSuite(GatewayKind.Ctp);

public sealed class TtsOffsets() : OffsetSuite(GatewayKind.Tts);
