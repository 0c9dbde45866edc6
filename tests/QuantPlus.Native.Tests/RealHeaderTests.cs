using InterfaceExtractor;

namespace QuantPlus.Native.Tests;

/// <summary>What the extractor makes of the vendors' own headers is what native/api holds, byte for byte.</summary>
public sealed class RealHeaderTests
{
    [Theory]
    [InlineData("ctp", "6.7.13")]
    [InlineData("tts", "6.7.11")]
    public void The_description_is_the_one_in_the_repository(string family, string version)
    {
        var facts = Headers.Read(RepositoryFolders.Headers(family, version), family, version);
        Assert.Equal(File.ReadAllText(Path.Combine(RepositoryFolders.Api, $"{family}-{version}.txt")), DescriptionWriter.Write(facts));
    }

    [Theory]
    [InlineData("ctp", "6.7.9", "6.7.13")]
    [InlineData("ctp", "6.7.13", "6.7.13")]
    [InlineData("tts", "6.7.11", "6.7.11")]
    public void The_version_lines_are_those_in_the_repository(string family, string version, string newest)
    {
        var facts = Headers.Read(RepositoryFolders.Headers(family, version), family, version);
        var full = Headers.Read(RepositoryFolders.Headers(family, newest), family, newest);
        var lines = File.ReadLines(Path.Combine(RepositoryFolders.Api, "versions.txt"))
            .SkipWhile(line => line != $"version {family} {version}")
            .TakeWhile((line, index) => index == 0 || !line.StartsWith("version", StringComparison.Ordinal));
        Assert.Equal(lines, VersionLines.Write(facts, full).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
