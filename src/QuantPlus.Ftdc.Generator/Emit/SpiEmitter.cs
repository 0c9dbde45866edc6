using QuantPlus.Ftdc.Generator.Model;

namespace QuantPlus.Ftdc.Generator.Emit;

/// <summary>The client's side of an SPI class: what C# derives from to be called back.</summary>
internal static class SpiEmitter
{
    public static string Emit(Bindings bindings, InterfaceDefinition definition)
    {
        string name = definition.Name;
        CodeWriter code = new(
            bindings.Namespace,
            "System",
            "System.Runtime.CompilerServices",
            "System.Runtime.InteropServices",
            "QuantPlus.Ftdc.Native");
        EntryEmitter entries = new(code, bindings, definition, name);
        code.Line();
        code.Summary("", $"A <c>{definition.CppName}</c>: override the callbacks you want. The library calls them on a thread of its own; structs may be null and are gone when the callback returns.");
        code.Open($"public abstract unsafe class {name}");
        code.Line("private ushort[] _lengths = [];");
        code.Line("private nint _instance;");
        code.Line();
        code.Line("// Who is called after this object, and who collects the answers to certain requests. Set before Attach.");
        code.Line($"internal SpiObservers<{name}>? Observers {{ get; init; }}");
        code.Line();
        code.Line("internal IAnswerCollector? Answers { get; init; }");
        Lifetime(code, name);
        foreach (FunctionDefinition function in definition.Functions)
        {
            code.Line();
            code.Summary("", Signatures.Summary(bindings, definition, function, neverNull: false));
            code.Line($"protected virtual void {function.Name}({Signatures.RawParameters(function)}) {{ }}");
        }
        code.Line();
        code.Summary("", "Called when a callback has thrown; nothing that is thrown ever reaches the library. Does nothing here.");
        code.Line("/// <param name=\"callback\">The name of the callback.</param>");
        code.Line("/// <param name=\"exception\">What it threw.</param>");
        code.Line("protected virtual void OnCallbackException(string callback, Exception exception) { }");
        ReportMethod(code, "OnCallbackException");
        entries.Tables("AllocateForCallbacks");
        foreach (FunctionDefinition function in definition.Functions)
            entries.CallbackEntries(function);
        code.Close();
        return code.ToString();
    }

    /// <summary>The guard around the method that is told of an exception.</summary>
    public static void ReportMethod(CodeWriter code, string handler)
    {
        code.Line();
        code.Open("private void Report(string function, Exception exception)");
        code.Open("try");
        code.Line($"{handler}(function, exception);");
        code.Close();
        code.Open("catch (Exception)");
        code.Line("// There is nobody left to tell, and the native caller must not see an exception.");
        code.Close();
        code.Close();
    }

    private static void Lifetime(CodeWriter code, string name)
    {
        code.Line();
        code.Summary("", "Makes the native object to hand to <c>RegisterSpi</c> and returns its address.");
        code.Line("/// <param name=\"version\">The version of the library that will call it.</param>");
        code.Line("/// <exception cref=\"InvalidOperationException\">There is one already.</exception>");
        code.Open("public nint Attach(InterfaceVersion version)");
        code.Line("ArgumentNullException.ThrowIfNull(version);");
        code.Line("if (_instance != 0)");
        code.Line($"    throw new InvalidOperationException(\"This {name} is attached already: use one object per API object, or call Detach first.\");");
        code.Line("_lengths = version.StructLengths;");
        code.Line("return _instance = NativeObject.Create(Table(version), this);");
        code.Close();
        code.Line();
        code.Summary("", "Makes all later callbacks do nothing. One that is running goes on. The native object stays in memory: the library may still call it.");
        code.Open("public void Detach()");
        code.Line("if (_instance == 0)");
        code.Line("    return;");
        code.Line($"NativeObject.Detach<{name}>(_instance);");
        code.Line("_instance = 0;");
        code.Close();
    }
}
