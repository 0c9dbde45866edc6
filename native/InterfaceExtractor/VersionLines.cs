using System.Text;

namespace InterfaceExtractor;

/// <summary>Writes what a version lacks beside the newest one of its family, as native/api/versions.txt has it.</summary>
internal static class VersionLines
{
    public static string Write(InterfaceFacts facts, InterfaceFacts newest)
    {
        var text = new StringBuilder();
        Line($"version {facts.Family} {facts.Version}");
        foreach (var item in facts.Interfaces)
            Line($"  slots {item.Name} {item.Functions.Count}");
        foreach (var factory in facts.Interfaces.SelectMany(item => item.Statics).Where(function => function.Name.StartsWith("Create", StringComparison.Ordinal)))
            Line($"  parameters {factory.Name} {factory.ParameterCount}");
        foreach (var (own, full) in facts.Interfaces.Zip(newest.Interfaces))
        {
            var names = own.Functions.Select(function => function.Name).ToHashSet();
            foreach (var function in full.Functions.Where(function => !names.Contains(function.Name)))
                Line($"  absent {full.Name}.{function.Name}");
        }

        // Only what functions take or give: nobody else sees the others.
        var parameters = string.Join(' ', newest.Interfaces.SelectMany(item => item.Functions).Select(function => function.Parameters));
        var structs = facts.Structs.ToDictionary(item => item.Name);
        foreach (var full in newest.Structs.Where(item => parameters.Contains(item.Name + " ", StringComparison.Ordinal)).OrderBy(item => item.Name, StringComparer.Ordinal))
        {
            if (!structs.TryGetValue(full.Name, out var own))
                Line($"  absent {full.Name}");
            else if (own.Fields.Count != full.Fields.Count || own.Size != full.Size)
                Line($"  size {own.Name} {own.Size} fields {own.Fields.Count}");
        }

        return text.ToString();

        void Line(FormattableString line) => text.Append(FormattableString.Invariant(line)).Append('\n');
    }
}
