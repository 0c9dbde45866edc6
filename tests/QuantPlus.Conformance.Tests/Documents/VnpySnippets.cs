using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using QuantPlus.Ctp;
using QuantPlus.Instruments;
using QuantPlus.Simulation;
using QuantPlus.Trading;

namespace QuantPlus.Conformance.Tests.Documents;

/// <summary>The snippets of docs/from-vnpy.md.</summary>
public sealed class VnpySnippets
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public void A_connection_file_is_loaded_and_guards_are_added()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, """{ "用户名": "123", "密码": "x", "经纪商代码": "9999", "交易服务器": "1.2.3.4:1", "行情服务器": "1.2.3.4:2" }""");
            var services = new ServiceCollection();
            #region vnpy-file
            services.AddCtpGateway(new ConfigurationBuilder().AddJsonFile(path).Build());
            #endregion
            services.Configure<CtpGatewayOptions>(options => options.Guards.MaxPosition = 5);
            using var provider = services.BuildServiceProvider();
            var options = provider.GetRequiredService<IOptions<CtpGatewayOptions>>().Value;
            Assert.Equal(("123", "9999", 5), (options.UserId, options.BrokerId, options.Guards.MaxPosition));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void The_root_of_a_host_has_an_environment_that_is_no_option()
    {
        var root = new ConfigurationBuilder().AddInMemoryCollection([new("ENVIRONMENT", "Development")]).Build();
        using var provider = new ServiceCollection().AddCtpGateway(root).BuildServiceProvider();
        Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<IOptions<CtpGatewayOptions>>().Value);
    }

    [Fact]
    public async Task Trades_that_were_there_are_passed_over()
    {
        var rebar = InstrumentId.Parse("rb2510.SHFE");
        var environment = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { StartTime = new DateTime(2025, 6, 11, 10, 0, 0) });
        await using var gateway = CtpGateway.Create(new CtpGatewayOptions().UseEmbeddedEnvironment(environment));
        await gateway.ConnectAsync(None);
        await TradeAsync(Direction.Buy);
        var seen = new ConcurrentQueue<Direction>();
        var began = new TaskCompletionSource();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(None);
        var watching = Task.Run(() => WatchAsync(enough.Token), None);
        await began.Task;
        while (seen.IsEmpty)
        {
            await TradeAsync(Direction.Sell);
            await Task.Delay(10, None);
        }

        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
        Assert.All(seen, direction => Assert.Equal(Direction.Sell, direction));

        void OnNewTrade(Trade trade) => seen.Enqueue(trade.Direction);

        async Task WatchAsync(CancellationToken cancellationToken)
        {
            began.SetResult();
            #region new-trades
            var known = gateway.Trades.Count;
            await foreach (var trade in gateway.TradeUpdates(cancellationToken))
            {
                if (--known >= 0)
                    continue;
                OnNewTrade(trade);
            }
            #endregion
        }

        async Task TradeAsync(Direction direction)
        {
            var quote = environment.GetQuote(rebar);
            var price = direction == Direction.Buy ? quote.AskPrice + 50 : quote.BidPrice - 50;
            var order = await gateway.SubmitAsync(new OrderRequest { Instrument = rebar, Direction = direction, Volume = 1, Price = price }, None);
            await gateway.WaitForCompletionAsync(order.Id, None);
        }
    }
}
