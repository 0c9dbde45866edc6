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
        Entry(function, "Entry", [], failure, afterwards);
        List<ParameterDefinition> grown = Grown(function);
        if (grown.Count > 0)
            Entry(function, "ShortEntry", grown, failure, afterwards);
    }

    private void Entry(FunctionDefinition function, string suffix, List<ParameterDefinition> grown, string failure, string afterwards)
    {
        bool isVoid = function.Returns == ReturnKind.Void;
        code.Line();
        code.Line("[UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]");
        code.Open($"private static {Signatures.AbiReturn(function)} {function.Name}{suffix}(nint instance{Signatures.AbiParameters(function)})");
        code.Line($"{className}? target = NativeObject.Target<{className}>(instance);");
        code.Line("if (target is null)");
        code.Line(isVoid ? "    return;" : $"    return {failure};");
        code.Open("try");
        foreach (ParameterDefinition parameter in grown)
            code.Line($"{Names.Struct(parameter.StructName)} {Signatures.BareName(parameter)}Full;");
        string arguments = string.Join(", ", function.Parameters.Select(parameter => Argument(parameter, grown)));
        code.Line($"{(isVoid ? "" : "return ")}target.{function.Name}({arguments});");
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
