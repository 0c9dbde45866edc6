using System.Text.RegularExpressions;

namespace QuantPlus.Conformance.Tests.Guide;

/// <summary>The code blocks of docs/guide.md are the regions of the files beside this one, which are compiled and run.</summary>
public sealed partial class GuideTextTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "guide");

    [Fact]
    public void Every_code_block_is_a_region_and_every_region_a_code_block()
    {
        var blocks = Blocks(File.ReadAllText(Path.Combine(Folder, "guide.md")));
        var regions = Directory.GetFiles(Folder, "*.cs.txt").SelectMany(file => Regions(File.ReadAllText(file))).ToDictionary();
        Assert.NotEmpty(blocks);
        Assert.Equal(regions.Keys.Order(StringComparer.Ordinal), blocks.Keys.Order(StringComparer.Ordinal));
        Assert.All(blocks, block => Assert.Equal(regions[block.Key], block.Value));
    }

    [Fact]
    public void A_block_without_a_name_is_found() =>
        Assert.Throws<FormatException>(() => Blocks("```csharp\nvar x = 1;\n```\n"));

    private static Dictionary<string, string> Blocks(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var blocks = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i] != "```csharp")
                continue;
            var name = i > 0 ? SnippetName().Match(lines[i - 1]) : Match.Empty;
            if (!name.Success)
                throw new FormatException($"Line {i + 1} of the guide begins a code block that names no region: write <!-- snippet: name --> above it.");
            var end = Array.IndexOf(lines, "```", i + 1);
            blocks.Add(name.Groups[1].Value, string.Join('\n', lines[(i + 1)..end]));
            i = end;
        }

        return blocks;
    }

    private static IEnumerable<KeyValuePair<string, string>> Regions(string code)
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
