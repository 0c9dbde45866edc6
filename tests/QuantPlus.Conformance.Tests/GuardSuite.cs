using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using QuantPlus.Errors;
using QuantPlus.Simulation;
using QuantPlus.Trading;
using QuantPlus.Trading.Guards;

namespace QuantPlus.Conformance.Tests;

/// <summary>What a guard refuses is named by the guard and never reaches the counter, by the counter's own books.</summary>
public abstract class GuardSuite(GatewayKind kind) : GatewaySuite(kind)
{
    [Fact]
    public Task Read_only() => RunAsync(guards => guards.ReadOnly = true, async (gateway, bid) =>
        await RefusedAsync(TradingGuard.ReadOnly, OrderRejectReason.ReadOnly, gateway, OrderRequest.Buy(Rebar, 1, bid)));

    [Fact]
    public Task Volume() => RunAsync(guards => guards.MaxOrderVolume = 3, async (gateway, bid) =>
        await RefusedAsync(TradingGuard.Volume, OrderRejectReason.InvalidVolume, gateway, OrderRequest.Buy(Rebar, 4, bid)));

    [Fact]
    public Task Price_grid_and_limits() => RunAsync(_ => { }, async (gateway, bid) =>
    {
        await RefusedAsync(TradingGuard.PriceGrid, OrderRejectReason.PriceOffGrid, gateway, OrderRequest.Buy(Rebar, 1, bid + 0.5));
        await RefusedAsync(TradingGuard.PriceLimits, OrderRejectReason.PriceOutsideLimits, gateway, OrderRequest.Buy(Rebar, 1, bid * 2));
    });

    [Fact]
    public Task Position() => RunAsync(guards => guards.MaxPosition = 3, allowed: 1, test: async (gateway, bid) =>
    {
        var order = await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 2, bid + 50), Patient);
        await gateway.WaitForCompletionAsync(order.Id, Patient);
        await RefusedAsync(TradingGuard.Position, OrderRejectReason.PositionLimit, gateway, OrderRequest.Buy(Rebar, 2, bid));
    });

    [Fact]
    public Task Self_trade() => RunAsync(guards => guards.SelfTrade = true, allowed: 1, test: async (gateway, bid) =>
    {
        var resting = await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, bid - 50), Patient);
        await RefusedAsync(TradingGuard.SelfTrade, OrderRejectReason.SelfTrade, gateway, OrderRequest.Sell(Rebar, 1, bid - 50));
        await gateway.CancelAsync(resting.Id, Patient);
    });

    [Fact]
    public Task Orders_per_second() => RunAsync(guards => guards.MaxOrdersPerSecond = 1, allowed: 1, time: new FakeTimeProvider(), test: async (gateway, bid) =>
    {
        await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, bid - 50), Patient);
        await RefusedAsync(TradingGuard.OrderRate, OrderRejectReason.TooManyOrders, gateway, OrderRequest.Buy(Rebar, 1, bid - 50));
    });

    [Fact]
    public Task Cancels() => RunAsync(guards => guards.MaxCancelsPerContract = 1, allowed: 2, test: async (gateway, bid) =>
    {
        var first = await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, bid - 50), Patient);
        await gateway.CancelAsync(first.Id, Patient);
        var second = await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, bid - 50), Patient);
        var thrown = await Assert.ThrowsAsync<OrderRejectedException>(() => gateway.CancelAsync(second.Id, Patient));
        Assert.Equal((TradingGuard.Cancels, OrderRejectReason.TooManyCancels), (thrown.Guard, thrown.Reason));
        Assert.True(gateway.TryGetOrder(second.Id, out var order) && !order.IsFinal);
    });

    [Fact]
    public async Task Price_limits_are_those_of_the_trading_day()
    {
        var environment = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { StartTime = new DateTime(2025, 6, 11, 10, 0, 0) });
        await using var gateway = Kind.CreateOn(environment);
        await gateway.ConnectAsync(Patient);
        await using (var ticks = await gateway.SubscribeAsync([Rebar], cancellationToken: Patient))
            await ticks.Ticks.ReadAsync(Patient);
        Assert.True(gateway.TryGetLastTick(Rebar, out var old));

        // Nobody reads the contract any more when the next day begins: whether a price is within its limits, the exchange says.
        environment.Advance(TimeSpan.FromDays(1));
        while (gateway.Status.TradingDay == old.TradingDay || !gateway.Status.IsReady)
            await Task.Delay(10, Patient);
        var thrown = await Assert.ThrowsAsync<OrderRejectedException>(
            () => gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, old.UpperLimitPrice * 2), Patient));
        Assert.Null(thrown.Guard);
        Assert.NotNull(thrown.Code);
    }

    [Fact]
    public void Impossible_limits_are_refused_by_name()
    {
        var thrown = Assert.Throws<OptionsValidationException>(() => Kind.Create(options =>
        {
            options.Guards.MaxOrdersPerSecond = 0;
            options.Guards.MaxOrderVolume = -1;
            options.Guards.MaxPosition = -1;
            options.Guards.MaxPositionByProduct["rb"] = -1;
            options.Guards.MaxCancelsPerContract = 400;
            options.Guards.WarnCancelsPerContract = 500;
        }));
        foreach (var key in new[] { "MaxOrdersPerSecond", "MaxOrderVolume", "MaxPosition is", "MaxPositionByProduct:rb", "WarnCancelsPerContract" })
            Assert.Contains(thrown.Failures, failure => failure.Contains("Guards:" + key, StringComparison.Ordinal));
        Assert.Equal(5, thrown.Failures.Count());
    }

    private async Task RunAsync(Action<TradingGuardOptions> guards, Func<IGateway, double, Task> test, int allowed = 0, TimeProvider? time = null)
    {
        var environment = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { StartTime = new DateTime(2025, 6, 11, 10, 0, 0) });
        await using var gateway = Kind.CreateOn(
            environment,
            options =>
            {
                guards(options.Guards);

                // No pause between queries: a clock that a test holds would never end it.
                options.QueryInterval = TimeSpan.Zero;
            },
            time);
        await gateway.ConnectAsync(Patient);
        await using var ticks = await gateway.SubscribeAsync([Rebar], cancellationToken: Patient);
        var tick = await ticks.Ticks.ReadAsync(Patient);
        await test(gateway, tick.BidPrice);
        Assert.Equal(allowed, environment.GetOrders().Count);
    }

    private async Task RefusedAsync(TradingGuard guard, OrderRejectReason reason, IGateway gateway, OrderRequest request)
    {
        var thrown = await Assert.ThrowsAsync<OrderRejectedException>(() => gateway.SubmitAsync(request, Patient));
        Assert.Equal((guard, reason), (thrown.Guard, thrown.Reason));
        Assert.NotEmpty(thrown.Error.Cure);
    }
}

public sealed class CtpGuards() : GuardSuite(GatewayKind.Ctp);

public sealed class TtsGuards() : GuardSuite(GatewayKind.Tts);
