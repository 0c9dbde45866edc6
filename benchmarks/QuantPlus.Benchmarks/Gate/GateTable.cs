using System.Globalization;
using System.Text.Json;

namespace QuantPlus.Benchmarks.Gate;

/// <summary>Shows the gate's rows.</summary>
internal static class GateTable
{
    public static void Print(IReadOnlyList<GateRow> rows)
    {
        var width = rows.Max(row => row.What.Length);
        Console.WriteLine($"{"what".PadRight(width)}       ours     limit  ratio  goal   bytes  result");
        foreach (var row in rows)
        {
            var result = row.Passes switch { true => "pass", false when !row.IsMeasured => "FAIL: the machine was not calm", false => "FAIL", null => "" };
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.What.PadRight(width)}  {Time(row.Ours),9}  {(row.Limit is { } limit ? Time(limit) : ""),8}  {row.Ratio,5:0.00}  {row.Goal,4:0.00}  {row.Bytes,6:0.0}  {result}"));
        }
    }

    public static void Save(string file, IReadOnlyList<GateRow> rows)
    {
        using var stream = File.Create(file);
        JsonSerializer.Serialize(stream, rows.Select(row => new
        {
            what = row.What,
            nanoseconds = Math.Round(row.Ours, 2),
            limitNanoseconds = Rounded(row.Limit),
            ratio = Rounded(row.Ratio),
            goal = row.Goal,
            bytes = Rounded(row.Bytes),
            goalBytes = double.IsFinite(row.GoalBytes) && row.Goal is not null ? row.GoalBytes : (double?)null,
            passes = row.Passes,
            rounds = row.Rounds.Select(value => Math.Round(value, 1)),
            limitRounds = row.LimitRounds.Select(value => Math.Round(value, 1)),
        }));
    }

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, 3) : null;

    private static string Time(double nanoseconds) => nanoseconds switch
    {
        < 1e4 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:0.0} ns"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e6:0.0} ms"),
    };
}
