namespace QuantPlus.Ftdc.Generator.Model;

/// <summary>One interface description: everything that is known of the C++ interface of one family ("ctp", "tts").</summary>
internal sealed record ApiDescription(
    string Family,
    string Version,
    EquatableArray<TypeDefinition> Types,
    EquatableArray<StructDefinition> Structs,
    EquatableArray<InterfaceDefinition> Interfaces)
{
    /// <summary>The family as it is written in messages: "CTP".</summary>
    public string DisplayFamily => Family.ToUpperInvariant();
}

/// <summary>What a C++ type name stands for.</summary>
internal enum TypeKind
{
    Char,
    Text,
    Short,
    Int,
    Double,
}

/// <summary>A typedef; <paramref name="Length"/> is that of the char array, or 1.</summary>
internal sealed record TypeDefinition(
    string CppName, TypeKind Kind, int Length, string Label, EquatableArray<ConstantDefinition> Constants)
{
    public bool IsEnum => Kind == TypeKind.Char && Constants.Count > 0;

    public int Size => Kind switch
    {
        TypeKind.Short => 2,
        TypeKind.Int => 4,
        TypeKind.Double => 8,
        _ => Length,
    };

    public int Alignment => Kind == TypeKind.Text ? 1 : Size;
}

/// <summary>A named value of a char type.</summary>
internal sealed record ConstantDefinition(string CppName, char Value, string Label);

/// <summary>A struct with its 64-bit size.</summary>
internal sealed record StructDefinition(string CppName, int Size, string Label, EquatableArray<FieldDefinition> Fields);

/// <summary>A field with its byte offset.</summary>
internal sealed record FieldDefinition(int Offset, string Name, TypeDefinition Type, string Label)
{
    public int End => Offset + Type.Size;
}
