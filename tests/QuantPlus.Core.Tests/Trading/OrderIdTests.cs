using QuantPlus.Trading;

namespace QuantPlus.Core.Tests.Trading;

public sealed class OrderIdTests
{
    [Theory]
    [InlineData("1/-7/12", 1, -7, "12")]
    [InlineData(" 0/2147483647/000000000012 ", 0, int.MaxValue, "000000000012")]
    [InlineData("-2147483648/-2147483648/a/b", int.MinValue, int.MinValue, "a/b")]
    [InlineData("1/0/#77", 1, 0, "#77")]
    public void An_id_is_read_as_it_was_written(string text, int front, int session, string reference)
    {
        var id = new OrderId(front, session, reference);
        Assert.Equal(id, OrderId.Parse(text));
        Assert.True(OrderId.TryParse(id.ToString(), null, out var again));
        Assert.Equal(id, again);
        Assert.True(OrderId.TryParse(id.ToString(), out again));
        Assert.Equal(id, again);
        Assert.Equal(text.Trim(), $"{id}");
        Span<char> written = stackalloc char[40];
        Assert.True(((ISpanFormattable)id).TryFormat(written, out var length, default, null));
        Assert.Equal(text.Trim(), written[..length]);
        Assert.False(((ISpanFormattable)id).TryFormat(written[..3], out _, default, null));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("1/2")]
    [InlineData("1/2/")]
    [InlineData("/2/3")]
    [InlineData("1//3")]
    [InlineData("a/2/3")]
    [InlineData("1/2.5/3")]
    [InlineData("1/99999999999/3")]
    [InlineData("1/ 2/3")]
    public void What_is_no_id_is_refused_in_words(string? text)
    {
        Assert.False(OrderId.TryParse(text, null, out var id));
        Assert.Equal(default, id);
        Assert.False(OrderId.TryParse(text, out id));
        Assert.Equal(default, id);
        if (text is not null)
            Assert.Contains("1/-7/12", Assert.Throws<FormatException>(() => OrderId.Parse(text)).Message, StringComparison.Ordinal);
    }
}
