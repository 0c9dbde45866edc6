using System.Globalization;
using HdrHistogram;
using QuantPlus.Benchmarks.Paths;
using QuantPlus.MarketData;

namespace QuantPlus.Benchmarks.Latency;

/// <summary>
/// <c>latency [SECONDS]</c>: how long after the callback began a tick is in a program's hands, under a load that is paced evenly, as a histogram.
/// </summary>
internal static class LatencyCommand
{
    private const int Seconds = 10;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var seconds = arguments is [var text, ..] ? double.Parse(text, CultureInfo.InvariantCulture) : Seconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"µs from the callback to the program, {seconds} s each, {Environment.ProcessorCount} processors"));
        Console.WriteLine();
        Console.WriteLine("ticks/s  to                   p50      p99    p99.9      max    ticks");
        foreach (var rate in (int[])[5_000, 50_000])
        {
            Print(rate, "async consumer", await ToConsumerAsync(rate, seconds).ConfigureAwait(false));
            Print(rate, "inline handler", ToHandler(rate, seconds));
        }

        return 0;
    }

    private static async Task<LongHistogram> ToConsumerAsync(int rate, double seconds)
    {
        using var path = TickPaths.Create("CTP", options: new TickSubscriptionOptions { StampReceived = true });
        var record = new LatencyRecord();
        var reading = Task.Run(async () =>
        {
            var ticks = path.Subscription.Ticks;
            while (await ticks.WaitToReadAsync().ConfigureAwait(false))
            {
                while (ticks.TryRead(out var tick))
                    record.Take(in tick);
            }
        });
        PacedLoad.Run(path, rate, seconds, record.Begin);
        await path.Subscription.DisposeAsync().ConfigureAwait(false);
        await reading.ConfigureAwait(false);
        return record.Histogram;
    }

    private static LongHistogram ToHandler(int rate, double seconds)
    {
        var record = new LatencyRecord();
        using var path = TickPaths.Create("CTP", options: new TickSubscriptionOptions { StampReceived = true }, handler: record);
        PacedLoad.Run(path, rate, seconds, record.Begin);
        return record.Histogram;
    }

    private static void Print(int rate, string to, LongHistogram histogram)
    {
        double At(double percentile) => histogram.GetValueAtPercentile(percentile) / 1e3;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{rate,7:N0}  {to,-14}  {At(50),8:0.00} {At(99),8:0.00} {At(99.9),8:0.00} {At(100),8:0.00} {histogram.TotalCount,8:N0}"));
    }
}
