using System.Globalization;
using QuantPlus.Benchmarks.Orders;
using QuantPlus.Benchmarks.Paths;

namespace QuantPlus.Benchmarks.Gate;

/// <summary>
/// <c>gate [--json FILE]</c>: everything side by side in many short interleaved rounds, a table of medians, and an exit code that is 0 only
/// where every goal is reached.
/// </summary>
internal static class GateCommand
{
    private const int Rounds = 41;
    private const int WarmUps = 12;
    private const int Ticks = 1 << 17;

    public static async Task<int> RunAsync(string[] arguments)
    {
        string? file = null;
        if (arguments is ["--json", var path])
            file = path;
        else if (arguments.Length > 0)
            return Fail("Usage: gate [--json FILE]");

        // The limit is what a release build of C++ does; tuned to the processor it is shown beside it.
        using var caller = NativeCaller.TryBuild("limit", "-O2");
        if (caller is null)
            return Fail("The limit cannot be built: g++ and the folder benchmarks/limit are needed.");
        using var tuned = NativeCaller.TryBuild("limit-tuned", "-O3", "-march=native");

        var rows = MeasureTicks(caller, tuned);
        foreach (var gateway in (string[])["CTP", "TTS"])
            rows.Add(OrderMeasurement.MeasureOrder(gateway));
        foreach (var gateway in (string[])["CTP", "TTS"])
            rows.Add(await OrderMeasurement.MeasureContractsAsync(gateway).ConfigureAwait(false));

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Ticks of 584 bytes, {Environment.ProcessorCount} processors, medians of {Rounds} interleaved rounds of {Ticks:N0} ticks"));
        Console.WriteLine();
        GateTable.Print(rows);
        if (file is not null)
            GateTable.Save(file, rows);
        return rows.TrueForAll(row => row.Passes != false) ? 0 : 1;
    }

    private static List<GateRow> MeasureTicks(NativeCaller caller, NativeCaller? tuned)
    {
        using var snapshots = TickPaths.Create("CTP");
        using var many = TickPaths.Create("CTP", Contenders.ManyContracts);
        var contenders = Contenders.Create(caller, tuned, snapshots, many);
        try
        {
            var measurements = contenders.ConvertAll(contender => new Measurement(contender, ReferenceOf(contender, contenders)));
            for (var round = 0; round < WarmUps; round++)
                measurements.ForEach(measurement => measurement.WarmUp(Ticks));
            for (var round = 0; round < Rounds; round++)
                measurements.ForEach(measurement => measurement.Run(Ticks));
            return measurements.ConvertAll(measurement => measurement.ToRow());
        }
        finally
        {
            contenders.ForEach(contender => contender.Dispose());
        }
    }

    private static IContender? ReferenceOf(IContender contender, List<IContender> contenders) =>
        contender == contenders[0] ? null : contenders.Find(other => other.Name == contender.ComparedWith) ?? contenders[0];

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }
}
