using System.Globalization;
using System.Text.Json;
using QuantPlus.Benchmarks.Paths;

namespace QuantPlus.Benchmarks.Gate;

/// <summary>
/// <c>gate [--json FILE]</c>: everything side by side in interleaved rounds, a table of medians, and an exit code that is 0 only where every
/// goal is reached.
/// </summary>
internal static class GateCommand
{
    private const int Rounds = 15;
    private const int WarmUps = 4;
    private const int Ticks = 1 << 19;

    public static int Run(ReadOnlySpan<string> arguments)
    {
        string? file = null;
        if (arguments is ["--json", var path])
            file = path;
        else if (!arguments.IsEmpty)
            return Fail("Usage: gate [--json FILE]");

        // The limit is what a release build of C++ does; tuned to the processor it is shown beside it.
        using var caller = NativeCaller.TryBuild("limit", "-O2");
        if (caller is null)
            return Fail("The limit cannot be built: g++ and the folder benchmarks/limit are needed.");
        using var tuned = NativeCaller.TryBuild("limit-tuned", "-O3", "-march=native");
        using var snapshots = TickPaths.Create("CTP");

        var contenders = Contenders.Create(caller, tuned, snapshots);
        try
        {
            var measurements = contenders.ConvertAll(contender => new Measurement(contender));
            Measure(measurements);
            Print(measurements);
            if (file is not null)
                Save(file, measurements);
            return measurements.TrueForAll(measurement => measurement.Passes != false) ? 0 : 1;
        }
        finally
        {
            contenders.ForEach(contender => contender.Dispose());
        }
    }

    private static void Measure(List<Measurement> measurements)
    {
        for (var round = 0; round < WarmUps; round++)
            measurements.ForEach(measurement => measurement.WarmUp(Ticks));
        for (var round = 0; round < Rounds; round++)
            measurements.ForEach(measurement => measurement.Run(Ticks));

        foreach (var measurement in measurements)
            measurement.CompareWith(measurements.Find(other => other.Name == measurement.ComparedWith) ?? measurements[0]);
    }

    private static void Print(List<Measurement> measurements)
    {
        var width = measurements.Max(measurement => measurement.Name.Length);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Ticks of 584 bytes, {Environment.ProcessorCount} processors, medians of {Rounds} interleaved rounds of {Ticks:N0} ticks"));
        Console.WriteLine();
        Console.WriteLine($"{"what".PadRight(width)}  ns/tick  bytes/tick  ratio  goal  result");
        foreach (var measurement in measurements)
        {
            var goal = measurement.Goal is { } value ? value.ToString("0.00", CultureInfo.InvariantCulture) : "";
            var result = measurement.Passes switch { true => "pass", false => "FAIL", null => "" };
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{measurement.Name.PadRight(width)}  {measurement.Nanoseconds,7:0.0}  {measurement.Bytes,10:0.0}  {measurement.Ratio,5:0.00}  {goal,4}  {result}"));
        }
    }

    private static void Save(string file, List<Measurement> measurements)
    {
        using var stream = File.Create(file);
        JsonSerializer.Serialize(stream, measurements.ConvertAll(measurement => new
        {
            what = measurement.Name,
            nanosecondsPerTick = Math.Round(measurement.Nanoseconds, 2),
            bytesPerTick = Math.Round(measurement.Bytes, 2),
            ratioToLimit = Math.Round(measurement.Ratio, 3),
            goal = measurement.Goal,
            passes = measurement.Passes,
        }));
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }
}
