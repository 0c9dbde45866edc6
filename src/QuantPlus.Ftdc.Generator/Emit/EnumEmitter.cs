using QuantPlus.Ftdc.Generator.Model;

namespace QuantPlus.Ftdc.Generator.Emit;

/// <summary>One enum per char type that has constants. A field may hold a value that is no member: codes the vendor adds later.</summary>
internal static class EnumEmitter
{
    public static string Emit(string namespaceName, ApiDescription api)
    {
        CodeWriter code = new(namespaceName);
        foreach (TypeDefinition type in api.Types.Where(type => type.IsEnum))
            EnumType(code, type);
        ResumeType(code);
        return code.ToString();
    }

    private static void EnumType(CodeWriter code, TypeDefinition type)
    {
        code.Line();
        code.Summary(type.Label, $"<c>{type.CppName}</c>");
        code.Open($"public enum {Names.Enum(type.CppName)} : byte");
        IReadOnlyList<string> members = Names.Members(type);
        for (int index = 0; index < members.Count; index++)
        {
            ConstantDefinition constant = type.Constants[index];
            code.Summary(constant.Label, $"<c>{constant.CppName}</c>");
            code.Line($"{members[index]} = (byte){CharLiteral(constant.Value)},");
        }
        code.Close();
    }

    // The one enum of the C++ interface that is no char and so is not in the descriptions.
    private static void ResumeType(CodeWriter code)
    {
        code.Line();
        code.Summary("", "How a private or public stream is resumed (<c>THOST_TE_RESUME_TYPE</c>).");
        code.Open("public enum ResumeType");
        code.Summary("", "From the beginning of the trading day (<c>THOST_TERT_RESTART</c>).");
        code.Line("Restart = 0,");
        code.Summary("", "From what was received last (<c>THOST_TERT_RESUME</c>).");
        code.Line("Resume = 1,");
        code.Summary("", "Only what comes after the login (<c>THOST_TERT_QUICK</c>).");
        code.Line("Quick = 2,");
        code.Summary("", "No stream (<c>THOST_TERT_NONE</c>).");
        code.Line("None = 3,");
        code.Close();
    }

    private static string CharLiteral(char value) => value is '\'' or '\\' ? $"'\\{value}'" : $"'{value}'";
}
