using System.Globalization;

namespace QuantPlus.Benchmarks.Scaling;

/// <summary>
/// <c>scaling</c>: what a tick takes of the library's thread, by how many contracts there are and by how many subscriptions read them. Interleaved
/// rounds, medians; every tick is read, outside of the time that is measured.
/// </summary>
internal static class ScalingCommand
{
    private const int Rounds = 21;
    private const int Ticks = 1 << 17;

    public static int Run()
    {
        int[] contracts = [100, 1_000, 5_000, 10_000, 20_000];
        int[] subscribers = [1, 2, 4, 8, 16];
        Print("contracts, one subscription of all", contracts, [.. contracts.Select(count => new ScalingCase(count, 1, overlap: 1))]);
        Print("subscriptions, each of the same 100 contracts", subscribers, [.. subscribers.Select(count => new ScalingCase(100, count, overlap: 1))]);
        Print("subscriptions, each of half of 1,000 contracts, overlapping", subscribers, [.. subscribers.Select(count => new ScalingCase(1_000, count, overlap: 0.5))]);
        Console.WriteLine("subscriptions whose consumers sleep, 2,000 ticks a second: ns of the library's thread a tick");
        foreach (var count in subscribers)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,8:N0}  {AwaitedCase.Run(count),6:0}"));
        return 0;
    }

    private static void Print(string what, int[] values, ScalingCase[] cases)
    {
        foreach (var each in cases)
        {
            for (var round = 0; round < 4; round++)
                each.Run(Ticks);
        }

        var results = cases.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < cases.Length; i++)
                results[i].Add(cases[i].Run(Ticks));
        }

        Console.WriteLine($"{what}: ns of the library's thread a tick");
        for (var i = 0; i < cases.Length; i++)
        {
            var ratio = Median(results[i].Zip(results[0], (mine, first) => mine / first));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{values[i],8:N0}  {Median(results[i]),6:0.0}  x{ratio:0.00}"));
            cases[i].Dispose();
        }

        Console.WriteLine();
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
