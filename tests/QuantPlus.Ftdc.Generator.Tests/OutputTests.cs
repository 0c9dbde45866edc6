using Microsoft.CodeAnalysis;

namespace QuantPlus.Ftdc.Generator.Tests;

public sealed class OutputTests(ITestOutputHelper output)
{
    [Fact]
    public void The_small_description_becomes_code_that_compiles_without_a_warning()
    {
        var run = SmallDescription.Run();
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Compile().Problems);
    }

    [Fact]
    public void The_same_input_gives_the_same_output_whatever_the_order_of_files_and_the_line_ends()
    {
        var expected = SmallDescription.Run().Sources;
        Assert.Equal(expected, SmallDescription.Run().Sources);
        Assert.Equal(expected, new GeneratorRun(SmallDescription.VersionsFile(), SmallDescription.File()).Sources);
        Assert.Equal(expected, SmallDescription.Run(WithWindowsLineEnds(SmallDescription.Text), WithWindowsLineEnds(SmallDescription.Versions)).Sources);
        Assert.All(expected.Values, source => Assert.DoesNotContain('\r', source));
    }

    [Theory]
    [InlineData("ctp-6.7.13.txt")]
    [InlineData("tts-6.7.11.txt")]
    public void The_descriptions_of_the_packages_give_the_same_output_twice(string description)
    {
        var first = Run();
        Assert.Empty(first.Diagnostics);
        var sources = first.Sources;
        Assert.Equal(sources, Run().Sources);
        output.WriteLine($"{description}: {sources.Count} files, {sources.Values.Sum(source => source.Length)} characters");

        GeneratorRun Run() => new(Read(description, "Package.Native"), Read("versions.txt", null));
    }

    [Fact]
    public void A_file_without_the_metadata_generates_nothing()
    {
        var run = new GeneratorRun(new InputFile(SmallDescription.Path, SmallDescription.Text), SmallDescription.VersionsFile());
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Sources);
    }

    [Fact]
    public void Names_labels_and_values_that_are_special_in_code_are_written_so_that_it_compiles()
    {
        var text = SmallDescription.Text
            .Replace("# side", "# a < b & \"c\" </summary>", StringComparison.Ordinal)
            .Replace("THOST_FTDC_S_Buy '0'", "THOST_FTDC_S_1 '\\'", StringComparison.Ordinal)
            .Replace("THOST_FTDC_S_Sell '1'", "THOST_FTDC_S_class '''", StringComparison.Ordinal)
            .Replace("@10 Flag", "@10 event", StringComparison.Ordinal)
            .Replace("*pOrder, int nRequestID", "*params, int string", StringComparison.Ordinal);
        var run = SmallDescription.Run(text);
        Assert.Empty(run.Diagnostics);
        var (compilation, problems) = run.Compile();
        Assert.Empty(problems);

        var side = compilation.GetTypeByMetadataName("Small.Native.SideType")!;
        Assert.Equal([("_1", (byte)'\\'), ("class", (byte)'\'')], side.GetMembers().OfType<IFieldSymbol>().Select(field => (field.Name, (byte)field.ConstantValue!)));
    }

    [Fact]
    public void Constants_that_would_have_one_name_are_told_apart()
    {
        var text = SmallDescription.Text.Replace("THOST_FTDC_S_Sell", "THOST_FTDC_S_Buy", StringComparison.Ordinal);
        var side = SmallDescription.Run(text).Compile().Compilation.GetTypeByMetadataName("Small.Native.SideType")!;
        Assert.Equal(2, side.GetMembers().OfType<IFieldSymbol>().Select(field => field.Name).Distinct().Count());
    }

    private static string WithWindowsLineEnds(string text) => text.ReplaceLineEndings("\r\n");

    private static InputFile Read(string name, string? bindingsNamespace) =>
        new(name, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "api", name)), bindingsNamespace);
}
