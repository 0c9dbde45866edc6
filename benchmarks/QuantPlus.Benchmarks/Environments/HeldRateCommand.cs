extern alias Ctp;

using System.Diagnostics;
using System.Globalization;
using Ctp::QuantPlus.Ctp;
using QuantPlus.MarketData;
using QuantPlus.Simulation;

namespace QuantPlus.Benchmarks.Environments;

/// <summary>
/// Whether the environment holds a rate of snapshots: what ten thousand contracts send at two a second. All its contracts are subscribed, and time runs so
/// fast that they send as much. It is held when nothing was lost and the environment's time kept up with its speed.
/// </summary>
internal static class HeldRateCommand
{
    private const int SnapshotsPerSecond = 20_000;

    /// <summary>Runs for the seconds given, 20 without.</summary>
    /// <returns>0 where the rate was held.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var seconds = args is [var text, ..] ? double.Parse(text, CultureInfo.InvariantCulture) : 20;
        var options = new EmbeddedEnvironmentOptions { StartTime = new DateTime(2025, 6, 11, 9, 0, 0) };
        var contracts = new EmbeddedEnvironment(options).Contracts.Where(contract => contract.Id.Exchange.Code is not ("SSE" or "SZSE")).ToArray();
        options.Accelerate(SnapshotsPerSecond / (2.0 * contracts.Length));
        var environment = new EmbeddedEnvironment(options);
        await using var gateway = CtpGateway.Create(new CtpGatewayOptions().UseEmbeddedEnvironment(environment));
        await gateway.ConnectAsync().ConfigureAwait(false);
        await using var subscription = await gateway.SubscribeAsync(
            contracts.Select(contract => contract.Id), new TickSubscriptionOptions { Capacity = 1 << 16 }).ConfigureAwait(false);

        // The first seconds are those of the compiler.
        Count(subscription, TimeSpan.FromSeconds(2), environment, options.Speed);
        var counted = Count(subscription, TimeSpan.FromSeconds(seconds), environment, options.Speed);
        var isHeld = counted.Dropped == 0 && counted.Kept > 0.99;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{contracts.Length} contracts, time x{options.Speed:F2}, {seconds:F0} s: {counted.Ticks / seconds:N0} ticks/s, {counted.Dropped} lost, "
            + $"time kept {counted.Kept:P1}, processors busy {counted.Busy:F2} of {Environment.ProcessorCount}: {(isHeld ? "held" : "NOT held")}"));
        return isHeld ? 0 : 1;
    }

    private static (long Ticks, long Dropped, double Kept, double Busy) Count(
        ITickSubscription subscription, TimeSpan length, EmbeddedEnvironment environment, double speed)
    {
        var buffer = new Tick[4096];
        var process = Process.GetCurrentProcess();
        var (began, dropped, busy, start) = (environment.Now, subscription.Dropped, process.TotalProcessorTime, Stopwatch.GetTimestamp());
        long ticks = 0;
        while (Stopwatch.GetElapsedTime(start) < length)
        {
            var count = subscription.Read(buffer);
            ticks += count;
            if (count == 0)
                Thread.Sleep(1);
        }

        var passed = Stopwatch.GetElapsedTime(start);
        process.Refresh();
        return (ticks, subscription.Dropped - dropped, (environment.Now - began) / passed / speed, (process.TotalProcessorTime - busy) / passed);
    }
}
