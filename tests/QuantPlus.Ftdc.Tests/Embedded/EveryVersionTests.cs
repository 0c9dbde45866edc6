using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Tests.Embedded;

/// <summary>The whole way, from the login to the position, through the function tables and struct lengths of every version of the interface.</summary>
public sealed class EveryVersionTests
{
    public static IEnumerable<TheoryDataRow<string>> Versions => InterfaceVersion.All.Select(version => new TheoryDataRow<string>(version.Name));

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_gateway_trades_through_it(string version)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        await using var gateway = PackageOptions.CreateEmbedded(version);
        await gateway.ConnectAsync(patience.Token);
        var contract = gateway.Contracts.OfProduct("rb").First();
        await using var ticks = await gateway.SubscribeAsync([contract.Id], cancellationToken: patience.Token);
        var tick = await ticks.Ticks.ReadAsync(patience.Token);
        Assert.InRange(tick.LastPrice, tick.LowerLimitPrice, tick.UpperLimitPrice);

        var order = await gateway.SubmitAsync(OrderRequest.Buy(contract.Id, 2, tick.AskPrice + (20 * contract.PriceTick)), patience.Token);
        order = await gateway.WaitForCompletionAsync(order.Id, patience.Token);
        Assert.Equal((OrderStatus.AllTraded, 2), (order.Status, order.TradedVolume));
        Assert.Equal(2, Assert.Single(await gateway.QueryPositionsAsync(patience.Token)).Volume);
        Assert.True((await gateway.QueryAccountAsync(patience.Token)).Margin > 0);
    }
}
