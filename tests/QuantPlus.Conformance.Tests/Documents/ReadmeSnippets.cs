using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using QuantPlus.Ctp;
using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.Simulation;
using QuantPlus.Trading;

namespace QuantPlus.Conformance.Tests.Documents;

/// <summary>The snippets of the read-me.</summary>
public sealed class ReadmeSnippets
{
    [Fact]
    public Task The_first_program_trades_and_ends() => RunAsync([]);

    private static async Task RunAsync(string[] args)
    {
        #region host
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddTtsGateway(o => o.UseEmbeddedEnvironment());
        builder.Services.AddHostedService<Strategy>();
        await builder.Build().RunAsync();
        #endregion
    }

    [Fact]
    public async Task The_first_strategy_sends_one_order_which_ends()
    {
        var environment = Begin();
        await using var gateway = CtpGateway.Create(new CtpGatewayOptions().UseEmbeddedEnvironment(environment));
        using var host = Host.CreateApplicationBuilder().Build();
        using var strategy = new Strategy(gateway, host.Services.GetRequiredService<IHostApplicationLifetime>());
        await strategy.StartAsync(TestContext.Current.CancellationToken);
        await strategy.ExecuteTask!;
        Assert.True(Assert.Single(environment.GetOrders()).IsFinal);
    }

    [Fact]
    public async Task The_first_look_changes_a_password_that_must_be_changed_and_sends_no_order()
    {
        var environment = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { StartTime = new DateTime(2025, 6, 11, 10, 0, 0), MustChangePassword = true });
        var options = new CtpGatewayOptions().UseEmbeddedEnvironment(environment);
        options.Guards.ReadOnly = true;
        await using var gateway = CtpGateway.Create(options);
        using var host = Host.CreateApplicationBuilder().Build();
        using var look = new FirstLook(gateway, host.Services.GetRequiredService<IHostApplicationLifetime>(), "another-Passw0rd");
        await look.StartAsync(TestContext.Current.CancellationToken);
        await look.ExecuteTask!;
        Assert.True(gateway.Status.IsReady);
        var refused = await Assert.ThrowsAsync<OrderRejectedException>(
            () => gateway.SubmitAsync(OrderRequest.Buy(InstrumentId.Parse("rb2510.SHFE"), 1, 3000), TestContext.Current.CancellationToken));
        Assert.Equal(OrderRejectReason.ReadOnly, refused.Reason);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void The_settings_in_json_are_options(string document)
    {
        // Every block of JSON whose one key is a gateway's section, bound strictly.
        var blocks = DocumentFolder.Read(document).ReplaceLineEndings("\n").Split("```json\n").Skip(1).Select(rest => rest[..rest.IndexOf("```", StringComparison.Ordinal)]);
        var bound = 0;
        foreach (var block in blocks)
        {
            var section = new ConfigurationBuilder()
                .AddJsonStream(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(block))).Build().GetSection("Ctp");
            Assert.True(section.Exists());
            section.Bind(new CtpGatewayOptions(), binder => binder.ErrorOnUnknownConfiguration = true);
            bound++;
        }

        Assert.True(bound >= 3);
    }

    private static EmbeddedEnvironment Begin() => new(new EmbeddedEnvironmentOptions { StartTime = new DateTime(2025, 6, 11, 10, 0, 0) });

    private sealed class FirstLook(IGateway gateway, IHostApplicationLifetime host, string newPassword) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            #region first-look
            try
            {
                await gateway.ConnectAsync(stoppingToken);
            }
            catch (LoginRejectedException exception) when (exception.Code == 140)
            {
                // The counter wants a new password before the first login. From now on it is the one to log in with.
                await gateway.ChangePasswordAsync(newPassword, stoppingToken);
            }

            Console.WriteLine($"{gateway.Account?.Available:0.00} available, {gateway.Contracts.Count} contracts, {gateway.Orders.Count} orders today");
            foreach (var position in gateway.Positions)
                Console.WriteLine($"{position.Instrument} {position.Direction} {position.Volume}");
            #endregion
            host.StopApplication();
        }
    }

    #region strategy
    internal sealed class Strategy(IGateway gateway, IHostApplicationLifetime host) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await gateway.ConnectAsync(stoppingToken);

            // A contract of the embedded environment. At a counter take one that trades now: OfProduct("rb") has them all.
            var contract = gateway.Contracts[InstrumentId.Parse("rb2510.SHFE")];
            await using var ticks = await gateway.SubscribeAsync([contract.Id], cancellationToken: stoppingToken);
            await foreach (var tick in ticks.Ticks.ReadAllAsync(stoppingToken))
            {
                // The first snapshot may be hours old; at the upper limit nobody sells.
                if (tick.IsStale || double.IsNaN(tick.AskPrice))
                    continue;

                // Trades at once, or is cancelled. Not the token: to give up waiting does not take an order back.
                var request = OrderRequest.Buy(contract.Id, volume: 1, tick.AskPrice) with { Type = OrderType.FillAndKill };
                var order = await gateway.SubmitAsync(request, CancellationToken.None);
                order = await gateway.WaitForCompletionAsync(order.Id, stoppingToken);
                Console.WriteLine($"{order.Status}, {order.TradedVolume} at {order.AveragePrice}");
                break;
            }

            host.StopApplication();
        }
    }
    #endregion
}
