using System.Text;

namespace InterfaceExtractor;

/// <summary>Writes the description of an interface, as native/api has it.</summary>
internal static class DescriptionWriter
{
    public static string Write(InterfaceFacts facts)
    {
        var text = new StringBuilder();
        Line($"# {facts.Family} {facts.Version}: facts of the C++ interface (64-bit): names, types, values, sizes, byte offsets, virtual-function order, Chinese labels.");
        Line($"api {facts.Family} {facts.Version}");
        foreach (var type in facts.Types)
        {
            Line($"type {type.Name} {type.Shape}{Label(type.Label)}");
            foreach (var constant in type.Constants)
                Line($"  const {constant.Name} '{constant.Value}'{Label(constant.Label)}");
        }

        foreach (var item in facts.Structs)
        {
            Line($"struct {item.Name} size {item.Size}{Label(item.Label)}");
            foreach (var field in item.Fields)
                Line($"  @{field.Offset} {field.Name} {field.Type}{Label(field.Label)}");
        }

        foreach (var item in facts.Interfaces)
        {
            Line($"interface {item.Name}");
            foreach (var function in item.Statics)
                Line($"  static {function.Name} : {function.Returns} ({function.Parameters})");
            foreach (var (slot, function) in item.Functions.Index())
                Line($"  [{slot}] {function.Name} : {function.Returns} ({function.Parameters})");
        }

        return text.ToString();

        void Line(FormattableString line) => text.Append(FormattableString.Invariant(line)).Append('\n');
    }

    private static string Label(string label) => label.Length == 0 ? "" : "  # " + label;
}
