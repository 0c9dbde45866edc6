using QuantPlus.Ftdc.Generator.Model;

namespace QuantPlus.Ftdc.Generator.Emit;

/// <summary>The client's side of an API class: a method per virtual function of a native object.</summary>
internal static class ApiEmitter
{
    // Longer texts than front addresses are not seen; those that come all the same are copied to the heap.
    private const int StackTextLength = 512;

    public static string Emit(Bindings bindings, InterfaceDefinition definition)
    {
        string family = bindings.Api.DisplayFamily;
        CodeWriter code = new(bindings.Namespace, "System", "System.Diagnostics.CodeAnalysis", "QuantPlus.Ftdc.Native");
        code.Line();
        code.Summary("", $"A native <c>{definition.CppName}</c> object of any known version of {family}, called through its table of virtual functions.");
        code.Line("/// <remarks>Every method throws <see cref=\"ObjectDisposedException\"/> after <see cref=\"Release\"/>.</remarks>");
        code.Open($"public sealed unsafe class {definition.Name}");
        code.Line("private readonly nint[] _functions;");
        code.Line();
        code.Summary("", "Wraps the object that a factory made.");
        code.Line("/// <param name=\"instance\">The address of the object.</param>");
        code.Line("/// <param name=\"version\">The version of the library that made it: a wrong one calls wrong functions.</param>");
        code.Open($"public {definition.Name}(nint instance, InterfaceVersion version)");
        code.Line("ArgumentNullException.ThrowIfNull(version);");
        code.Line($"_functions = FunctionTable.Resolve(instance, version.{definition.Name}Slots);");
        code.Line("Handle = instance;");
        code.Line("Version = version;");
        code.Close();
        code.Line();
        code.Summary("", "The address of the native object; 0 after <see cref=\"Release\"/>.");
        code.Line("public nint Handle { get; private set; }");
        code.Line();
        code.Summary("", "The version of the interface that the object has.");
        code.Line("public InterfaceVersion Version { get; }");
        foreach (FunctionDefinition function in definition.Functions)
            Method(code, bindings, definition, function);
        code.Line();
        code.Line("// 0 when this version does not have the function, or after Release.");
        code.Line($"internal nint FunctionAddress({definition.FunctionEnum} function) => _functions[(int)function];");
        code.Line();
        code.Open($"private nint Function({definition.FunctionEnum} function)");
        code.Line("nint address = _functions[(int)function];");
        code.Line("if (address == 0)");
        code.Line("    ThrowAbsent(function);");
        code.Line("return address;");
        code.Close();
        code.Line();
        code.Line("[DoesNotReturn]");
        code.Open($"private void ThrowAbsent({definition.FunctionEnum} function)");
        code.Line($"ObjectDisposedException.ThrowIf(Handle == 0, typeof({definition.Name}));");
        code.Line("throw Version.Absent(function);");
        code.Close();
        code.Close();
        return code.ToString();
    }

    private static void Method(CodeWriter code, Bindings bindings, InterfaceDefinition definition, FunctionDefinition function)
    {
        List<ParameterDefinition> parameters = Managed(function);
        code.Line();
        code.Summary("", Signatures.Summary(bindings, definition, function));
        if (!Signatures.IsInAllVersions(bindings, definition, function))
            code.Line("/// <exception cref=\"NotSupportedException\">This version of the library does not have the function.</exception>");
        string returns = function.Returns == ReturnKind.Text ? "string" : Signatures.AbiReturn(function);
        code.Open($"public {returns} {function.Name}({string.Join(", ", parameters.Select(parameter => ManagedParameter(function, parameter)))})");
        code.Line($"nint function = Function({definition.FunctionEnum}.{function.Name});");
        foreach (ParameterDefinition parameter in parameters)
            Prepare(code, parameter);
        string call = $"(({Signatures.FunctionPointer(function)})function)({string.Join(", ", Arguments(function).Prepend("Handle"))})";
        code.Line(function.Returns switch
        {
            ReturnKind.Text => $"return NativeString.Read({call});",
            ReturnKind.Int => $"return {call};",
            _ => call + ";",
        });
        if (function.Name == "Release")
        {
            code.Line("Handle = 0;");
            code.Line("Array.Clear(_functions);");
        }
        code.Close();
    }

    private static void Prepare(CodeWriter code, ParameterDefinition parameter)
    {
        string name = Signatures.Name(parameter);
        string local = Signatures.BareName(parameter);
        switch (parameter.Kind)
        {
            case ParameterKind.Struct:
                code.Line($"fixed ({Signatures.AbiType(parameter)} {local}Pointer = &{name})");
                break;
            case ParameterKind.Text:
                code.Line($"byte* {local}Buffer = stackalloc byte[{StackTextLength}];");
                code.Line($"using NativeString {local}Text = new({name}, {local}Buffer, {StackTextLength});");
                break;
            case ParameterKind.TextList:
                code.Line($"using NativeStringList {local}Texts = new({name});");
                break;
        }
    }

    private static IEnumerable<string> Arguments(FunctionDefinition function)
    {
        string? list = null;
        foreach (ParameterDefinition parameter in function.Parameters)
        {
            string local = Signatures.BareName(parameter);
            yield return parameter.Kind switch
            {
                ParameterKind.Struct => local + "Pointer",
                ParameterKind.Text => local + "Text.Pointer",
                ParameterKind.TextList => local + "Texts.Pointers",
                ParameterKind.Bool => $"({Signatures.Name(parameter)} ? (byte)1 : (byte)0)",
                _ => list is null ? Signatures.Name(parameter) : list + "Texts.Count",
            };
            list = parameter.Kind == ParameterKind.TextList ? local : null;
        }
    }

    // A list knows its count, so the parameter after it is not asked for.
    private static List<ParameterDefinition> Managed(FunctionDefinition function) =>
        [.. function.Parameters.Where((_, index) => index == 0 || function.Parameters[index - 1].Kind != ParameterKind.TextList)];

    private static string ManagedParameter(FunctionDefinition function, ParameterDefinition parameter)
    {
        // Only the functions that get something write into the struct they are given.
        string passing = function.Name.StartsWith("Get", StringComparison.Ordinal) ? "ref" : "in";
        string type = parameter.Kind switch
        {
            ParameterKind.Struct => passing + " " + Names.Struct(parameter.StructName),
            ParameterKind.Text => "string",
            ParameterKind.TextList => "ReadOnlySpan<string>",
            ParameterKind.Bool => "bool",
            _ => Signatures.AbiType(parameter),
        };
        return $"{type} {Signatures.Name(parameter)}{(parameter.Default.Length == 0 ? "" : " = " + parameter.Default)}";
    }
}
