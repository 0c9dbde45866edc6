using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using QuantPlus.Ftdc.Generator.Model;

namespace QuantPlus.Ftdc.Generator;

/// <summary>The rules by which C++ names become C# names. They depend on nothing but the name, so that they stay the same.</summary>
internal static class Names
{
    /// <summary><c>CThostFtdcInputOrderField</c> → <c>InputOrderField</c>.</summary>
    public static string Struct(string cppName) => Without(cppName, "CThostFtdc");

    /// <summary><c>CThostFtdcTraderApi</c> → <c>TraderApi</c>.</summary>
    public static string Interface(string cppName) => Without(cppName, "CThostFtdc");

    /// <summary><c>TThostFtdcDirectionType</c> → <c>DirectionType</c>.</summary>
    public static string Enum(string cppName) => Without(cppName, "TThostFtdc");

    /// <summary>"6.7.13" → <c>V6_7_13</c>.</summary>
    public static string Version(string version) => "V" + version.Replace('.', '_');

    /// <summary>The C# type of a field.</summary>
    public static string FieldType(TypeDefinition type) => type.Kind switch
    {
        TypeKind.Text => "Text" + type.Length,
        TypeKind.Short => "short",
        TypeKind.Int => "int",
        TypeKind.Double => "double",
        _ => type.IsEnum ? Enum(type.CppName) : "byte",
    };

    /// <summary>
    /// The member names of an enum: the words after those that all its constants share (<c>THOST_FTDC_D_Buy</c> → <c>Buy</c>,
    /// <c>THOST_FTDC_APP_TYPE_Investor</c> → <c>Investor</c>), made valid and unique.
    /// </summary>
    public static IReadOnlyList<string> Members(TypeDefinition type)
    {
        List<string[]> words = [.. type.Constants.Select(constant => Without(constant.CppName, "THOST_FTDC_").Split('_'))];
        int shared = SharedWords(words);
        HashSet<string> used = [];
        List<string> members = [];
        foreach (string[] name in words)
        {
            string member = Identifier(string.Join("_", name.Skip(shared)));
            string unique = member;
            for (int number = 2; !used.Add(unique); number++)
                unique = member + "_" + number;
            members.Add(unique);
        }
        return members;
    }

    /// <summary>The name as a valid C# identifier.</summary>
    public static string Identifier(string name)
    {
        StringBuilder text = new(name.Length + 1);
        foreach (char character in name)
            text.Append(SyntaxFacts.IsIdentifierPartCharacter(character) ? character : '_');
        if (text.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(text[0]))
            text.Insert(0, '_');
        string identifier = text.ToString();
        return SyntaxFacts.GetKeywordKind(identifier) == SyntaxKind.None ? identifier : "@" + identifier;
    }

    private static int SharedWords(List<string[]> names)
    {
        // One constant alone does not tell where its prefix ends: take one word.
        if (names.Count == 1)
            return names[0].Length > 1 ? 1 : 0;
        int shared = 0;
        while (names.All(name => name.Length > shared + 1 && name[shared] == names[0][shared]))
            shared++;
        return shared;
    }

    private static string Without(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal) ? name.Substring(prefix.Length) : name;
}
