using QuantPlus.Ftdc.Generator.Model;

namespace QuantPlus.Ftdc.Generator.Emit;

/// <summary>The structs, blittable, under the field names of the C++ interface. They have no ToString: some hold passwords.</summary>
internal static class StructEmitter
{
    public static string Emit(string namespaceName, ApiDescription api)
    {
        CodeWriter code = new(namespaceName, "System.Runtime.InteropServices");
        foreach (StructDefinition definition in api.Structs)
        {
            code.Line();
            code.Summary(definition.Label, $"<c>{definition.CppName}</c>, {definition.Size} bytes");
            code.Line("[StructLayout(LayoutKind.Sequential)]");
            code.Open($"public struct {Names.Struct(definition.CppName)}");
            foreach (FieldDefinition field in definition.Fields)
            {
                code.Summary(field.Label, $"<c>{field.Type.CppName}</c>");
                code.Line($"public {Names.FieldType(field.Type)} {Names.Identifier(field.Name)};");
            }
            code.Close();
        }
        return code.ToString();
    }
}
