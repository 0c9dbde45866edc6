using System.Text.RegularExpressions;

namespace QuantPlus.Conformance.Tests;

/// <summary>The document that says which test stands for which fault names tests that there are.</summary>
public sealed partial class ConformanceDocumentTests
{
    [Fact]
    public void Each_fault_has_tests_and_each_of_them_exists()
    {
        var sources = Directory.GetFiles(Path.Combine(Root(), "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToLookup(file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal);
        var rows = File.ReadAllLines(Path.Combine(Root(), "docs", "conformance.md"))
            .SkipWhile(line => !line.StartsWith("| what goes wrong |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|'))
            .ToArray();
        Assert.True(rows.Length > 15);
        foreach (var cells in rows)
        {
            var names = Quoted().Matches(cells[2]).Select(match => match.Groups[1].Value).ToArray();
            Assert.NotEmpty(names);
            var suite = "";
            foreach (var name in names)
            {
                // A name without a class is of the class before it; one without a method is a class.
                var parts = name.Split('.');
                suite = parts.Length == 2 || !name.Contains('_', StringComparison.Ordinal) ? parts[0] : suite;
                var source = Assert.Single(sources[suite]);
                if (name == suite)
                    continue;
                var method = $@"\s{Regex.Escape(parts[^1]).Replace("…", @"\w*", StringComparison.Ordinal)}\(";
                Assert.Matches(method, File.ReadAllText(source));
            }
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "QuantPlus.Ctp.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside of the repository.");
        return folder.FullName;
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
