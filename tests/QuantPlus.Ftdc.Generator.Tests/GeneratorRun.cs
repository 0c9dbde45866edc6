using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace QuantPlus.Ftdc.Generator.Tests;

/// <summary>A driver of the generator with its inputs, which remembers what it did as the one in the compiler does.</summary>
internal sealed class GeneratorRun
{
    private static readonly CSharpParseOptions ParseOptions =
        CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14).WithDocumentationMode(DocumentationMode.Diagnose);

    private static readonly ImmutableArray<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly CSharpCompilation HandWritten = CSharpCompilation.Create(
        "Bindings",
        [
            Parse("global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading;"),
            .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "native-support"), "*.cs").Select(path => Parse(File.ReadAllText(path))),
        ],
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    private GeneratorDriver _driver;
    private CSharpCompilation _compilation = HandWritten;

    public GeneratorRun(params InputFile[] files)
    {
        _driver = CSharpGeneratorDriver.Create(
            [new FtdcGenerator().AsSourceGenerator()],
            files,
            ParseOptions,
            new InputOptions(),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Run();
    }

    public GeneratorRunResult Result { get; private set; }

    /// <summary>The diagnostics as the compiler writes them, without the namespace of the messages.</summary>
    public IEnumerable<string> Diagnostics => Result.Diagnostics.Select(diagnostic =>
        $"{diagnostic.Location.GetLineSpan().Path}({diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}): {diagnostic.Id}: {diagnostic.GetMessage()}");

    /// <summary>The generated files by their names.</summary>
    public IReadOnlyDictionary<string, string> Sources => Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    public void Replace(InputFile old, InputFile replacement)
    {
        _driver = _driver.ReplaceAdditionalText(old, replacement);
        Run();
    }

    public void AddFile(InputFile file)
    {
        _driver = _driver.AddAdditionalTexts([file]);
        Run();
    }

    public void AddCode(string code)
    {
        _compilation = _compilation.AddSyntaxTrees(Parse(code));
        Run();
    }

    /// <summary>Compiles the generated code with the hand-written one, and throws away nothing that the compiler says.</summary>
    public (Compilation Compilation, IEnumerable<string> Problems) Compile()
    {
        _driver.RunGeneratorsAndUpdateCompilation(_compilation, out var compilation, out _);
        return (compilation, compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString()));
    }

    /// <summary>What was done in a step, or for the generated files.</summary>
    public IEnumerable<IncrementalStepRunReason> ReasonsOf(string step) =>
        Result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason);

    public IEnumerable<IncrementalStepRunReason> ReasonsOfOutputs() =>
        Result.TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(run => run.Outputs).Select(output => output.Reason);

    private static SyntaxTree Parse(string code) => CSharpSyntaxTree.ParseText(code, ParseOptions);

    private void Run()
    {
        _driver = _driver.RunGenerators(_compilation);
        Result = Assert.Single(_driver.GetRunResult().Results);
        Assert.Null(Result.Exception);
    }
}
