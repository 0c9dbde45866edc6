using System.Globalization;
using System.Text.RegularExpressions;
using QuantPlus.Ftdc.Generator.Model;

namespace QuantPlus.Ftdc.Generator.Parsing;

/// <summary>Reads the version table: what each version of each family lacks against the newest description.</summary>
internal static class VersionsParser
{
    private static readonly Regex VersionLine = new(@"^version (\w+) (\S+)$");
    private static readonly Regex SlotsLine = new(@"^  slots (\w+) (\d{1,6})$");
    private static readonly Regex ParametersLine = new(@"^  parameters (\w+) (\d{1,6})$");
    private static readonly Regex AbsentLine = new(@"^  absent (?:(\w+)\.)?(\w+)$");
    private static readonly Regex SizeLine = new(@"^  size (\w+) (\d{1,6}) fields (\d{1,6})$");

    public static (EquatableArray<VersionDescription> Versions, EquatableArray<Problem> Problems) Parse(string path, string text)
    {
        List<VersionDescription> versions = [];
        List<Problem> problems = [];
        Section? section = null;
        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            number++;
            string content = line.TrimEnd('\r', ' ');
            if (content.Length == 0 || content.StartsWith("#", StringComparison.Ordinal))
                continue;
            Match match = VersionLine.Match(content);
            if (match.Success)
            {
                if (section is not null)
                    versions.Add(section.Build());
                section = new Section(match.Groups[1].Value, match.Groups[2].Value, number);
            }
            else if (section is null || !section.TryAdd(content, number))
            {
                problems.Add(new Problem(ProblemKind.Malformed, path, number, $"'{content}' is no line of a version table"));
            }
        }
        if (section is not null)
            versions.Add(section.Build());
        return (new EquatableArray<VersionDescription>(versions), new EquatableArray<Problem>(problems));
    }

    private sealed class Section(string family, string name, int line)
    {
        private readonly List<NamedCount> _slots = [];
        private readonly List<NamedCount> _parameters = [];
        private readonly List<AbsentName> _absent = [];
        private readonly List<StructExtent> _structs = [];

        public bool TryAdd(string text, int number)
        {
            Match match = AbsentLine.Match(text);
            if (match.Success)
                _absent.Add(new AbsentName(match.Groups[1].Value, match.Groups[2].Value, number));
            else if ((match = SizeLine.Match(text)).Success)
                _structs.Add(new StructExtent(match.Groups[1].Value, Number(match.Groups[2]), Number(match.Groups[3]), number));
            else if ((match = SlotsLine.Match(text)).Success)
                _slots.Add(new NamedCount(match.Groups[1].Value, Number(match.Groups[2]), number));
            else if ((match = ParametersLine.Match(text)).Success)
                _parameters.Add(new NamedCount(match.Groups[1].Value, Number(match.Groups[2]), number));
            return match.Success;
        }

        public VersionDescription Build() => new(
            family,
            name,
            line,
            new EquatableArray<NamedCount>(_slots),
            new EquatableArray<NamedCount>(_parameters),
            new EquatableArray<AbsentName>(_absent),
            new EquatableArray<StructExtent>(_structs));

        private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);
    }
}
