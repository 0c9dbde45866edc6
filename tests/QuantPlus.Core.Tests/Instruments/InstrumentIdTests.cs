using QuantPlus.Instruments;

namespace QuantPlus.Core.Tests.Instruments;

public sealed class InstrumentIdTests
{
    [Theory]
    [InlineData("rb2605.SHFE", "rb2605", "SHFE")]
    [InlineData("SR605.CZCE", "SR605", "CZCE")]
    [InlineData("m2605-C-3000.DCE", "m2605-C-3000", "DCE")]
    [InlineData("SPD RM605&RM609.CZCE", "SPD RM605&RM609", "CZCE")]
    [InlineData("BRK.B.NYSE", "BRK.B", "NYSE")]
    [InlineData("600000.SSE", "600000", "SSE")]
    [InlineData("x.NewPlace", "x", "NewPlace")]
    [InlineData("rb2605", "rb2605", "")]
    [InlineData("  rb2605.SHFE\t", "rb2605", "SHFE")]
    public void A_text_is_taken_apart_at_its_last_dot(string text, string symbol, string exchange)
    {
        var id = InstrumentId.Parse(text);

        Assert.Equal(symbol, id.Symbol);
        Assert.Equal(exchange, id.Exchange.Code);
        Assert.Equal(text.Trim(), id.ToString());
        Assert.True(InstrumentId.TryParse(text, null, out var tried));
        Assert.Equal(id, tried);
        Assert.True(InstrumentId.TryParse(text, out tried));
        Assert.Equal(id, tried);
        Assert.Equal(id, InstrumentId.Parse(text.AsSpan()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData(".SHFE")]
    [InlineData("rb2605.")]
    public void What_is_no_id_is_refused_and_the_message_shows_how_to_write_one(string text)
    {
        Assert.False(InstrumentId.TryParse(text, null, out var id));
        Assert.Equal(default, id);
        Assert.False(InstrumentId.TryParse(text, out id));
        Assert.Equal(default, id);
        var error = Assert.Throws<FormatException>(() => InstrumentId.Parse(text));
        Assert.Contains("rb2605.SHFE", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(" .SHFE")]
    [InlineData("rb2605. ")]
    [InlineData("\t.\t")]
    public void A_blank_part_never_throws_when_tried(string text) => Assert.False(InstrumentId.TryParse(text, null, out _));

    [Fact]
    public void Null_is_no_id()
    {
        Assert.False(InstrumentId.TryParse(null, null, out _));
        Assert.False(InstrumentId.TryParse(null, out _));
        Assert.Throws<ArgumentNullException>(() => InstrumentId.Parse(null!));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_symbol_is_required(string symbol) =>
        Assert.Throws<ArgumentException>(() => new InstrumentId(symbol, Exchange.Shfe));

    [Fact]
    public void Generic_code_can_parse_and_format_ids()
    {
        static T Parse<T>(string text)
            where T : ISpanParsable<T> => T.Parse(text.AsSpan(), null);

        var id = Parse<InstrumentId>("rb2605.SHFE");

        Assert.Equal(new InstrumentId("rb2605", Exchange.Shfe), id);
        Assert.Equal("[rb2605.SHFE]", $"[{id}]");
    }

    [Fact]
    public void An_id_is_written_into_a_span_where_it_fits()
    {
        ISpanFormattable id = new InstrumentId("rb2605", Exchange.Shfe);
        Span<char> wide = stackalloc char[11];
        Span<char> narrow = stackalloc char[10];

        Assert.True(id.TryFormat(wide, out var written, default, null));
        Assert.Equal("rb2605.SHFE", wide[..written].ToString());
        Assert.False(id.TryFormat(narrow, out _, default, null));
    }

    [Fact]
    public void Ids_are_equal_by_symbol_and_exchange_and_case_matters()
    {
        Assert.Equal(new InstrumentId("rb2605", Exchange.Shfe), new InstrumentId("rb2605", new Exchange("SHFE")));
        Assert.NotEqual(new InstrumentId("rb2605", Exchange.Shfe), new InstrumentId("RB2605", Exchange.Shfe));
        Assert.NotEqual(new InstrumentId("rb2605", Exchange.Shfe), new InstrumentId("rb2605", Exchange.Ine));
        Assert.NotEqual(new InstrumentId("rb2605", Exchange.Shfe), new InstrumentId("rb2605", Exchange.None));
        Assert.Equal(new InstrumentId("rb2605", Exchange.None), new InstrumentId("rb2605", new Exchange("")));
    }

    [Fact]
    public void The_default_id_is_empty_and_can_be_looked_at()
    {
        var none = default(InstrumentId);

        Assert.Equal("", none.Symbol);
        Assert.Equal("", none.ToString());
        Assert.True(none.Exchange.IsNone);
        Assert.Equal(none, default);
        Assert.Equal(none.GetHashCode(), default(InstrumentId).GetHashCode());
    }
}
