using System.Reflection;

namespace QuantPlus.Ftdc.Tests.Bindings;

public sealed class StructTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_struct_has_the_size_and_every_field_the_offset_length_and_type_of_the_description()
    {
        var structs = 0;
        var fields = 0;
        foreach (var described in Description.OfThisPackage.Structs)
        {
            var bound = BoundTypes.Of(described.Name);
            Assert.True(bound.IsValueType);
            Assert.Equal((described.Name, described.Size), (described.Name, BoundTypes.SizeOf(bound)));

            var boundFields = bound.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
            Assert.Equal(described.Fields.Select(field => field.Name), boundFields.Select(field => field.Name));
            foreach (var (expected, actual) in described.Fields.Zip(boundFields))
            {
                var name = $"{described.Name}.{expected.Name}";
                Assert.Equal((name, expected.Offset), (name, BoundTypes.OffsetOf(actual)));
                Assert.Equal((name, expected.Type.Size), (name, BoundTypes.SizeOf(actual.FieldType)));
                Assert.Equal((name, TypeNameOf(expected.Type)), (name, actual.FieldType.Name));
                fields++;
            }

            structs++;
        }

        output.WriteLine($"{InterfaceVersion.Newest}: {structs} structs with {fields} fields");
        var lines = Description.OfThisPackage.Lines;
        Assert.Equal((lines.Structs, lines.Fields), (structs, fields));
    }

    [Fact]
    public void The_bindings_have_the_structs_of_the_description_and_no_other()
    {
        var described = Description.OfThisPackage.Structs.Select(item => item.Name["CThostFtdc".Length..]).ToHashSet();
        var bound = typeof(InterfaceVersion).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(InterfaceVersion).Namespace && type.IsValueType && type.Name.EndsWith("Field", StringComparison.Ordinal));
        Assert.Equal(described.Order(StringComparer.Ordinal), bound.Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_constant_has_its_value()
    {
        var constants = 0;
        var sets = Description.OfThisPackage.Types.Values.Where(type => type.Constants.Count > 0).ToArray();
        foreach (var set in sets)
        {
            var bound = BoundTypes.Of(set.Name);
            Assert.Equal(typeof(byte), Enum.GetUnderlyingType(bound));
            var members = bound.GetFields(BindingFlags.Static | BindingFlags.Public);
            Assert.Equal(set.Constants.Count, members.Length);
            foreach (var (expected, member) in set.Constants.Zip(members))
            {
                Assert.Equal((expected.Name, (byte)expected.Value), (expected.Name, (byte)member.GetRawConstantValue()!));
                Assert.EndsWith(member.Name.TrimStart('_'), expected.Name, StringComparison.Ordinal);
                constants++;
            }
        }

        output.WriteLine($"{InterfaceVersion.Newest}: {constants} constants in {sets.Length} sets");
        Assert.Equal(Description.OfThisPackage.Lines.Constants, constants);
    }

    private static string TypeNameOf(DescribedType type) => type switch
    {
        { IsText: true } => $"Text{type.Size}",
        { Constants.Count: > 0 } => type.Name["TThostFtdc".Length..],
        { Shape: "char" } => nameof(Byte),
        { Shape: "short" } => nameof(Int16),
        { Shape: "int" } => nameof(Int32),
        _ => nameof(Double),
    };
}
