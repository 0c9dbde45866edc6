using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace QuantPlus.Ftdc.Generator.Tests;

/// <summary>An additional file in memory. Two with the same text are still two files, as after an edit.</summary>
internal sealed class InputFile(string path, string text, string? bindingsNamespace = null) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text);

    public override string Path { get; } = path;

    /// <summary>The value of the metadata <c>FtdcNamespace</c>, if the file has it.</summary>
    public string? BindingsNamespace { get; } = bindingsNamespace;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
