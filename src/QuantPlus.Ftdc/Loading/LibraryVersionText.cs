using System.Text.RegularExpressions;

namespace QuantPlus.Ftdc.Loading;

/// <summary>Whose library it is and of which version, as <c>GetApiVersion</c> tells: the only thing that tells the families apart.</summary>
/// <param name="Family"><c>CTP</c> or <c>TTS</c>.</param>
/// <param name="Version">The version of the interface, such as <c>6.7.11</c>.</param>
internal readonly partial record struct LibraryVersionText(string Family, string Version)
{
    /// <summary>Reads the text; null where it is of no family that we know.</summary>
    public static LibraryVersionText? Parse(string text)
    {
        if (Ctp().Match(text) is { Success: true } ctp)
            return new LibraryVersionText("CTP", ctp.Groups[1].Value);
        if (Tts().Match(text) is { Success: true } tts)
            return new LibraryVersionText("TTS", tts.Groups[1].Value);

        // The first TTS wrote V6_7_2 into its trading library and V6_6_9 into its market data library; both have the interface of 6.7.2.
        return text.Trim() is "V6_7_2" or "V6_6_9" ? new LibraryVersionText("TTS", "6.7.2") : null;
    }

    // v6.7.11_20250617 10:25:08, v6.6.1_P1_20210406  9:27:14
    [GeneratedRegex(@"^v(\d+\.\d+\.\d+)_(?:P\d+_)?\d{8}\b")]
    private static partial Regex Ctp();

    // openctp-tts v6.7.11
    [GeneratedRegex(@"^openctp-tts v(\d+\.\d+\.\d+)")]
    private static partial Regex Tts();
}
