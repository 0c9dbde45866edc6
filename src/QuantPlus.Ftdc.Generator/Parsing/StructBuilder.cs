using QuantPlus.Ftdc.Generator.Model;

namespace QuantPlus.Ftdc.Generator.Parsing;

/// <summary>
/// Collects the fields of a struct and lays them out anew: a description whose offsets are not those of the natural 64-bit layout,
/// which is what C# gives a sequential struct, must not become a binding.
/// </summary>
internal sealed class StructBuilder(string cppName, int size, string label, int line)
{
    private readonly List<(FieldDefinition Field, int Line)> _fields = [];

    public void Add(FieldDefinition field, int fieldLine) => _fields.Add((field, fieldLine));

    public StructDefinition Build(string path, List<Problem> problems)
    {
        HashSet<string> names = [];
        int offset = 0;
        int alignment = 1;
        foreach ((FieldDefinition field, int fieldLine) in _fields)
        {
            if (!names.Add(field.Name))
                problems.Add(new Problem(ProblemKind.Malformed, path, fieldLine, $"the field {field.Name} of {cppName} is there twice"));
            alignment = Math.Max(alignment, field.Type.Alignment);
            offset = RoundUp(offset, field.Type.Alignment);
            if (offset != field.Offset)
                problems.Add(Disagreement(path, fieldLine, $"{cppName}.{field.Name} is said to be at {field.Offset}, but its natural offset is {offset}"));
            offset = field.End;
        }
        offset = RoundUp(offset, alignment);
        if (offset != size)
            problems.Add(Disagreement(path, line, $"{cppName} is said to be {size} bytes long, but its fields make {offset}"));
        return new StructDefinition(cppName, size, label, new EquatableArray<FieldDefinition>(_fields.Select(entry => entry.Field)));
    }

    private static Problem Disagreement(string path, int line, string reason) => new(ProblemKind.Layout, path, line, reason);

    private static int RoundUp(int offset, int alignment) => (offset + alignment - 1) / alignment * alignment;
}
