using System.Text;

namespace InterfaceExtractor;

/// <summary>The text of a header, whichever of the vendor's two encodings it is in.</summary>
internal static class HeaderText
{
    public static string Read(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? Decode(File.ReadAllBytes(path)) : throw new HeaderException($"There is no {name} in {folder}.");
    }

    public static string Decode(byte[] bytes)
    {
        ReadOnlySpan<byte> text = bytes;
        if (text.StartsWith(Encoding.UTF8.Preamble))
            text = text[Encoding.UTF8.Preamble.Length..];
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(text);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(text);
        }
    }
}
