using QuantPlus.Ftdc.Generator.Model;

namespace QuantPlus.Ftdc.Generator.Emit;

/// <summary>How parameters are written in the several places where a function appears.</summary>
internal static class Signatures
{
    /// <summary>The type that crosses the ABI.</summary>
    public static string AbiType(ParameterDefinition parameter) => parameter.Kind switch
    {
        ParameterKind.Int => "int",
        ParameterKind.Bool => "byte",
        ParameterKind.Struct => Names.Struct(parameter.StructName) + "*",
        ParameterKind.Text => "byte*",
        ParameterKind.TextList => "byte**",
        ParameterKind.ResumeType => "ResumeType",
        _ => "nint",
    };

    public static string AbiReturn(FunctionDefinition function) => function.Returns switch
    {
        ReturnKind.Int => "int",
        ReturnKind.Text => "byte*",
        _ => "void",
    };

    /// <summary>The parameters of a native entry, after <c>this</c>: ", OrderField* pOrder, byte bIsLast".</summary>
    public static string AbiParameters(FunctionDefinition function) =>
        string.Concat(function.Parameters.Select(parameter => $", {AbiType(parameter)} {Name(parameter)}"));

    /// <summary>The parameters of a method that passes raw pointers on.</summary>
    public static string RawParameters(FunctionDefinition function) =>
        string.Join(", ", function.Parameters.Select(parameter =>
            $"{(parameter.Kind == ParameterKind.Bool ? "bool" : AbiType(parameter))} {Name(parameter)}"));

    /// <summary>The type of the function behind a slot.</summary>
    public static string FunctionPointer(FunctionDefinition function) =>
        $"delegate* unmanaged[Cdecl]<nint{string.Concat(function.Parameters.Select(parameter => ", " + AbiType(parameter)))}, {AbiReturn(function)}>";

    public static string Name(ParameterDefinition parameter) => Names.Identifier(parameter.Name);

    /// <summary>The name of a parameter without what would make it invalid inside a longer name.</summary>
    public static string BareName(ParameterDefinition parameter) => Name(parameter).TrimStart('@');

    /// <summary>The documentation of a function: its C++ name, what its struct is, and since when it exists.</summary>
    public static string Summary(Bindings bindings, InterfaceDefinition definition, FunctionDefinition function, bool neverNull = true)
    {
        string name = $"<c>{definition.CppName}::{function.Name}</c>";
        ParameterDefinition? parameter = function.Parameters.FirstOrDefault(entry => entry.Kind == ParameterKind.Struct);
        string label = parameter is null ? "" : bindings.Api.Structs.First(entry => entry.CppName == parameter.StructName).Label;
        string text = label.Length == 0 ? name + "." : $"{CodeWriter.Escape(label)} ({name}).";
        if (!neverNull && parameter is not null)
            text += " A pointer may be null.";
        return IsInAllVersions(bindings, definition, function) ? text : text + " Only " + Support(bindings, definition, function) + ".";
    }

    public static bool IsInAllVersions(Bindings bindings, InterfaceDefinition definition, FunctionDefinition function) =>
        bindings.FirstVersionWith(definition.CppName, function.Slot) == bindings.Versions[0].Name;

    /// <summary>Which versions have a function: "CTP 6.7.7 and newer".</summary>
    public static string Support(Bindings bindings, InterfaceDefinition definition, FunctionDefinition function)
    {
        string first = bindings.FirstVersionWith(definition.CppName, function.Slot);
        bool isNewest = first == bindings.Versions[bindings.Versions.Count - 1].Name;
        return $"{bindings.Api.DisplayFamily} {first}{(isNewest ? "" : " and newer")}";
    }
}
