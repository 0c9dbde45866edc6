using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using QuantPlus.Ftdc.Generator.Emit;
using QuantPlus.Ftdc.Generator.Model;
using QuantPlus.Ftdc.Generator.Parsing;

namespace QuantPlus.Ftdc.Generator;

/// <summary>
/// Turns an interface description (an additional file with the metadata <c>FtdcNamespace</c>) and the version table
/// (<c>versions.txt</c>) into the bindings of one family.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class FtdcGenerator : IIncrementalGenerator
{
    internal const string DescriptionStep = "Description";
    internal const string BindingsStep = "Bindings";
    private const string NamespaceOption = "build_metadata.AdditionalFiles.FtdcNamespace";
    private const string VersionsFile = "versions.txt";

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ParsedDescription> descriptions = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select((pair, _) => (File: pair.Left, Namespace: pair.Right.GetOptions(pair.Left).TryGetValue(NamespaceOption, out string? name) ? name : ""))
            .Where(pair => pair.Namespace.Length > 0)
            .Select((pair, cancellation) => ParseDescription(pair.File, pair.Namespace, cancellation))
            .WithTrackingName(DescriptionStep);

        IncrementalValueProvider<ParsedVersions> versions = context.AdditionalTextsProvider
            .Where(file => Path.GetFileName(file.Path) == VersionsFile)
            .Select(ParseVersions)
            .Collect()
            .Select((tables, _) => tables.FirstOrDefault() ?? ParsedVersions.None);

        IncrementalValuesProvider<ParsedBindings> bindings = descriptions
            .Combine(versions)
            .Select((pair, _) => Resolve(pair.Left, pair.Right))
            .WithTrackingName(BindingsStep);

        context.RegisterSourceOutput(descriptions, (output, parsed) =>
        {
            Report(output, parsed.Problems);
            Add(output, "TextTypes", TextTypeEmitter.Emit(parsed.Namespace, parsed.Api));
            Add(output, "Enums", EnumEmitter.Emit(parsed.Namespace, parsed.Api));
            Add(output, "Structs", StructEmitter.Emit(parsed.Namespace, parsed.Api));
        });
        context.RegisterSourceOutput(bindings, (output, parsed) =>
        {
            Report(output, parsed.Problems);
            Emit(output, parsed.Bindings);
        });
    }

    private static void Emit(SourceProductionContext output, Bindings bindings)
    {
        // Without a version nothing can be laid out, and why there is none has been reported.
        if (bindings.Versions.Count == 0)
            return;
        Add(output, "Functions", FunctionEnumEmitter.Emit(bindings));
        Add(output, "InterfaceVersion", InterfaceVersionEmitter.Emit(bindings));
        foreach (InterfaceDefinition definition in bindings.Api.Interfaces)
        {
            if (definition.IsCallback)
            {
                Add(output, definition.Name, SpiEmitter.Emit(bindings, definition));
                Add(output, definition.Name + "Proxy", SpiProxyEmitter.Emit(bindings, definition));
            }
            else
            {
                Add(output, definition.Name, ApiEmitter.Emit(bindings, definition));
                Add(output, definition.Name + "Server", ApiServerEmitter.Emit(bindings, definition));
            }
        }
    }

    private static ParsedDescription ParseDescription(AdditionalText file, string name, CancellationToken cancellation)
    {
        (ApiDescription api, EquatableArray<Problem> problems) = DescriptionParser.Parse(file.Path, Text(file, cancellation));
        return new ParsedDescription(name, api, problems);
    }

    private static ParsedVersions ParseVersions(AdditionalText file, CancellationToken cancellation)
    {
        (EquatableArray<VersionDescription> versions, EquatableArray<Problem> problems) = VersionsParser.Parse(file.Path, Text(file, cancellation));
        return new ParsedVersions(file.Path, versions, problems);
    }

    private static ParsedBindings Resolve(ParsedDescription description, ParsedVersions table)
    {
        (EquatableArray<ResolvedVersion> versions, EquatableArray<Problem> problems) =
            VersionResolver.Resolve(description.Api, table.Path, table.Versions);
        return new ParsedBindings(
            new Bindings(description.Namespace, description.Api, versions),
            new EquatableArray<Problem>(table.Problems.Concat(problems)));
    }

    private static string Text(AdditionalText file, CancellationToken cancellation) => file.GetText(cancellation)?.ToString() ?? "";

    private static void Report(SourceProductionContext output, EquatableArray<Problem> problems)
    {
        foreach (Problem problem in problems)
            output.ReportDiagnostic(problem.ToDiagnostic());
    }

    private static void Add(SourceProductionContext output, string name, string source) =>
        output.AddSource(name + ".g.cs", SourceText.From(source, Encoding.UTF8));

    private sealed record ParsedDescription(string Namespace, ApiDescription Api, EquatableArray<Problem> Problems);

    private sealed record ParsedVersions(string Path, EquatableArray<VersionDescription> Versions, EquatableArray<Problem> Problems)
    {
        public static readonly ParsedVersions None = new("versions.txt", default, default);
    }

    private sealed record ParsedBindings(Bindings Bindings, EquatableArray<Problem> Problems);
}
