using System.Text.RegularExpressions;

namespace InterfaceExtractor;

/// <summary>Reads the classes of a header: the static functions, and the virtual ones in the order of their slots.</summary>
internal static partial class ClassHeader
{
    public static IReadOnlyList<InterfaceFact> Read(string header, string file)
    {
        var classes = new List<InterfaceFact>();
        List<FunctionFact> statics = [], functions = [];
        foreach (var declaration in HeaderScanner.Scan(header))
        {
            if (Class().Match(declaration.Text) is { Success: true } begin)
            {
                (statics, functions) = ([], []);
                classes.Add(new InterfaceFact(begin.Groups[1].Value, statics, functions));
                continue;
            }

            // The first function of a class has "public:" in front of it.
            var text = Access().Replace(declaration.Text, "");
            var isVirtual = text.StartsWith("virtual ", StringComparison.Ordinal);
            if (!isVirtual && !text.StartsWith("static ", StringComparison.Ordinal))
                continue;
            if (Function().Match(text) is not { Success: true } function || classes.Count == 0)
                throw new HeaderException($"{file}, line {declaration.Line}: \"{declaration.Text}\" is no function that can be understood.");
            (isVirtual ? functions : statics).Add(new FunctionFact(
                function.Groups[3].Value, Joined(function.Groups[1].Value, function.Groups[2].Value), Parameters(function.Groups[4].Value)));
        }

        return classes;
    }

    private static string Joined(string type, string star) => star.Length == 0 ? type : type + " *";

    private static string Parameters(string text) =>
        string.Join(", ", text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"^class (?:\w+_EXPORT )?(\w+) \{$")]
    private static partial Regex Class();

    [GeneratedRegex(@"^(?:(?:public|protected|private) ?: ?)+")]
    private static partial Regex Access();

    [GeneratedRegex(@"^(?:virtual|static) (.+?) ?(\*?) ?(\w+) ?\((.*)\)(?: ?= ?0)?(?: \{)?$")]
    private static partial Regex Function();
}
