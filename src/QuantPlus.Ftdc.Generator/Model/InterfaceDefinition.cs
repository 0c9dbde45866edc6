namespace QuantPlus.Ftdc.Generator.Model;

/// <summary>A C++ class of virtual functions; the index of a function is its slot in the newest version.</summary>
internal sealed record InterfaceDefinition(string CppName, EquatableArray<FunctionDefinition> Functions)
{
    /// <summary>The C# name: "TraderApi".</summary>
    public string Name => Names.Interface(CppName);

    /// <summary>True for what the client implements and the library calls.</summary>
    public bool IsCallback => CppName.EndsWith("Spi", StringComparison.Ordinal);

    /// <summary>The enum that names the functions.</summary>
    public string FunctionEnum => Name + "Function";
}

/// <summary>What a function gives back.</summary>
internal enum ReturnKind
{
    Void,
    Int,
    Text,
}

/// <summary>A virtual function.</summary>
internal sealed record FunctionDefinition(int Slot, string Name, ReturnKind Returns, EquatableArray<ParameterDefinition> Parameters);

/// <summary>What a parameter is.</summary>
internal enum ParameterKind
{
    Int,
    Bool,
    Struct,
    Text,
    TextList,
    Callback,
    ResumeType,
}

/// <summary>A parameter; <paramref name="StructName"/> is the C++ name for structs, <paramref name="Default"/> the C++ default or empty.</summary>
internal sealed record ParameterDefinition(string Name, ParameterKind Kind, string StructName, string Default);
