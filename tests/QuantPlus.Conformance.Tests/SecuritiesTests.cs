using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Simulation;
using QuantPlus.Trading;

namespace QuantPlus.Conformance.Tests;

/// <summary>Stocks, funds and bonds, which TTS has and CTP has not.</summary>
public sealed class SecuritiesTests
{
    // Time all but stands still, so that quotes stay as they are shown.
    private readonly EmbeddedEnvironment _environment = new(new EmbeddedEnvironmentOptions { StartTime = new DateTime(2025, 6, 11, 10, 0, 0) }.Accelerate(1e-6));

    [Theory]
    [InlineData("600000.SSE", 'E', 100)]
    [InlineData("510300.SSE", 'D', 100)]
    [InlineData("123107.SZSE", 'B', 10)]
    public async Task TTS_trades_them_by_the_hundred_and_at_five_levels(string id, char productClass, int volume)
    {
        var security = InstrumentId.Parse(id);
        await using var gateway = GatewayKind.Tts.CreateOn(_environment);
        await gateway.ConnectAsync(TestContext.Current.CancellationToken);
        Assert.True(gateway.Contracts.TryGet(security, out var contract));
        Assert.Equal(productClass, contract.ProductClassCode);

        // Asked for before, so that the first tick's levels are kept.
        Assert.False(gateway.TryGetLastDepth(security, out _));
        await using var ticks = await gateway.SubscribeAsync([security], cancellationToken: TestContext.Current.CancellationToken);
        var tick = await ticks.Ticks.ReadAsync(TestContext.Current.CancellationToken);
        Assert.True(gateway.TryGetLastDepth(security, out var depth));
        Assert.True(depth[4].BidPrice < tick.BidPrice && tick.AskPrice < depth[4].AskPrice);
        _environment.ShowQuote(security, new PriceLevel(tick.BidPrice, 10_000, tick.AskPrice, 10_000));

        var bought = await gateway.SubmitAsync(OrderRequest.Buy(security, volume, tick.AskPrice), TestContext.Current.CancellationToken);
        bought = await gateway.WaitForCompletionAsync(bought.Id, TestContext.Current.CancellationToken);
        Assert.Equal((OrderStatus.AllTraded, volume), (bought.Status, bought.TradedVolume));
        var position = Assert.Single(await gateway.QueryPositionsAsync(TestContext.Current.CancellationToken));
        Assert.Equal((security, PositionDirection.Long, volume), (position.Instrument, position.Direction, position.Volume));
    }

    [Fact]
    public async Task CTP_does_not_list_them()
    {
        await using var gateway = GatewayKind.Ctp.CreateOn(_environment);
        await gateway.ConnectAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(gateway.Contracts, contract => contract.Id.Exchange.Code is "SSE" or "SZSE");
    }
}
