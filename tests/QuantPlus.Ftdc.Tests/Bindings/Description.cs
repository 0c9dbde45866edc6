using System.Globalization;

namespace QuantPlus.Ftdc.Tests.Bindings;

/// <summary>An interface description, read line by line and independently of the generator that the bindings come from.</summary>
internal sealed class Description
{
    private Description(string family, string version) => (Family, Version) = (family, version);

    public string Family { get; }

    public string Version { get; }

    public Dictionary<string, DescribedType> Types { get; } = new(StringComparer.Ordinal);

    public List<DescribedStruct> Structs { get; } = [];

    /// <summary>
    /// How often each kind of line is in the file, told by its beginning alone: what the reading below comes to, and what the bindings
    /// have, must be as many.
    /// </summary>
    public LineCounts Lines { get; private init; }

    /// <summary>The functions of each interface by its C++ name, in the order of their slots.</summary>
    public Dictionary<string, List<string>> Interfaces { get; } = new(StringComparer.Ordinal);

    /// <summary>The description that this package's bindings are made from.</summary>
    public static Description OfThisPackage { get; } = Read(InterfaceVersion.Family.ToLowerInvariant(), InterfaceVersion.Newest.Name);

    public static string FolderOfDescriptions => Path.Combine(AppContext.BaseDirectory, "api");

    private static Description Read(string family, string version)
    {
        var lines = File.ReadAllLines(Path.Combine(FolderOfDescriptions, $"{family}-{version}.txt"));
        var description = new Description(family, version) { Lines = LineCounts.Of(lines) };
        foreach (var line in lines)
            description.Take(line);
        return description;
    }

    private void Take(string line)
    {
        var words = line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (words)
        {
            case ["type", var name, var shape]:
                Types.Add(name, DescribedType.Of(name, shape));
                break;
            case ["const", var name, ..]:
                // The value may itself be the comment sign or a blank.
                Types.Last().Value.Constants.Add((name, line[line.IndexOf('\'', StringComparison.Ordinal) + 1]));
                break;
            case ["struct", var name, "size", var size]:
                Structs.Add(new DescribedStruct(name, Number(size), []));
                break;
            case [['@', .. var offset], var name, var type]:
                Structs[^1].Fields.Add(new DescribedField(name, Number(offset), Types[type]));
                break;
            case ["interface", var name]:
                Interfaces.Add(name, []);
                break;
            case [['[', .. var slot, ']'], var name, ":", ..]:
                var functions = Interfaces.Last().Value;
                Assert.Equal(functions.Count, Number(slot));
                functions.Add(name);
                break;
            case [] or ["static", ..]:
                break;
            case ["api", var family, var version]:
                Assert.Equal((Family, Version), (family, version));
                break;
            default:
                throw new InvalidDataException($"The tests do not understand this line of the description: {line}");
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

internal sealed record DescribedType(string Name, string Shape, int Size, int Alignment, List<(string Name, char Value)> Constants)
{
    public bool IsText => Shape.Contains('[', StringComparison.Ordinal);

    public static DescribedType Of(string name, string shape)
    {
        var bracket = shape.IndexOf('[', StringComparison.Ordinal);
        if (bracket >= 0)
            return new(name, shape, int.Parse(shape[(bracket + 1)..^1], CultureInfo.InvariantCulture), 1, []);
        var size = shape switch { "char" => 1, "short" => 2, "int" => 4, "double" => 8, _ => throw new InvalidDataException($"{name}: {shape}") };
        return new(name, shape, size, size, []);
    }
}

internal sealed record DescribedField(string Name, int Offset, DescribedType Type)
{
    public int End => Offset + Type.Size;
}

internal sealed record DescribedStruct(string Name, int Size, List<DescribedField> Fields);

internal readonly record struct LineCounts(int Structs, int Fields, int Constants, int Functions)
{
    public static LineCounts Of(string[] lines)
    {
        return new(Starting("struct "), Starting("  @"), Starting("  const "), Starting("  ["));

        int Starting(string mark) => lines.Count(line => line.StartsWith(mark, StringComparison.Ordinal));
    }
}
