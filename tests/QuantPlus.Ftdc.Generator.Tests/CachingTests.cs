using Microsoft.CodeAnalysis;

namespace QuantPlus.Ftdc.Generator.Tests;

/// <summary>The generator runs at every key stroke in an editor: it must see that nothing of its own has changed.</summary>
public sealed class CachingTests
{
    [Fact]
    public void Editing_code_does_nothing_again()
    {
        var run = SmallDescription.Run();
        run.AddCode("internal sealed class Edited;");
        AssertAll(IncrementalStepRunReason.Cached, run.ReasonsOf(FtdcGenerator.DescriptionStep));
        AssertAll(IncrementalStepRunReason.Cached, run.ReasonsOf(FtdcGenerator.BindingsStep));
        AssertAll(IncrementalStepRunReason.Cached, run.ReasonsOfOutputs());
    }

    [Fact]
    public void Another_additional_file_does_nothing_again()
    {
        var run = SmallDescription.Run();
        run.AddFile(new InputFile("errors.tsv", "1\tno"));
        AssertAll(IncrementalStepRunReason.Cached, run.ReasonsOfOutputs());
    }

    [Fact]
    public void A_description_saved_without_a_change_of_meaning_is_read_but_generates_nothing_again()
    {
        var file = SmallDescription.File();
        var run = new GeneratorRun(file, SmallDescription.VersionsFile());
        run.Replace(file, SmallDescription.File(SmallDescription.Text.Replace("# small 2.0", "# small 2.0, looked through", StringComparison.Ordinal)));
        AssertAll(IncrementalStepRunReason.Unchanged, run.ReasonsOf(FtdcGenerator.DescriptionStep));
        AssertAll(IncrementalStepRunReason.Cached, run.ReasonsOf(FtdcGenerator.BindingsStep));
        AssertAll(IncrementalStepRunReason.Cached, run.ReasonsOfOutputs());
    }

    [Fact]
    public void A_changed_version_table_leaves_structs_and_constants_alone()
    {
        var file = SmallDescription.VersionsFile();
        var run = new GeneratorRun(SmallDescription.File(), file);
        run.Replace(file, SmallDescription.VersionsFile(SmallDescription.Versions.Replace("parameters CreateFtdcMdApi 3", "parameters CreateFtdcMdApi 2", StringComparison.Ordinal)));
        AssertAll(IncrementalStepRunReason.Cached, run.ReasonsOf(FtdcGenerator.DescriptionStep));
        AssertAll(IncrementalStepRunReason.Modified, run.ReasonsOf(FtdcGenerator.BindingsStep));

        var changed = run.ReasonsOfOutputs().ToArray();
        Assert.Contains(IncrementalStepRunReason.Cached, changed);
        Assert.Contains(IncrementalStepRunReason.Modified, changed);
    }

    [Fact]
    public void A_changed_description_generates_anew()
    {
        var file = SmallDescription.File();
        var run = new GeneratorRun(file, SmallDescription.VersionsFile());
        var before = run.Sources["Structs.g.cs"];
        run.Replace(file, SmallDescription.File(SmallDescription.Text.Replace(" Price ", " LimitPrice ", StringComparison.Ordinal)));
        AssertAll(IncrementalStepRunReason.Modified, run.ReasonsOf(FtdcGenerator.DescriptionStep));
        Assert.Equal(before.Replace(" Price;", " LimitPrice;", StringComparison.Ordinal), run.Sources["Structs.g.cs"]);
    }

    private static void AssertAll(IncrementalStepRunReason expected, IEnumerable<IncrementalStepRunReason> reasons)
    {
        var all = reasons.ToArray();
        Assert.NotEmpty(all);
        Assert.All(all, reason => Assert.Equal(expected, reason));
    }
}
