using System.Text.RegularExpressions;

namespace QuantPlus.Conformance.Tests.Guide;

/// <summary>Code blocks of documents, which <c>&lt;!-- snippet: name --&gt;</c> above them names, and the regions of the files that they are taken from.</summary>
internal static partial class Snippets
{
    /// <summary>The named code blocks of a document; one without a name is an error.</summary>
    public static Dictionary<string, string> Blocks(string text, bool allNamed = true)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var blocks = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].TrimStart() != "```csharp")
                continue;

            // In a list it is indented.
            var indent = lines[i].IndexOf('`', StringComparison.Ordinal);
            var name = i > 0 ? SnippetName().Match(lines[i - 1].Trim()) : Match.Empty;
            if (!name.Success && !allNamed)
                continue;
            if (!name.Success)
                throw new FormatException($"Line {i + 1} begins a code block that names no region: write <!-- snippet: name --> above it.");
            var end = Array.FindIndex(lines, i + 1, line => line.Trim() == "```");
            blocks.Add(name.Groups[1].Value, string.Join('\n', lines[(i + 1)..end].Select(line => line.Length == 0 ? line : line[indent..])));
            i = end;
        }

        return blocks;
    }

    /// <summary>The regions of a source file.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Regions(string code)
    {
        var lines = code.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].TrimStart().StartsWith("#region ", StringComparison.Ordinal))
                continue;
            var end = Array.FindIndex(lines, i, line => line.Trim() == "#endregion");
            var body = lines[(i + 1)..end];
            var indent = body.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
            yield return new(lines[i].Trim()["#region ".Length..], string.Join('\n', body.Select(line => line.Length == 0 ? line : line[indent..])).Trim('\n'));
        }
    }

    [GeneratedRegex("^<!-- snippet: ([a-z-]+) -->$")]
    private static partial Regex SnippetName();
}
