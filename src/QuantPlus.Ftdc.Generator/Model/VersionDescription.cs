namespace QuantPlus.Ftdc.Generator.Model;

/// <summary>One version in the version table, as written there.</summary>
internal sealed record VersionDescription(
    string Family,
    string Name,
    int Line,
    EquatableArray<NamedCount> Slots,
    EquatableArray<NamedCount> FactoryParameters,
    EquatableArray<AbsentName> Absent,
    EquatableArray<StructExtent> Structs);

/// <summary>A number of slots of an interface, or of parameters of a factory.</summary>
internal sealed record NamedCount(string Name, int Count, int Line);

/// <summary>A function that the version lacks, or a struct when <paramref name="Interface"/> is empty.</summary>
internal sealed record AbsentName(string Interface, string Name, int Line)
{
    public bool IsSame(AbsentName other) => Interface == other.Interface && Name == other.Name;
}

/// <summary>A struct that is shorter in the version: its size, and how many of the fields it has.</summary>
internal sealed record StructExtent(string Struct, int Size, int Fields, int Line);

/// <summary>One version, checked against the newest description.</summary>
internal sealed record ResolvedVersion(
    string Name,
    int MdFactoryParameters,
    int TraderFactoryParameters,
    EquatableArray<ResolvedInterface> Interfaces,
    EquatableArray<ResolvedStruct> Structs);

/// <summary>Which functions (by newest slot) an interface lacks in a version.</summary>
internal sealed record ResolvedInterface(string CppName, EquatableArray<int> AbsentSlots);

/// <summary>How many bytes of a struct hold fields in a version that has fewer of them.</summary>
internal sealed record ResolvedStruct(string CppName, int Length);

/// <summary>Everything that the emitters need for one namespace.</summary>
internal sealed record Bindings(string Namespace, ApiDescription Api, EquatableArray<ResolvedVersion> Versions)
{
    /// <summary>The structs that were shorter in some version, in the order of the description.</summary>
    public IReadOnlyList<StructDefinition> GrownStructs()
    {
        HashSet<string> names = [.. Versions.SelectMany(version => version.Structs).Select(extent => extent.CppName)];
        return [.. Api.Structs.Where(definition => names.Contains(definition.CppName))];
    }

    /// <summary>The name of the first version that has a function: at the latest the one that the description is of.</summary>
    public string FirstVersionWith(string interfaceName, int slot) =>
        Versions.FirstOrDefault(version => !version.Interfaces.Any(entry => entry.CppName == interfaceName && entry.AbsentSlots.Contains(slot)))?.Name
        ?? Api.Version;
}
