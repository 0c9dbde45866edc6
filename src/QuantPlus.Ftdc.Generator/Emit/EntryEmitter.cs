using QuantPlus.Ftdc.Generator.Model;

namespace QuantPlus.Ftdc.Generator.Emit;

/// <summary>
/// What an object made by us has in common, callbacks and servers alike: the table for each version, and the native entry of each
/// function. Where a struct was shorter in some version there is a second entry, which is used for such versions only.
/// </summary>
internal sealed class EntryEmitter(CodeWriter code, Bindings bindings, InterfaceDefinition definition, string className)
{
    private readonly HashSet<string> _grown = [.. bindings.GrownStructs().Select(entry => entry.CppName)];

    /// <summary>The table of a version, made when it is first wanted.</summary>
    public void Tables(string allocate)
    {
        code.Line();
        code.Line("// One table per version, for all objects, until the process ends.");
        code.Line("private static readonly nint[] Tables = new nint[InterfaceVersion.All.Count];");
        code.Line();
        code.Open("private static nint Table(InterfaceVersion version)");
        code.Open("lock (Tables)");
        code.Line("ref nint table = ref Tables[version.Index];");
        code.Line("if (table == 0)");
        code.Line("    table = Lay(version);");
        code.Line("return table;");
        code.Close();
        code.Close();
        code.Line();
        code.Open("private static nint Lay(InterfaceVersion version)");
        code.Line($"short[] slots = version.{definition.Name}Slots;");
        code.Line($"nint* table = FunctionTable.{allocate}();");
        foreach (FunctionDefinition function in definition.Functions)
        {
            string type = Signatures.FunctionPointer(function);
            string address = $"(nint)({type})&{function.Name}Entry";
            List<ParameterDefinition> grown = Grown(function);
            if (grown.Count > 0)
            {
                string isShort = string.Join(" || ", grown.Select(parameter => $"version.IsShort(GrownStruct.{Names.Struct(parameter.StructName)})"));
                address = $"{isShort} ? (nint)({type})&{function.Name}ShortEntry : {address}";
            }
            code.Line($"FunctionTable.Set(table, slots[{function.Slot}], {address});");
        }
        code.Line("return (nint)table;");
        code.Close();
    }

    /// <summary>The entries of a function. <paramref name="afterwards"/> follows the call.</summary>
    public void Entries(FunctionDefinition function, string failure, string afterwards = "")
    {
        foreach ((string suffix, List<ParameterDefinition> grown) in Kinds(function))
            Entry(function, suffix, grown, failure, afterwards);
    }

    /// <summary>The entries of a callback: the object that is attached first, then each of its observers, whatever the others throw.</summary>
    public void CallbackEntries(FunctionDefinition function)
    {
        foreach ((string suffix, List<ParameterDefinition> grown) in Kinds(function))
            CallbackEntry(function, suffix, grown);
    }

    private IEnumerable<(string Suffix, List<ParameterDefinition> Grown)> Kinds(FunctionDefinition function)
    {
        yield return ("Entry", []);
        List<ParameterDefinition> grown = Grown(function);
        if (grown.Count > 0)
            yield return ("ShortEntry", grown);
    }

    private void Entry(FunctionDefinition function, string suffix, List<ParameterDefinition> grown, string failure, string afterwards)
    {
        bool isVoid = function.Returns == ReturnKind.Void;
        Begin(function, suffix, failure);
        code.Open("try");
        Call(function, grown, isVoid ? "target" : "return target");
        code.Close();
        code.Open("catch (Exception exception)");
        code.Line($"target.Report(nameof({function.Name}), exception);");
        if (!isVoid)
            code.Line($"return {failure};");
        code.Close();
        if (afterwards.Length > 0)
            code.Line(afterwards);
        code.Close();
    }

    private void CallbackEntry(FunctionDefinition function, string suffix, List<ParameterDefinition> grown)
    {
        Begin(function, suffix, failure: "");
        code.Line($"{className}[] observers = target.Observers?.All ?? [];");
        code.Line($"{className} called = target;");
        code.Open("for (int next = 0; ; next++)");
        code.Open("try");
        if (IsAnswer(function))
        {
            string row = Argument(function.Parameters[0], grown);
            string id = Signatures.Name(function.Parameters[2]);
            Declare(grown);
            code.Line($"if (next == 0 && target.Answers is {{ }} answers && answers.Wants({id}))");
            code.Line($"    answers.Take({Signatures.Name(function.Parameters[0])} == null ? null : *{row}, (nint){Signatures.Name(function.Parameters[1])}, {id}, {Argument(function.Parameters[3], grown)});");
            code.Line(CallOf(function, grown, "called"));
        }
        else
        {
            Call(function, grown, "called");
        }

        code.Close();
        code.Open("catch (Exception exception)");
        code.Line($"target.Report(nameof({function.Name}), exception);");
        code.Line("if (called != target)");
        code.Line($"    called.Report(nameof({function.Name}), exception);");
        code.Close();
        code.Line("if (next == observers.Length)");
        code.Line("    break;");
        code.Line("called = observers[next];");
        code.Close();
        code.Close();
    }

    private void Begin(FunctionDefinition function, string suffix, string failure)
    {
        code.Line();
        code.Line("[UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]");
        code.Open($"private static {Signatures.AbiReturn(function)} {function.Name}{suffix}(nint instance{Signatures.AbiParameters(function)})");
        code.Line($"{className}? target = NativeObject.Target<{className}>(instance);");
        code.Line("if (target is null)");
        code.Line(function.Returns == ReturnKind.Void ? "    return;" : $"    return {failure};");
    }

    private void Declare(List<ParameterDefinition> grown)
    {
        foreach (ParameterDefinition parameter in grown)
            code.Line($"{Names.Struct(parameter.StructName)} {Signatures.BareName(parameter)}Full;");
    }

    private void Call(FunctionDefinition function, List<ParameterDefinition> grown, string target)
    {
        Declare(grown);
        code.Line(CallOf(function, grown, target));
    }

    private static string CallOf(FunctionDefinition function, List<ParameterDefinition> grown, string target) =>
        $"{target}.{function.Name}({string.Join(", ", function.Parameters.Select(parameter => Argument(parameter, grown)))});";

    // One row of the answer to a request: the struct, the error, the request's number, whether it is the last.
    private static bool IsAnswer(FunctionDefinition function) =>
        function.Parameters.Count == 4
        && function.Parameters[0].Kind == ParameterKind.Struct
        && function.Parameters[1].Kind == ParameterKind.Struct
        && function.Parameters[1].StructName.EndsWith("RspInfoField", StringComparison.Ordinal)
        && function.Parameters[3].Kind == ParameterKind.Bool;

    private static string Argument(ParameterDefinition parameter, List<ParameterDefinition> grown)
    {
        string name = Signatures.Name(parameter);
        if (parameter.Kind == ParameterKind.Bool)
            return name + " != 0";
        return grown.Contains(parameter)
            ? $"NativeObject.Widen({name}, target._lengths[(int)GrownStruct.{Names.Struct(parameter.StructName)}], &{Signatures.BareName(parameter)}Full)"
            : name;
    }

    // A function that fills a struct writes what its version knows of it: nothing to widen.
    private List<ParameterDefinition> Grown(FunctionDefinition function) => function.Name.StartsWith("Get", StringComparison.Ordinal)
        ? []
        : [.. function.Parameters.Where(parameter => parameter.Kind == ParameterKind.Struct && _grown.Contains(parameter.StructName))];
}
