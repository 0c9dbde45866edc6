using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.MarketData;

namespace QuantPlus.Conformance.Tests;

public abstract class TickSuite(GatewayKind kind) : ConnectedSuite(kind)
{
    [Fact]
    public async Task Ticks_of_the_contracts_asked_for_arrive_and_no_others()
    {
        InstrumentId[] asked = [Contract("rb").Id, Contract("m").Id, Contract("IF").Id];
        await using var subscription = await Gateway.SubscribeAsync(asked, cancellationToken: Patient);
        Assert.Equal(asked.ToHashSet(), subscription.Instruments.ToHashSet());

        var seen = new HashSet<InstrumentId>();
        for (var count = 0; count < 30; count++)
            seen.Add((await subscription.Ticks.ReadAsync(Patient)).Instrument);
        Assert.Equal(asked.ToHashSet(), seen);
        Assert.Equal(0, subscription.Dropped);
    }

    [Fact]
    public async Task A_tick_is_a_plausible_picture_of_its_market()
    {
        var contract = Contract("rb");
        await using var subscription = await Gateway.SubscribeAsync([contract.Id], cancellationToken: Patient);
        var last = default(Tick);
        for (var count = 0; count < 6; count++)
        {
            var tick = await subscription.Ticks.ReadAsync(Patient);
            Assert.True(contract.IsOnPriceGrid(tick.LastPrice), $"last {tick.LastPrice}");
            Assert.True(tick.BidPrice < tick.AskPrice, $"bid {tick.BidPrice}, ask {tick.AskPrice}");
            Assert.InRange(tick.LastPrice, tick.LowerLimitPrice, tick.UpperLimitPrice);
            Assert.True(tick.BidVolume > 0 && tick.AskVolume > 0);
            Assert.True(tick.Volume >= last.Volume && tick.Turnover >= last.Turnover, "volume and turnover only grow");
            Assert.True(tick.Time >= last.Time, "time runs forward");
            Assert.Equal(ChinaTime.Offset, tick.Time.Offset);
            Assert.Equal(Gateway.Status.TradingDay, tick.TradingDay);
            Assert.True(double.IsNaN(tick.SettlementPrice), "no settlement price during the day");
            last = tick;
        }
    }

    [Fact]
    public async Task An_id_without_an_exchange_is_found_by_its_symbol()
    {
        await using var subscription = await Gateway.SubscribeAsync([new InstrumentId(Rebar.Symbol, Exchange.None)], cancellationToken: Patient);
        Assert.Equal(Rebar, (await subscription.Ticks.ReadAsync(Patient)).Instrument);
    }

    [Fact]
    public async Task Two_consumers_each_get_every_tick()
    {
        await using var first = await Gateway.SubscribeAsync([Rebar], cancellationToken: Patient);
        await using var second = await Gateway.SubscribeAsync([Rebar], cancellationToken: Patient);

        // The first may have begun a little earlier; from the second's first tick on they are the same.
        var start = await second.Ticks.ReadAsync(Patient);
        var tick = await first.Ticks.ReadAsync(Patient);
        while (tick != start)
            tick = await first.Ticks.ReadAsync(Patient);
        for (var count = 0; count < 5; count++)
            Assert.Equal(await first.Ticks.ReadAsync(Patient), await second.Ticks.ReadAsync(Patient));
    }

    [Fact]
    public async Task A_disposed_subscription_ends_and_leaves_the_others_alone()
    {
        await using var stays = await Gateway.SubscribeAsync([Rebar], cancellationToken: Patient);
        var goes = await Gateway.SubscribeAsync([Rebar], cancellationToken: Patient);
        await goes.DisposeAsync();
        await goes.DisposeAsync();
        await foreach (var _ in goes.Ticks.ReadAllAsync(Patient))
        {
        }

        for (var count = 0; count < 5; count++)
            await stays.Ticks.ReadAsync(Patient);
    }

    [Fact]
    public async Task The_newest_tick_and_depth_can_be_looked_up()
    {
        Assert.False(Gateway.TryGetLastTick(Rebar, out _));
        var tick = await FirstTickAsync(Contract("rb"));
        Assert.True(Gateway.TryGetLastTick(Rebar, out var newest));
        Assert.True(newest.Time >= tick.Time);
        Assert.True(Gateway.TryGetLastDepth(Rebar, out var depth));
        Assert.True(depth[0].BidPrice > 0 && depth[0].AskPrice > depth[0].BidPrice);
    }

    [Fact]
    public async Task An_unknown_contract_is_refused_by_name()
    {
        var thrown = await Assert.ThrowsAsync<GatewayException>(
            () => Gateway.SubscribeAsync([InstrumentId.Parse("xx9999.SHFE")], cancellationToken: Patient));
        Assert.Equal(GatewayErrorKind.UnknownContract, thrown.Kind);
        Assert.Contains("xx9999.SHFE", thrown.Message, StringComparison.Ordinal);
        Assert.NotEmpty(thrown.Error.Cure);
    }

    [Fact]
    public async Task Naming_no_contract_and_impossible_buffers_are_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Gateway.SubscribeAsync([], cancellationToken: Patient));
        await Assert.ThrowsAsync<ArgumentException>(() => Gateway.SubscribeAsync([default], cancellationToken: Patient));
        await Assert.ThrowsAnyAsync<ArgumentException>(
            () => Gateway.SubscribeAsync([Rebar], new TickSubscriptionOptions { Capacity = 0 }, Patient));
    }

    [Fact]
    public async Task Ticks_go_on_after_the_gateway_was_disconnected_and_connected_again()
    {
        await using var subscription = await Gateway.SubscribeAsync([Rebar], cancellationToken: Patient);
        await subscription.Ticks.ReadAsync(Patient);
        await Gateway.DisconnectAsync(Patient);
        while (subscription.Ticks.TryRead(out _))
        {
        }

        await Gateway.ConnectAsync(Patient);
        await subscription.Ticks.ReadAsync(Patient);
    }
}

public sealed class CtpTicks() : TickSuite(GatewayKind.Ctp);

public sealed class TtsTicks() : TickSuite(GatewayKind.Tts);
