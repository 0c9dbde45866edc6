namespace InterfaceExtractor;

/// <summary>A constant of a type: its name, its character and its Chinese label.</summary>
internal sealed record ConstantFact(string Name, char Value, string Label);

/// <summary>A type of the interface.</summary>
internal sealed record TypeFact(string Name, string Shape, string Label, IReadOnlyList<ConstantFact> Constants)
{
    /// <summary>Bytes in memory, as on 64-bit Windows and Linux alike.</summary>
    public int Size { get; } = SizeOf(Shape);

    /// <summary>What its place in a struct is a multiple of.</summary>
    public int Alignment => Shape.Contains('[', StringComparison.Ordinal) ? 1 : Size;

    private static int SizeOf(string shape) => shape switch
    {
        "char" => 1,
        "short" => 2,
        "int" => 4,
        "double" => 8,
        _ => int.Parse(shape["char[".Length..^1], System.Globalization.CultureInfo.InvariantCulture),
    };
}

/// <summary>A field of a struct.</summary>
internal sealed record FieldFact(string Name, int Offset, string Type, string Label);

/// <summary>A struct with its layout.</summary>
internal sealed record StructFact(string Name, int Size, string Label, IReadOnlyList<FieldFact> Fields);

/// <summary>A function: <c>name : return (parameters)</c>.</summary>
internal sealed record FunctionFact(string Name, string Returns, string Parameters)
{
    public int ParameterCount => Parameters.Length == 0 ? 0 : Parameters.Split(',').Length;
}

/// <summary>A class of virtual functions.</summary>
internal sealed record InterfaceFact(string Name, IReadOnlyList<FunctionFact> Statics, IReadOnlyList<FunctionFact> Functions);

/// <summary>All facts of one version's headers.</summary>
internal sealed record InterfaceFacts(
    string Family, string Version, IReadOnlyList<TypeFact> Types, IReadOnlyList<StructFact> Structs, IReadOnlyList<InterfaceFact> Interfaces);
