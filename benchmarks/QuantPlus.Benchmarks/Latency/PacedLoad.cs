using System.Diagnostics;
using QuantPlus.Benchmarks.Paths;

namespace QuantPlus.Benchmarks.Latency;

/// <summary>Calls back at an even pace, from a thread of its own that sleeps in between, as a library's does.</summary>
internal static class PacedLoad
{
    private const double WarmUpSeconds = 3;

    /// <summary>Runs for a while to warm up, says that it begins, and runs for the seconds given.</summary>
    public static void Run(ITickPath path, int ticksPerSecond, double seconds, Action begin)
    {
        var thread = new Thread(() =>
        {
            FineSleep.Prepare();
            Call(path, ticksPerSecond, WarmUpSeconds);
            begin();
            Call(path, ticksPerSecond, seconds);
        });
        thread.Start();
        thread.Join();
    }

    private static void Call(ITickPath path, int ticksPerSecond, double seconds)
    {
        var ticks = (long)(ticksPerSecond * seconds);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0L; i < ticks; i++)
        {
            FineSleep.Until(start + (i * Stopwatch.Frequency / ticksPerSecond));
            path.Publish(1);
        }
    }
}
