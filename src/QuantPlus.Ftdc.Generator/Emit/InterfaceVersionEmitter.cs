using QuantPlus.Ftdc.Generator.Model;

namespace QuantPlus.Ftdc.Generator.Emit;

/// <summary>The known versions of a family: what they lack, where their functions are, how long their structs are.</summary>
internal static class InterfaceVersionEmitter
{
    public static string Emit(Bindings bindings)
    {
        CodeWriter code = new(
            bindings.Namespace,
            "System",
            "System.Collections.Generic",
            "System.Diagnostics.CodeAnalysis",
            "System.Linq",
            "QuantPlus.Ftdc.Native");
        IReadOnlyList<StructDefinition> grown = bindings.GrownStructs();
        string family = bindings.Api.DisplayFamily;
        code.Line();
        code.Summary("", $"A version of the {family} interface that these bindings know.");
        code.Open("public sealed unsafe class InterfaceVersion");
        Constructor(code, bindings, grown);
        code.Line();
        code.Summary("", "The family of the interface.");
        code.Line($"public const string Family = \"{family}\";");
        foreach (ResolvedVersion version in bindings.Versions)
            Instance(code, bindings, grown, version);
        code.Line();
        code.Summary("", "All known versions, oldest first.");
        code.Line($"public static IReadOnlyList<InterfaceVersion> All {{ get; }} = [{string.Join(", ", bindings.Versions.Select(version => Names.Version(version.Name)))}];");
        code.Line();
        code.Summary("", "The newest known version, whose interface these bindings show.");
        code.Line($"public static InterfaceVersion Newest => {Names.Version(bindings.Api.Version)};");
        Properties(code, bindings);
        foreach (InterfaceDefinition definition in bindings.Api.Interfaces)
            Functions(code, bindings, definition);
        code.Line();
        code.Line("internal bool IsShort(GrownStruct grown) => StructLengths[(int)grown] < FullLengths[(int)grown];");
        code.Close();
        GrownStructs(code, grown);
        return code.ToString();
    }

    private static void Constructor(CodeWriter code, Bindings bindings, IReadOnlyList<StructDefinition> grown)
    {
        code.Line($"private static readonly ushort[] FullLengths = [{string.Join(", ", grown.Select(entry => $"(ushort)sizeof({Names.Struct(entry.CppName)})"))}];");
        code.Line();
        string absent = string.Concat(bindings.Api.Interfaces.Select(definition => $", ReadOnlySpan<byte> absent{definition.Name}"));
        code.Open($"private InterfaceVersion(int index, string name, int mdFactoryParameters, int traderFactoryParameters{absent}, ushort[] structLengths)");
        code.Line("Index = index;");
        code.Line("Name = name;");
        code.Line("MdFactoryParameters = mdFactoryParameters;");
        code.Line("TraderFactoryParameters = traderFactoryParameters;");
        foreach (InterfaceDefinition definition in bindings.Api.Interfaces)
        {
            code.Line($"{definition.Name}Slots = SlotMap.Create({definition.Functions.Count}, absent{definition.Name});");
            code.Line($"{definition.Name}SlotCount = {definition.Functions.Count} - absent{definition.Name}.Length;");
        }
        code.Line("StructLengths = structLengths;");
        code.Close();
    }

    private static void Instance(CodeWriter code, Bindings bindings, IReadOnlyList<StructDefinition> grown, ResolvedVersion version)
    {
        int index = bindings.Versions.ToList().IndexOf(version);
        IEnumerable<string> absent = version.Interfaces.Select(entry => $"[{string.Join(", ", entry.AbsentSlots)}]");
        IEnumerable<int> lengths = grown.Select(definition =>
            version.Structs.FirstOrDefault(extent => extent.CppName == definition.CppName)?.Length ?? definition.Size);
        code.Line();
        code.Summary("", $"{bindings.Api.DisplayFamily} {version.Name}.");
        code.Line($"public static InterfaceVersion {Names.Version(version.Name)} {{ get; }} = new(");
        code.Line($"    {index}, \"{version.Name}\", {version.MdFactoryParameters}, {version.TraderFactoryParameters},");
        foreach (string list in absent)
            code.Line($"    {list},");
        code.Line($"    [{string.Join(", ", lengths)}]);");
    }

    private static void Properties(CodeWriter code, Bindings bindings)
    {
        code.Line();
        code.Summary("", "The version as the vendor writes it, such as \"6.7.11\".");
        code.Line("public string Name { get; }");
        code.Line();
        code.Summary("", "The number of parameters of <c>CreateFtdcMdApi</c>, by which its export is named.");
        code.Line("public int MdFactoryParameters { get; }");
        code.Line();
        code.Summary("", "The number of parameters of <c>CreateFtdcTraderApi</c>, by which its export is named.");
        code.Line("public int TraderFactoryParameters { get; }");
        foreach (InterfaceDefinition definition in bindings.Api.Interfaces)
        {
            code.Line();
            code.Summary("", $"The number of virtual functions of <c>{definition.CppName}</c>.");
            code.Line($"public int {definition.Name}SlotCount {{ get; }}");
        }
        code.Line();
        code.Line("// The place of the version in All.");
        code.Line("internal int Index { get; }");
        code.Line();
        code.Line("// By GrownStruct: the bytes that hold fields in this version.");
        code.Line("internal ushort[] StructLengths { get; }");
        foreach (InterfaceDefinition definition in bindings.Api.Interfaces)
        {
            code.Line();
            code.Line($"// By {definition.FunctionEnum}: the slot in this version, or -1.");
            code.Line($"internal short[] {definition.Name}Slots {{ get; }}");
        }
        code.Line();
        code.Summary("", "Finds a version by its name.");
        code.Line("/// <param name=\"name\">The version as the vendor writes it, such as \"6.7.11\".</param>");
        code.Line("/// <param name=\"version\">The version, or <see langword=\"null\"/> when it is not known.</param>");
        code.Open("public static bool TryFind(string? name, [NotNullWhen(true)] out InterfaceVersion? version)");
        code.Line("version = All.FirstOrDefault(candidate => candidate.Name == name);");
        code.Line("return version is not null;");
        code.Close();
        code.Line();
        code.Summary("", "Family and version, such as \"CTP 6.7.11\".");
        code.Line("public override string ToString() => Family + \" \" + Name;");
    }

    private static void Functions(CodeWriter code, Bindings bindings, InterfaceDefinition definition)
    {
        code.Line();
        code.Summary("", $"Whether this version has a function of <c>{definition.CppName}</c>.");
        code.Line($"public bool Has({definition.FunctionEnum} function) => (uint)function < (uint){definition.Name}Slots.Length && {definition.Name}Slots[(int)function] >= 0;");
        code.Line();
        code.Summary("", $"The versions that have a function of <c>{definition.CppName}</c>, for messages: \"CTP 6.7.7 and newer\".");
        code.Open($"public static string VersionsWith({definition.FunctionEnum} function)");
        code.Line("InterfaceVersion? first = All.FirstOrDefault(version => version.Has(function));");
        code.Line("return first is null ? \"no version\" : first == Newest ? first.ToString() : first + \" and newer\";");
        code.Close();
        code.Line();
        code.Line($"internal NotSupportedException Absent({definition.FunctionEnum} function) =>");
        code.Line($"    new($\"{{this}} has no {definition.Name}.{{function}}: it is in {{VersionsWith(function)}}. Use such a library.\");");
    }

    private static void GrownStructs(CodeWriter code, IReadOnlyList<StructDefinition> grown)
    {
        code.Line();
        code.Line("// The structs that were shorter in some version.");
        code.Open("internal enum GrownStruct");
        foreach (StructDefinition definition in grown)
            code.Line(Names.Struct(definition.CppName) + ",");
        code.Close();
    }
}
