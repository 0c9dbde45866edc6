using System.Text.RegularExpressions;

namespace InterfaceExtractor;

/// <summary>Reads the header of structs and lays them out by the rules of both 64-bit systems: each field at a multiple of its size.</summary>
internal static partial class StructHeader
{
    public static IReadOnlyList<StructFact> Read(string header, IReadOnlyList<TypeFact> types)
    {
        var byName = types.ToDictionary(type => type.Name);
        var structs = new List<StructFact>();
        var fields = new List<FieldFact>();
        var (name, label, end, alignment) = ("", "", 0, 1);
        foreach (var declaration in HeaderScanner.Scan(header))
        {
            if (Begin().Match(declaration.Text) is { Success: true } begin)
            {
                (name, label, end, alignment) = (begin.Groups[1].Value, declaration.Label, 0, 1);
                fields = [];
            }
            else if (name.Length > 0 && declaration.Text == "}")
            {
                structs.Add(new StructFact(name, RoundUp(end, alignment), label, fields));
                name = "";
            }
            else if (name.Length > 0)
            {
                if (Field().Match(declaration.Text) is not { Success: true } field || !byName.TryGetValue(field.Groups[1].Value, out var type))
                    throw new HeaderException($"ThostFtdcUserApiStruct.h, line {declaration.Line}: \"{declaration.Text}\" is no field of a known type.");
                var offset = RoundUp(end, type.Alignment);
                fields.Add(new FieldFact(field.Groups[2].Value, offset, type.Name, declaration.Label));
                end = offset + type.Size;
                alignment = Math.Max(alignment, type.Alignment);
            }
        }

        return structs;
    }

    private static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;

    [GeneratedRegex(@"^struct (\w+) \{$")]
    private static partial Regex Begin();

    [GeneratedRegex(@"^(\w+) (\w+)$")]
    private static partial Regex Field();
}
