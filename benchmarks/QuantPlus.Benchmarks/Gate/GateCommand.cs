using System.Globalization;
using QuantPlus.Benchmarks.Orders;
using QuantPlus.Benchmarks.Paths;

namespace QuantPlus.Benchmarks.Gate;

/// <summary>
/// <c>gate [--json FILE] [--only TEXT]</c>: everything side by side in many short interleaved rounds, a table of medians, and an exit code that is 0 only
/// where every goal is reached. With a text only the rows of ticks that have it in their names.
/// </summary>
internal static class GateCommand
{
    private const int Rounds = 41;
    private const int WarmUps = 12;
    private const int Ticks = 1 << 17;

    public static async Task<int> RunAsync(string[] arguments)
    {
        string? file = null;
        string? only = null;
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (arguments[i] is not ("--json" or "--only") || i + 1 == arguments.Length)
                return Fail("Usage: gate [--json FILE] [--only TEXT]");
            if (arguments[i] == "--json")
                file = arguments[i + 1];
            else
                only = arguments[i + 1];
        }

        // The limit is what a release build of C++ does; tuned to the processor it is shown beside it.
        using var caller = NativeCaller.TryBuild("limit", "-O2");
        if (caller is null)
            return Fail("The limit cannot be built: g++ and the folder benchmarks/limit are needed.");
        using var tuned = NativeCaller.TryBuild("limit-tuned", "-O3", "-march=native");

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"A cache line takes {caller.HandOver():0} ns from one processor to the other before,"));
        var rows = MeasureTicks(caller, tuned, only);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"and {caller.HandOver():0} ns after the ticks were measured."));
        if (only is null)
        {
            foreach (var gateway in (string[])["CTP", "TTS"])
                rows.AddRange(OrderMeasurement.MeasureOrders(gateway));
            foreach (var gateway in (string[])["CTP", "TTS"])
                rows.Add(await OrderMeasurement.MeasureContractsAsync(gateway).ConfigureAwait(false));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Ticks of 584 bytes, {Environment.ProcessorCount} processors, medians of {Rounds} interleaved rounds of {Ticks:N0} ticks"));
        Console.WriteLine();
        GateTable.Print(rows);
        if (file is not null)
            GateTable.Save(file, rows);
        return rows.TrueForAll(row => row.Passes != false) ? 0 : 1;
    }

    private static List<GateRow> MeasureTicks(NativeCaller caller, NativeCaller? tuned, string? only)
    {
        using var snapshots = TickPaths.Create("CTP");
        using var many = TickPaths.Create("CTP", Contenders.ManyContracts);
        var contenders = Contenders.Create(caller, tuned, snapshots, many);
        try
        {
            var wanted = contenders.FindAll(contender => only is null || contender.Name.Contains(only, StringComparison.Ordinal));
            var measurements = wanted.ConvertAll(contender => new Measurement(contender, ReferenceOf(contender, contenders)));
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
