using QuantPlus.Instruments;

namespace QuantPlus.Core.Tests.Instruments;

public sealed class ExchangeTests
{
    public static TheoryData<Exchange, string> Known => new()
    {
        { Exchange.Shfe, "SHFE" },
        { Exchange.Ine, "INE" },
        { Exchange.Dce, "DCE" },
        { Exchange.Czce, "CZCE" },
        { Exchange.Cffex, "CFFEX" },
        { Exchange.Gfex, "GFEX" },
        { Exchange.Sse, "SSE" },
        { Exchange.Szse, "SZSE" },
        { Exchange.Bse, "BSE" },
        { Exchange.Hkex, "HKEX" },
        { Exchange.Nyse, "NYSE" },
        { Exchange.Nasd, "NASD" },
        { Exchange.Cme, "CME" },
        { Exchange.Lme, "LME" },
        { Exchange.Tts, "TTS" },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void A_known_exchange_is_what_its_code_names(Exchange exchange, string code)
    {
        Assert.Equal(code, exchange.Code);
        Assert.Equal(code, exchange.ToString());
        Assert.Equal(exchange, new Exchange(code));
        Assert.Equal(exchange.GetHashCode(), new Exchange(code).GetHashCode());
        Assert.False(exchange.IsNone);
    }

    [Fact]
    public void An_unknown_code_passes_through()
    {
        Assert.Equal("MOON", new Exchange("MOON").Code);
        Assert.NotEqual(Exchange.Shfe, new Exchange("shfe"));
    }

    [Fact]
    public void No_exchange_and_an_empty_code_are_the_same()
    {
        Assert.Equal(Exchange.None, new Exchange(""));
        Assert.Equal(Exchange.None.GetHashCode(), new Exchange("").GetHashCode());
        Assert.True(new Exchange("").IsNone);
        Assert.Equal("", Exchange.None.Code);
        Assert.Throws<ArgumentNullException>(() => new Exchange(null!));
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void Only_Shanghai_keeps_todays_positions_apart(Exchange exchange, string code) =>
        Assert.Equal(code is "SHFE" or "INE", exchange.SeparatesTodayPositions);
}
