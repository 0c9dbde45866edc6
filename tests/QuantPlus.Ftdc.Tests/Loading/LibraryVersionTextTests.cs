using QuantPlus.Ftdc.Loading;

namespace QuantPlus.Ftdc.Tests.Loading;

public sealed class LibraryVersionTextTests
{
    [Theory]
    [InlineData("v6.5.1_20200908 10:25:08", "CTP", "6.5.1")]
    [InlineData("v6.6.1_P1_20210406  9:27:14", "CTP", "6.6.1")]
    [InlineData("v6.6.9_20220914  9:57:19.2466   ", "CTP", "6.6.9")]
    [InlineData("v6.7.9_P1_20250319 10:25:08", "CTP", "6.7.9")]
    [InlineData("v6.7.13_20260225 10:25:08", "CTP", "6.7.13")]
    [InlineData("v6.3.15_20190220 10:25:08", "CTP", "6.3.15")]
    [InlineData("V6_7_2", "TTS", "6.7.2")]
    [InlineData("V6_6_9", "TTS", "6.7.2")]
    [InlineData("openctp-tts v6.7.11", "TTS", "6.7.11")]
    public void What_the_real_libraries_say_is_understood(string text, string family, string version) =>
        Assert.Equal(new LibraryVersionText(family, version), LibraryVersionText.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("1.7.0")]
    [InlineData("sopt v3.7.0")]
    [InlineData("openctp-tora v6.7.11")]
    [InlineData("v6.7.11")]
    [InlineData("V6_7_3")]
    public void Anything_else_is_unknown(string text) => Assert.Null(LibraryVersionText.Parse(text));
}
