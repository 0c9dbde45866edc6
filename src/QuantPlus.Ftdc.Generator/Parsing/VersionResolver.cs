using QuantPlus.Ftdc.Generator.Model;

namespace QuantPlus.Ftdc.Generator.Parsing;

/// <summary>Sets the versions of a family against its newest description and reports everything that does not fit.</summary>
internal sealed class VersionResolver
{
    private readonly ApiDescription _api;
    private readonly string _path;
    private readonly List<Problem> _problems = [];

    private VersionResolver(ApiDescription api, string path)
    {
        _api = api;
        _path = path;
    }

    public static (EquatableArray<ResolvedVersion> Versions, EquatableArray<Problem> Problems) Resolve(
        ApiDescription api, string path, IEnumerable<VersionDescription> table)
    {
        VersionResolver resolver = new(api, path);
        List<VersionDescription> family = [.. table.Where(version => version.Family == api.Family)];
        if (family.Count == 0 || family[family.Count - 1].Name != api.Version)
            resolver.Report(0, $"the last version of {api.Family} in the version table should be that of the description, {api.Version}");
        foreach (VersionDescription version in family.Where((version, index) => family.FindIndex(other => other.Name == version.Name) != index))
            resolver.Report(version.Line, $"{version.Family} {version.Name} is in the version table twice");
        resolver.CheckGrowth(family);
        EquatableArray<ResolvedVersion> versions = new([.. family.Select(resolver.Resolve)]);
        return (versions, new EquatableArray<Problem>(resolver._problems));
    }

    // That slots can be counted from what is absent, and that a message can say "and newer", rests on this: what is there stays.
    private void CheckGrowth(List<VersionDescription> family)
    {
        for (int index = 0; index < family.Count; index++)
        {
            VersionDescription version = family[index];
            if (version.Name == _api.Version)
            {
                foreach (AbsentName absent in version.Absent)
                    Report(absent.Line, $"{absent.Name} cannot be absent in {version.Family} {version.Name}, which the description is of");
            }
            if (index == 0)
                continue;
            foreach (AbsentName absent in version.Absent.Where(absent => !family[index - 1].Absent.Any(older => older.IsSame(absent))))
                Report(absent.Line, $"{absent.Name} is absent in {version.Family} {version.Name}, but not in {family[index - 1].Name} before it");
        }
    }

    private ResolvedVersion Resolve(VersionDescription version)
    {
        foreach (AbsentName absent in version.Absent.Where(absent => !IsKnown(absent)))
            Report(absent.Line, $"{absent.Interface}{(absent.Interface.Length == 0 ? "" : ".")}{absent.Name} is not in the description");
        return new ResolvedVersion(
            version.Name,
            FactoryParameters(version, "CreateFtdcMdApi"),
            FactoryParameters(version, "CreateFtdcTraderApi"),
            new EquatableArray<ResolvedInterface>([.. _api.Interfaces.Select(definition => Interface(version, definition))]),
            new EquatableArray<ResolvedStruct>([.. version.Structs.Select(Struct).OfType<ResolvedStruct>()]));
    }

    private bool IsKnown(AbsentName absent) => absent.Interface.Length == 0
        ? _api.Structs.Any(definition => definition.CppName == absent.Name)
        : _api.Interfaces.Any(definition =>
            definition.CppName == absent.Interface && definition.Functions.Any(function => function.Name == absent.Name));

    private ResolvedInterface Interface(VersionDescription version, InterfaceDefinition definition)
    {
        HashSet<string> absent = [.. version.Absent.Where(entry => entry.Interface == definition.CppName).Select(entry => entry.Name)];
        List<int> slots = [.. definition.Functions.Where(function => absent.Contains(function.Name)).Select(function => function.Slot)];
        NamedCount? said = version.Slots.FirstOrDefault(entry => entry.Name == definition.CppName);
        int count = definition.Functions.Count - slots.Count;
        if (said?.Count != count)
        {
            Report(
                said?.Line ?? version.Line,
                $"{definition.CppName} of {version.Family} {version.Name} is said to have {said?.Count ?? 0} slots, but {count} functions are not absent");
        }
        return new ResolvedInterface(definition.CppName, new EquatableArray<int>(slots));
    }

    private ResolvedStruct? Struct(StructExtent extent)
    {
        StructDefinition? definition = _api.Structs.FirstOrDefault(entry => entry.CppName == extent.Struct);
        if (definition is null)
        {
            Report(extent.Line, $"{extent.Struct} is not in the description");
            return null;
        }
        if (extent.Fields < 1 || extent.Fields > definition.Fields.Count || extent.Size > definition.Size)
        {
            Report(extent.Line, $"{extent.Struct} never had more than {definition.Fields.Count} fields and {definition.Size} bytes");
            return null;
        }

        // Not the size: a later field may lie in what was padding, and padding is not zeroed by anyone.
        int length = definition.Fields[extent.Fields - 1].End;
        if (length > extent.Size)
            Report(extent.Line, $"the first {extent.Fields} fields of {extent.Struct} take {length} bytes, more than its {extent.Size}");
        return new ResolvedStruct(extent.Struct, length);
    }

    private int FactoryParameters(VersionDescription version, string factory)
    {
        NamedCount? count = version.FactoryParameters.FirstOrDefault(entry => entry.Name == factory);
        if (count is null)
            Report(version.Line, $"the number of parameters of {factory} is missing for {version.Family} {version.Name}");
        return count?.Count ?? 0;
    }

    private void Report(int line, string reason) => _problems.Add(new Problem(ProblemKind.Versions, _path, line, reason));
}
