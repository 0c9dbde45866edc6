using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace QuantPlus.Ftdc.Generator.Tests;

/// <summary>Gives the generator the metadata of an <see cref="InputFile"/>, as the build does.</summary>
internal sealed class InputOptions : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Metadata(null);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Metadata((textFile as InputFile)?.BindingsNamespace);

    private sealed class Metadata(string? bindingsNamespace) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == "build_metadata.AdditionalFiles.FtdcNamespace" ? bindingsNamespace : null;
            return value is not null;
        }
    }
}
