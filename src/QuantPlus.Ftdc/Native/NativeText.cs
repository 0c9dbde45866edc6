using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace QuantPlus.Ftdc.Native;

/// <summary>
/// Text in fixed char arrays: GB18030 up to the first NUL, or up to the end of an array that has none. What follows the NUL is
/// garbage. Shared by all generated text types.
/// </summary>
internal static class NativeText
{
    // Bytes that are no text become U+FFFD; characters that are no text (lone surrogates) are refused instead of being replaced.
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, new DecoderReplacementFallback("\uFFFD"))!;

    /// <summary>The bytes in front of the first NUL.</summary>
    public static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> array)
    {
        int end = array.IndexOf((byte)0);
        return end < 0 ? array : array[..end];
    }

    /// <summary>The text of an array. Never throws: bytes that are no text become U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> array)
    {
        ReadOnlySpan<byte> content = Content(array);
        if (content.IsEmpty)
            return "";
        return Ascii.IsValid(content) ? Encoding.ASCII.GetString(content) : Gb18030.GetString(content);
    }

    /// <summary>The most bytes that a text can take, with its NUL.</summary>
    public static int MaxTerminatedLength(ReadOnlySpan<char> text) => checked((text.Length * 4) + 1);

    /// <summary>
    /// Writes the text and fills the rest of the array with zeros. Returns <see langword="false"/>, and changes nothing, when the
    /// text leaves no room for the NUL or is no text.
    /// </summary>
    public static bool TryEncode(ReadOnlySpan<char> text, Span<byte> array) => Refusal(text, array, out _) is null;

    /// <summary>
    /// As <see cref="TryEncode"/>, but throws <see cref="ArgumentException"/>, whose message never shows the text: it may be a password.
    /// Returns the number of bytes in front of the NUL.
    /// </summary>
    public static int Encode(ReadOnlySpan<char> text, Span<byte> array)
    {
        if (Refusal(text, array, out int written) is { } reason)
            ThrowRefused(reason);
        return written;
    }

    // Why the text cannot be written, or null when it has been.
    private static string? Refusal(ReadOnlySpan<char> text, Span<byte> array, out int written)
    {
        written = 0;
        if (text.Contains('\0'))
            return "The text contains a NUL character, at which the library would cut it off.";
        if (Ascii.IsValid(text))
        {
            if (text.Length >= array.Length)
                return TooLong(array.Length);
            Ascii.FromUtf16(text, array, out written);
        }
        else
        {
            try
            {
                if (Gb18030.GetByteCount(text) >= array.Length)
                    return TooLong(array.Length);
                written = Gb18030.GetBytes(text, array);
            }
            catch (EncoderFallbackException)
            {
                return "The text contains half of a surrogate pair, which has no encoding.";
            }
        }
        array[written..].Clear();
        return null;
    }

    private static string TooLong(int length) =>
        $"The text does not fit: a char[{length}] holds at most {length - 1} bytes of GB18030 (a Chinese character takes two) and a NUL.";

    [DoesNotReturn]
    private static void ThrowRefused(string reason) => throw new ArgumentException(reason);
}
