using QuantPlus.Conformance.Tests.Guide;

namespace QuantPlus.Conformance.Tests.Documents;

/// <summary>The named code blocks of the read-me and of some documents are the regions of the files beside this one, which are compiled and run.</summary>
public sealed class DocumentTextTests
{
    private static readonly string[] Documents = ["README.md", "README.zh-CN.md", "docs/faq.md", "docs/from-vnpy.md"];

    [Fact]
    public void Every_named_code_block_is_a_region_and_every_region_a_code_block()
    {
        var folder = Path.Combine(DocumentFolder.Root, "tests", "QuantPlus.Conformance.Tests", "Documents");
        var regions = Directory.GetFiles(folder, "*.cs").SelectMany(file => Snippets.Regions(File.ReadAllText(file))).ToDictionary();
        var blocks = Documents.SelectMany(document => Snippets.Blocks(DocumentFolder.Read(document), allNamed: false)).ToList();
        Assert.Equal(regions.Keys.Order(StringComparer.Ordinal), blocks.Select(block => block.Key).Distinct().Order(StringComparer.Ordinal));
        Assert.All(blocks, block => Assert.Equal(WithoutComments(regions[block.Key]), WithoutComments(block.Value)));
    }

    // Comments are in the document's language.
    private static string WithoutComments(string code) =>
        string.Join('\n', code.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    [Fact]
    public void Both_read_mes_have_the_same_snippets_and_the_same_links()
    {
        string[] readMes = [DocumentFolder.Read("README.md"), DocumentFolder.Read("README.zh-CN.md")];
        var names = readMes.Select(text => Snippets.Blocks(text, allNamed: false).Keys).ToArray();
        Assert.Equal(names[0], names[1]);
        var links = Directory.GetFiles(Path.Combine(DocumentFolder.Root, "docs"), "*.md").Select(file => $"docs/{Path.GetFileName(file)}");
        Assert.All(links, link => Assert.All(readMes, text => Assert.Contains($"({link})", text, StringComparison.Ordinal)));
    }
}
