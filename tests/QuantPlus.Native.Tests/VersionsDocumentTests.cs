namespace QuantPlus.Native.Tests;

public sealed class VersionsDocumentTests
{
    [Theory]
    [InlineData("ctp")]
    [InlineData("tts")]
    public void The_document_lists_the_versions_that_are_described(string family)
    {
        var described = File.ReadLines(Path.Combine(RepositoryFolders.Api, "versions.txt"))
            .Where(line => line.StartsWith($"version {family} ", StringComparison.Ordinal))
            .Select(line => line.Split(' ')[2]);
        var row = File.ReadLines(Path.Combine(RepositoryFolders.Root, "docs", "native-libraries.md"))
            .Single(line => line.StartsWith($"| {family.ToUpperInvariant()} | ", StringComparison.Ordinal));
        Assert.Equal(described, row.Split('|')[2].Split(',', StringSplitOptions.TrimEntries));
    }
}
