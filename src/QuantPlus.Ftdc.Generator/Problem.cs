using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace QuantPlus.Ftdc.Generator;

/// <summary>What is wrong with an input file, and in which line (counted from 1): a diagnostic in a form that can be compared.</summary>
internal sealed record Problem(ProblemKind Kind, string Path, int Line, string Reason)
{
    private static readonly DiagnosticDescriptor Malformed = Error("FTDC001", "Malformed interface description", "{0}");
    private static readonly DiagnosticDescriptor Layout = Error("FTDC002", "Layout disagrees with the interface description", "{0}");
    private static readonly DiagnosticDescriptor Versions = Error("FTDC003", "Version table disagrees with the interface description", "{0}");

    public Diagnostic ToDiagnostic()
    {
        DiagnosticDescriptor descriptor = Kind switch
        {
            ProblemKind.Layout => Layout,
            ProblemKind.Versions => Versions,
            _ => Malformed,
        };
        LinePosition position = new(Math.Max(Line - 1, 0), 0);
        return Diagnostic.Create(descriptor, Location.Create(Path, default, new LinePositionSpan(position, position)), Reason);
    }

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "Bindings", DiagnosticSeverity.Error, isEnabledByDefault: true);
}

/// <summary>Which rule a <see cref="Problem"/> breaks.</summary>
internal enum ProblemKind
{
    Malformed,
    Layout,
    Versions,
}
