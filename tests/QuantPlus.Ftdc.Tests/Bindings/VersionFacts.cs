using System.Globalization;

namespace QuantPlus.Ftdc.Tests.Bindings;

/// <summary>What the list of versions says of one version of this package's family, read independently of the generator.</summary>
internal sealed class VersionFacts
{
    private VersionFacts(string name) => Name = name;

    public string Name { get; }

    public Dictionary<string, int> SlotCounts { get; } = [];

    public Dictionary<string, int> FactoryParameters { get; } = [];

    public HashSet<string> Absent { get; } = [];

    /// <summary>Size and number of fields of the structs that were shorter.</summary>
    public Dictionary<string, (int Size, int Fields)> Shorter { get; } = [];

    public static IReadOnlyList<VersionFacts> All { get; } = Read();

    /// <summary>The slot of a function in this version, or -1.</summary>
    public int SlotOf(string interfaceName, string function) => IsAbsent(interfaceName, function)
        ? -1
        : Description.OfThisPackage.Interfaces[interfaceName].TakeWhile(name => name != function).Count(name => !IsAbsent(interfaceName, name));

    public bool IsAbsent(string interfaceName, string function) => Absent.Contains($"{interfaceName}.{function}");

    /// <summary>How many bytes of a struct hold fields in this version. The padding after the last one is not counted: nothing is promised about it.</summary>
    public int LengthOf(DescribedStruct described) =>
        Shorter.TryGetValue(described.Name, out var shorter) ? described.Fields[shorter.Fields - 1].End : described.Size;

    private static List<VersionFacts> Read()
    {
        var all = new List<VersionFacts>();
        var isOurs = false;
        foreach (var line in File.ReadLines(Path.Combine(Description.FolderOfDescriptions, "versions.txt")))
        {
            var words = line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is ["version", var family, var version])
            {
                isOurs = family == Description.OfThisPackage.Family;
                if (isOurs)
                    all.Add(new VersionFacts(version));
            }
            else if (isOurs)
            {
                all[^1].Take(words);
            }
        }

        return all;
    }

    private void Take(string[] words)
    {
        switch (words)
        {
            case ["slots", var name, var count]:
                SlotCounts.Add(name, Number(count));
                break;
            case ["parameters", var name, var count]:
                FactoryParameters.Add(name, Number(count));
                break;
            case ["absent", var name]:
                Absent.Add(name);
                break;
            case ["size", var name, var size, "fields", var fields]:
                Shorter.Add(name, (Number(size), Number(fields)));
                break;
            case []:
                break;
            default:
                throw new InvalidDataException(string.Join(' ', words));
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
