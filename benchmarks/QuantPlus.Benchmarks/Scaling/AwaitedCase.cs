using System.Diagnostics;
using QuantPlus.Benchmarks.Latency;
using QuantPlus.Benchmarks.Paths;
using QuantPlus.MarketData;

namespace QuantPlus.Benchmarks.Scaling;

/// <summary>A number of subscriptions of the same contracts, each with a consumer that sleeps until there is a tick: the library's thread has to wake them all.</summary>
internal static class AwaitedCase
{
    private const int TicksPerSecond = 2_000;
    private const int WarmUps = 2_000;
    private const int Ticks = 6_000;

    /// <summary>The median of the nanoseconds that a tick takes of the library's thread.</summary>
    public static double Run(int subscribers)
    {
        var options = new TickSubscriptionOptions();
        using var path = TickPaths.Create("CTP", options: options);
        var others = Enumerable.Range(1, subscribers - 1).Select(_ => path.Open(Range.All, options)).ToArray();
        var reading = others.Prepend(path.Subscription).Select(subscription => Task.Run(() => ReadAsync(subscription))).ToArray();
        var nanoseconds = new double[Ticks];
        var thread = new Thread(() => Publish(path, nanoseconds));
        thread.Start();
        thread.Join();
        foreach (var other in others)
            other.DisposeAsync().AsTask().GetAwaiter().GetResult();
        path.Subscription.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Task.WaitAll(reading);
        Array.Sort(nanoseconds);
        return nanoseconds[Ticks / 2];
    }

    private static void Publish(ITickPath path, double[] nanoseconds)
    {
        FineSleep.Prepare();
        var start = Stopwatch.GetTimestamp();
        for (var i = -WarmUps; i < nanoseconds.Length; i++)
        {
            FineSleep.Until(start + ((i + WarmUps) * Stopwatch.Frequency / TicksPerSecond));
            var begin = Stopwatch.GetTimestamp();
            path.Publish(1);
            if (i >= 0)
                nanoseconds[i] = (Stopwatch.GetTimestamp() - begin) * 1e9 / Stopwatch.Frequency;
        }
    }

    private static async Task<double> ReadAsync(ITickSubscription subscription)
    {
        var sum = 0.0;
        while (await subscription.Ticks.WaitToReadAsync().ConfigureAwait(false))
        {
            while (subscription.Ticks.TryRead(out var tick))
                sum += tick.LastPrice;
        }

        return sum;
    }
}
