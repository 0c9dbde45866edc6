using QuantPlus.Ftdc.Generator.Model;

namespace QuantPlus.Ftdc.Generator.Emit;

/// <summary>The server's side of an SPI class: a method per callback of the object that a client registered.</summary>
internal static class SpiProxyEmitter
{
    public static string Emit(Bindings bindings, InterfaceDefinition definition)
    {
        string name = definition.Name + "Proxy";
        CodeWriter code = new(bindings.Namespace, "System", "QuantPlus.Ftdc.Native");
        code.Line();
        code.Summary("", $"A native <c>{definition.CppName}</c> object that a client registered, called through its table of virtual functions.");
        code.Open($"public sealed unsafe class {name}");
        code.Line("private readonly nint[] _functions;");
        code.Line();
        code.Summary("", "Wraps the object that a client registered.");
        code.Line("/// <param name=\"spi\">The address of the object.</param>");
        code.Line("/// <param name=\"version\">The version of the interface that the client was built for.</param>");
        code.Open($"public {name}(nint spi, InterfaceVersion version)");
        code.Line("ArgumentNullException.ThrowIfNull(version);");
        code.Line($"_functions = FunctionTable.Resolve(spi, version.{definition.Name}Slots);");
        code.Line("Handle = spi;");
        code.Line("Version = version;");
        code.Close();
        code.Line();
        code.Summary("", "The address of the native object.");
        code.Line("public nint Handle { get; }");
        code.Line();
        code.Summary("", "The version of the interface that the object has.");
        code.Line("public InterfaceVersion Version { get; }");
        foreach (FunctionDefinition function in definition.Functions)
        {
            code.Line();
            code.Summary("", Signatures.Summary(bindings, definition, function, neverNull: false));
            if (!Signatures.IsInAllVersions(bindings, definition, function))
                code.Line("/// <exception cref=\"NotSupportedException\">The version of the client does not have the callback.</exception>");
            string arguments = string.Concat(function.Parameters.Select(parameter => ", " + (parameter.Kind == ParameterKind.Bool
                ? $"{Signatures.Name(parameter)} ? (byte)1 : (byte)0"
                : Signatures.Name(parameter))));
            code.Line($"public void {function.Name}({Signatures.RawParameters(function)}) =>");
            code.Line($"    (({Signatures.FunctionPointer(function)})Function({definition.FunctionEnum}.{function.Name}))(Handle{arguments});");
        }
        code.Line();
        code.Line("// 0 when this version does not have the callback.");
        code.Line($"internal nint FunctionAddress({definition.FunctionEnum} function) => _functions[(int)function];");
        code.Line();
        code.Open($"private nint Function({definition.FunctionEnum} function)");
        code.Line("nint address = _functions[(int)function];");
        code.Line("return address != 0 ? address : throw Version.Absent(function);");
        code.Close();
        code.Close();
        return code.ToString();
    }
}
