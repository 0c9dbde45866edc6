using System.Text.RegularExpressions;

namespace InterfaceExtractor;

/// <summary>Reads the header of types and constants. The constants of a type stand in front of it.</summary>
internal static partial class TypeHeader
{
    public static IReadOnlyList<TypeFact> Read(string header)
    {
        var types = new List<TypeFact>();
        var constants = new List<ConstantFact>();
        var label = "";
        foreach (var declaration in HeaderScanner.Scan(header))
        {
            // The type's own label stands in front of its first constant.
            foreach (var comment in declaration.Comments)
            {
                if (TypeLabel().Match(comment) is { Success: true } typeLabel)
                    label = typeLabel.Groups[1].Value;
            }

            if (Define().Match(declaration.Text) is { Success: true } define)
            {
                var own = TypeLabel().IsMatch(declaration.Label) ? "" : declaration.Label;
                constants.Add(new ConstantFact(define.Groups[1].Value, define.Groups[2].Value[0], own));
            }
            else if (Typedef().Match(declaration.Text) is { Success: true } typedef)
            {
                types.Add(new TypeFact(typedef.Groups[2].Value, typedef.Groups[1].Value + typedef.Groups[3].Value.Replace(" ", "", StringComparison.Ordinal), label, [.. constants]));
                constants.Clear();
                label = "";
            }
            else if (declaration.Text.StartsWith("typedef", StringComparison.Ordinal))
            {
                throw new HeaderException($"ThostFtdcUserApiDataType.h, line {declaration.Line}: \"{declaration.Text}\" is no type that is known.");
            }
        }

        return types;
    }

    [GeneratedRegex(@"^TFtdc\w+是一个(.*)类型$")]
    private static partial Regex TypeLabel();

    [GeneratedRegex(@"^#define (THOST_FTDC_\w+) '(.)'$")]
    private static partial Regex Define();

    [GeneratedRegex(@"^typedef (char|short|int|double) (\w+) ?(\[ ?\d+ ?\])?$")]
    private static partial Regex Typedef();
}
