using QuantPlus.Ftdc.Generator.Model;

namespace QuantPlus.Ftdc.Generator.Emit;

/// <summary>One inline array per length of char array; what they do is written once, in NativeText.</summary>
internal static class TextTypeEmitter
{
    public static string Emit(string namespaceName, ApiDescription api)
    {
        CodeWriter code = new(
            namespaceName,
            "System",
            "System.Diagnostics.CodeAnalysis",
            "System.Runtime.CompilerServices",
            "QuantPlus.Ftdc.Native");
        IEnumerable<int> lengths = api.Types
            .Where(type => type.Kind == TypeKind.Text)
            .Select(type => type.Length)
            .Distinct()
            .OrderBy(length => length);
        foreach (int length in lengths)
            TextType(code, length);
        return code.ToString();
    }

    private static void TextType(CodeWriter code, int length)
    {
        code.Line();
        code.Summary("", $"A <c>char[{length}]</c>: GB18030 text of at most {length - 1} bytes and a NUL; the bytes after the NUL have no meaning.");
        code.Line($"[InlineArray({length})]");
        code.Open($"public struct Text{length}");
        code.Summary("", "The bytes of the array, the NUL among them.");
        code.Line($"public const int Length = {length};");
        code.Line();
        code.Line("private byte _first;");
        code.Line();
        code.Summary("", "Whether there is no text.");
        code.Line("public readonly bool IsEmpty => _first == 0;");
        code.Line();
        code.Summary("", "The bytes in front of the first NUL, or all of them when there is none.");
        code.Line("[UnscopedRef]");
        code.Line("public readonly ReadOnlySpan<byte> Bytes => NativeText.Content(AsReadOnlySpan());");
        code.Line();
        code.Summary("", "All bytes of the array.");
        code.Line("[UnscopedRef]");
        code.Line("public Span<byte> AsSpan() => this;");
        code.Line();
        code.Summary("", "All bytes of the array, to be read.");
        code.Line("[UnscopedRef]");
        code.Line("public readonly ReadOnlySpan<byte> AsReadOnlySpan() => this;");
        code.Line();
        code.Summary("", "Writes a text and fills the rest with zeros.");
        code.Line("/// <exception cref=\"ArgumentException\">The text does not fit or cannot be encoded; the array is as it was.</exception>");
        code.Line("public void Set(ReadOnlySpan<char> text) => NativeText.Encode(text, this);");
        code.Line();
        code.Summary("", "Writes a text and fills the rest with zeros, or returns <see langword=\"false\"/> and changes nothing when it cannot be held.");
        code.Line("public bool TrySet(ReadOnlySpan<char> text) => NativeText.TryEncode(text, this);");
        code.Line();
        code.Summary("", "Whether the bytes in front of the NUL are these.");
        code.Line("public readonly bool Equals(ReadOnlySpan<byte> bytes) => Bytes.SequenceEqual(bytes);");
        code.Line();
        code.Summary("", "The text; bytes that are no GB18030 become U+FFFD.");
        code.Line("public override readonly string ToString() => NativeText.Decode(this);");
        code.Close();
    }
}
