using QuantPlus.Ftdc.Generator.Model;

namespace QuantPlus.Ftdc.Generator.Emit;

/// <summary>The server's side of an API class: what C# derives from to stand behind the ABI as a vendor library does.</summary>
internal static class ApiServerEmitter
{
    public static string Emit(Bindings bindings, InterfaceDefinition definition)
    {
        string name = definition.Name + "Server";
        CodeWriter code = new(
            bindings.Namespace,
            "System",
            "System.Runtime.CompilerServices",
            "System.Runtime.InteropServices",
            "QuantPlus.Ftdc.Native");
        EntryEmitter entries = new(code, bindings, definition, name);
        code.Line();
        code.Summary("", $"A <c>{definition.CppName}</c> written in C#: a native object with the table of virtual functions of a given version. Pointers may be null and are the client's.");
        code.Open($"public abstract unsafe class {name}");
        code.Line("private readonly ushort[] _lengths;");
        Lifetime(code, name);
        foreach (FunctionDefinition function in definition.Functions)
        {
            code.Line();
            code.Summary("", Signatures.Summary(bindings, definition, function, neverNull: false));
            code.Line($"protected virtual {Signatures.AbiReturn(function)} {function.Name}({Signatures.RawParameters(function)}) {Default(definition, function)}");
        }
        code.Line();
        code.Summary("", "The answer to a request that is not overridden: -3 here, as TTS answers what it does not implement.");
        code.Line($"protected virtual int NotImplemented({definition.FunctionEnum} function) => -3;");
        code.Line();
        code.Summary("", "Called when a function has thrown; the client gets -1, null or nothing. Does nothing here.");
        code.Line("/// <param name=\"function\">The name of the function.</param>");
        code.Line("/// <param name=\"exception\">What it threw.</param>");
        code.Line("protected virtual void OnServerException(string function, Exception exception) { }");
        SpiEmitter.ReportMethod(code, "OnServerException");
        entries.Tables("AllocateForFunctions");
        foreach (FunctionDefinition function in definition.Functions)
        {
            entries.Entries(
                function,
                function.Returns == ReturnKind.Text ? "null" : "-1",
                function.Name == "Release" ? "target.Detach();" : "");
        }
        code.Close();
        return code.ToString();
    }

    private static void Lifetime(CodeWriter code, string name)
    {
        code.Line();
        code.Summary("", "Makes the native object. It keeps this one alive until the client releases it.");
        code.Line("/// <param name=\"version\">The version to look like.</param>");
        code.Open($"protected {name}(InterfaceVersion version)");
        code.Line("ArgumentNullException.ThrowIfNull(version);");
        code.Line("Version = version;");
        code.Line("_lengths = version.StructLengths;");
        code.Line("Handle = NativeObject.Create(Table(version), this);");
        code.Close();
        code.Line();
        code.Summary("", "The address of the native object; it stays valid, and does nothing any more, after <see cref=\"Release\"/>.");
        code.Line("public nint Handle { get; }");
        code.Line();
        code.Summary("", "The version that the object looks like.");
        code.Line("public InterfaceVersion Version { get; }");
        code.Line();
        code.Summary("", "Makes all later calls do nothing, as after <see cref=\"Release\"/>.");
        code.Line($"protected void Detach() => NativeObject.Detach<{name}>(Handle);");
    }

    private static string Default(InterfaceDefinition definition, FunctionDefinition function) => function.Returns switch
    {
        ReturnKind.Text => "=> null;",
        // Join waits for a thread that the default does not have.
        ReturnKind.Int => function.Name == "Join" ? "=> 0;" : $"=> NotImplemented({definition.FunctionEnum}.{function.Name});",
        _ => "{ }",
    };
}
