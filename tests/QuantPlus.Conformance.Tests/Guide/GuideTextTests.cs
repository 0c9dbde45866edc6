namespace QuantPlus.Conformance.Tests.Guide;

/// <summary>The code blocks of docs/guide.md are the regions of the files beside this one, which are compiled and run.</summary>
public sealed class GuideTextTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "guide");

    [Fact]
    public void Every_code_block_is_a_region_and_every_region_a_code_block()
    {
        var blocks = Snippets.Blocks(File.ReadAllText(Path.Combine(Folder, "guide.md")));
        var regions = Directory.GetFiles(Folder, "*.cs.txt").SelectMany(file => Snippets.Regions(File.ReadAllText(file))).ToDictionary();
        Assert.NotEmpty(blocks);
        Assert.Equal(regions.Keys.Order(StringComparer.Ordinal), blocks.Keys.Order(StringComparer.Ordinal));
        Assert.All(blocks, block => Assert.Equal(regions[block.Key], block.Value));
    }

    [Fact]
    public void A_block_without_a_name_is_found() =>
        Assert.Throws<FormatException>(() => Snippets.Blocks("```csharp\nvar x = 1;\n```\n"));
}
