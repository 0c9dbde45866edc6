using QuantPlus.Errors;
using QuantPlus.Simulation;
using QuantPlus.Trading;

namespace QuantPlus.Conformance.Tests;

/// <summary>
/// What cannot be traded has one typed error with the same name from every gateway, whether the gateway refuses it or, with the guards off, the counter
/// does; and it leaves the gateway and the counter's books as they were.
/// </summary>
public abstract class BadOrderSuite(GatewayKind kind) : ConnectedSuite(kind)
{
    public static TheoryData<string, bool> BadOrders()
    {
        var data = new TheoryData<string, bool>();
        foreach (var bad in BadOrder.All)
        {
            data.Add(bad.What, true);
            data.Add(bad.What, false);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(BadOrders))]
    public async Task A_bad_order_has_one_name(string what, bool guards)
    {
        var bad = BadOrder.Of(what);
        var environment = Begin(bad);
        await using var gateway = Kind.CreateOn(environment, options =>
            options.Guards.ContractVolume = options.Guards.PriceGrid = options.Guards.PriceLimits = guards);
        await gateway.ConnectAsync(Patient);
        if (guards)
            await SeeLimitsAsync(gateway);
        if (bad.Bought > 0)
            await BuyAsync(gateway, environment, bad.Bought);
        var trades = environment.GetTrades().Count;

        var (reason, error) = await RefusalAsync(gateway, bad.Request(environment));
        Assert.Equal(bad.Reason, reason);
        Assert.Equal(GatewayErrorKind.OrderRejected, error.Kind);
        Assert.NotEmpty(error.Message);
        Assert.NotEmpty(error.Cure);
        Assert.True(gateway.Status.IsReady);
        Assert.Equal(trades, environment.GetTrades().Count);
        Assert.All(environment.GetOrders(), order => Assert.True(order.IsFinal));
        Assert.Equal(0, environment.GetAccount().Frozen, 2);
    }

    [Fact]
    public async Task A_cancel_of_an_unknown_order()
    {
        var thrown = await Assert.ThrowsAsync<OrderRejectedException>(() => Gateway.CancelAsync(new OrderId(1, 2, "3"), Patient));
        Assert.Equal(OrderRejectReason.UnknownOrder, thrown.Reason);
    }

    [Fact]
    public async Task A_cancel_of_a_filled_order()
    {
        var contract = Contract("rb");
        var ask = (await FirstTickAsync(contract)).AskPrice;
        var order = await Gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, ask + (20 * contract.PriceTick)), Patient);
        await Gateway.WaitForCompletionAsync(order.Id, Patient);
        var thrown = await Assert.ThrowsAsync<OrderRejectedException>(() => Gateway.CancelAsync(order.Id, Patient));
        Assert.Equal(OrderRejectReason.OrderIsFinal, thrown.Reason);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_second_cancel_refused_by_the_gateway_or_by_the_counter(bool byCounter)
    {
        var environment = Begin(BadOrder.All[0]);
        await using var gateway = Kind.CreateOn(environment);
        await using var watcher = Kind.CreateOn(environment, options => options.Sides = GatewaySides.Trading);
        await gateway.ConnectAsync(Patient);
        await watcher.ConnectAsync(Patient);
        var order = await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, environment.GetQuote(Rebar).BidPrice - 30), Patient);

        if (byCounter)
        {
            // Another program cancels it, and this gateway does not hear of it: it asks the counter, which refuses.
            while (!watcher.TryGetOrder(order.Id, out _))
                await Task.Yield();
            environment.Trip(Fault.Silence().At("OnRtnOrder").Times(int.MaxValue));
            using var enough = new CancellationTokenSource();
            var unheard = watcher.CancelAsync(order.Id, enough.Token);
            await enough.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => unheard);
            Assert.True(Assert.Single(environment.GetOrders()).IsFinal);
        }
        else
        {
            await gateway.CancelAsync(order.Id, Patient);
        }

        var thrown = await Assert.ThrowsAsync<OrderRejectedException>(() => gateway.CancelAsync(order.Id, Patient));
        Assert.Equal((OrderRejectReason.OrderIsFinal, order.Id), (thrown.Reason, thrown.OrderId));
        Assert.Equal(byCounter ? 26 : null, thrown.Code);
    }

    // Time all but stands still: quotes, phases and what the rate counts as a second stay.
    private static EmbeddedEnvironment Begin(BadOrder bad)
    {
        var options = new EmbeddedEnvironmentOptions { StartTime = new DateTime(2025, 6, 11).Add(bad.At.ToTimeSpan()) }.Accelerate(1e-6);
        bad.Environment(options);
        return new EmbeddedEnvironment(options);
    }

    private async Task SeeLimitsAsync(IGateway gateway)
    {
        await using var ticks = await gateway.SubscribeAsync([Rebar], cancellationToken: Patient);
        await ticks.Ticks.ReadAsync(Patient);
    }

    private async Task BuyAsync(IGateway gateway, EmbeddedEnvironment environment, int volume)
    {
        environment.ShowQuote(Rebar, environment.GetQuote(Rebar) with { AskVolume = 100 });
        var order = await gateway.SubmitAsync(OrderRequest.Buy(Rebar, volume, environment.GetQuote(Rebar).AskPrice), Patient);
        order = await gateway.WaitForCompletionAsync(order.Id, Patient);
        Assert.Equal(OrderStatus.AllTraded, order.Status);
    }

    // Refused at once, or by the exchange after the counter took it: the reason has the same name.
    private async Task<(OrderRejectReason?, GatewayError)> RefusalAsync(IGateway gateway, OrderRequest request)
    {
        try
        {
            var order = await gateway.SubmitAsync(request, Patient);
            order = await gateway.WaitForCompletionAsync(order.Id, Patient);
            Assert.Equal(OrderStatus.Rejected, order.Status);
            return (order.RejectReason, order.Error!);
        }
        catch (OrderRejectedException exception)
        {
            return (exception.Reason, exception.Error);
        }
    }
}

public sealed class CtpBadOrders() : BadOrderSuite(GatewayKind.Ctp);

public sealed class TtsBadOrders() : BadOrderSuite(GatewayKind.Tts);
