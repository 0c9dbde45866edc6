using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using QuantPlus.Errors;

namespace QuantPlus.Ftdc.Session;

/// <summary>What is known of each error number: <c>native/errors.tsv</c>, built into the assembly and read when first needed.</summary>
internal static class ErrorTable
{
    private const string Resource = "errors.tsv";
    private static readonly Lazy<FrozenDictionary<(ErrorSource Source, int Code), ErrorEntry>> Entries =
        new(() => Load().ToFrozenDictionary(entry => (entry.Source, entry.Code)));

    /// <summary>Every line, in no order.</summary>
    public static IReadOnlyCollection<ErrorEntry> All => Entries.Value.Values;

    /// <summary>What is known of a number; null where nothing is.</summary>
    public static ErrorEntry? Find(ErrorSource source, int code) => Entries.Value.GetValueOrDefault((source, code));

    private static List<ErrorEntry> Load()
    {
        using var stream = typeof(ErrorTable).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The table {Resource} is missing from this build of {typeof(ErrorTable).Assembly.GetName().Name}; rebuild it.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var entries = new List<ErrorEntry>();
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
                entries.Add(Parse(line));
        }

        return entries;
    }

    private static ErrorEntry Parse(string line) => line.Split('\t') is [var source, var code, var name, var errorClass, var kind, var reason, var chinese, var english, var cure]
        ? new ErrorEntry(
            Enum.Parse<ErrorSource>(source, ignoreCase: true),
            int.Parse(code, CultureInfo.InvariantCulture),
            name,
            Enum.Parse<GatewayErrorClass>(errorClass),
            Enum.Parse<GatewayErrorKind>(kind),
            reason == "-" ? null : Enum.Parse<OrderRejectReason>(reason),
            chinese,
            english,
            cure == "-" ? "" : cure)
        : throw new FormatException($"{Resource} needs nine columns: {line}");
}
