extern alias Ctp;

using BenchmarkDotNet.Attributes;
using Ctp::QuantPlus.Ctp;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Simulation;

namespace QuantPlus.Benchmarks.Environments;

/// <summary>How fast the embedded environment is lived through: every snapshot goes through the function tables to a subscription.</summary>
public class EnvironmentSpeed
{
    private static readonly DateTime Monday = new(2025, 6, 9, 8, 0, 0);

    private readonly Tick[] _buffer = new Tick[1024];

    /// <summary>Five trading days of twenty contracts in their exchanges' hours, from Monday's opening to Friday's night.</summary>
    [Benchmark(Description = "a week of 20 contracts")]
    public Task<long> AWeekOfTwentyContracts() => LiveThroughAsync(20, TimeSpan.FromDays(5), TimeSpan.FromMinutes(10), keepHours: true);

    /// <summary>20,000 snapshots of 800 contracts: what 10,000 contracts send in a second.</summary>
    [Benchmark(Description = "20,000 snapshots of 800 contracts")]
    public Task<long> ASecondOfTenThousandContracts() => LiveThroughAsync(800, TimeSpan.FromSeconds(12.5), TimeSpan.FromSeconds(12.5), keepHours: false);

    // Time stands still between the jumps, so that nothing is lost and nothing else is measured.
    private async Task<long> LiveThroughAsync(int contracts, TimeSpan length, TimeSpan jump, bool keepHours)
    {
        var environment = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { StartTime = Monday, KeepExchangeHours = keepHours }.Accelerate(1e-6));
        await using var gateway = CtpGateway.Create(new CtpGatewayOptions().UseEmbeddedEnvironment(environment));
        await gateway.ConnectAsync().ConfigureAwait(false);
        var subscribed = environment.Contracts.Where(contract => contract.ProductClass == ProductClass.Futures).Take(contracts);
        await using var subscription = await gateway.SubscribeAsync(
            subscribed.Select(contract => contract.Id), new TickSubscriptionOptions { Capacity = 1 << 17 }).ConfigureAwait(false);

        long ticks = 0;
        for (var passed = TimeSpan.Zero; passed < length; passed += jump)
        {
            environment.Advance(jump);
            ticks += subscription.Read(_buffer);
        }

        // Whatever is still on its way: the market is silent now.
        var idle = 0;
        while (idle < 20)
        {
            var count = subscription.Read(_buffer);
            ticks += count;
            idle = count == 0 ? idle + 1 : 0;
            if (count == 0)
                await Task.Delay(1).ConfigureAwait(false);
        }

        return ticks + subscription.Dropped;
    }
}
