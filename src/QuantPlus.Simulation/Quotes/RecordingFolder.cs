using System.Collections.Concurrent;
using System.IO.Compression;
using QuantPlus.Simulation.Contracts;

namespace QuantPlus.Simulation.Quotes;

/// <summary>Reads the recordings of a folder: all of them, or none where one cannot be read.</summary>
internal static class RecordingFolder
{
    private static readonly ConcurrentDictionary<string, (DateTime Newest, RecordingSet Set)> Loaded = new(StringComparer.Ordinal);

    /// <summary>Reads a folder; again only when one of its files has changed.</summary>
    /// <exception cref="InvalidDataException">A file is no recording; the message names it, the line and the reason.</exception>
    public static RecordingSet Load(string folder)
    {
        folder = Path.GetFullPath(folder);
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"there is no folder \"{folder}\".");
        var files = Directory.EnumerateFiles(folder, "*.csv").Concat(Directory.EnumerateFiles(folder, "*.csv.gz")).Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
            throw new InvalidDataException($"there is no csv file in \"{folder}\".");

        var newest = files.Max(File.GetLastWriteTimeUtc);
        if (Loaded.TryGetValue(folder, out var known) && known.Newest == newest)
            return known.Set;
        var contracts = new RecordedContracts(ContractTable.BuiltIn);
        var set = new RecordingSet(files.SelectMany(file => Read(file, contracts)), contracts);
        Loaded[folder] = (newest, set);
        return set;
    }

    private static IReadOnlyList<Quote> Read(string file, RecordedContracts contracts)
    {
        using var bytes = File.OpenRead(file);
        using var text = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(bytes, CompressionMode.Decompress) : bytes);
        return RecordingReader.Read(text, Path.GetFileName(file), contracts);
    }
}
