using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace QuantPlus.Ftdc.Tests.Bindings;

public sealed class TextTests(ITestOutputHelper output)
{
    [Fact]
    public void Setting_fills_the_rest_with_zeros()
    {
        var text = default(Text13);
        text.AsSpan().Fill(0xEE);
        text.Set("user");
        Assert.Equal("user", text.ToString());
        Assert.All(text.AsReadOnlySpan()[4..].ToArray(), value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("123456789012")]
    [InlineData("螺纹钢二六零五")]
    public void What_fits_comes_back(string value)
    {
        var text = default(Text16);
        Assert.True(text.TrySet(value));
        Assert.Equal(value, text.ToString());
        Assert.Equal(value.Length == 0, text.IsEmpty);
    }

    [Theory]
    [InlineData("1234567890123")]
    [InlineData("螺纹钢二六零五")]
    [InlineData("a\0b")]
    [InlineData("half \ud83d")]
    public void What_does_not_fit_or_is_no_text_is_refused_and_changes_nothing(string value)
    {
        var text = default(Text13);
        text.Set("before");
        Assert.False(text.TrySet(value));
        Assert.Equal("before", text.ToString());

        // The text may be a password: the message must not show it.
        var thrown = Assert.Throws<ArgumentException>(() =>
        {
            var field = default(Text13);
            field.Set(value);
        });
        Assert.DoesNotContain(value, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_stops_at_the_first_nul_and_survives_an_array_without_one()
    {
        var text = default(Text9);
        text.AsSpan().Fill((byte)'x');
        Assert.Equal("xxxxxxxxx", text.ToString());
        text.AsSpan()[3] = 0;
        Assert.Equal("xxx", text.ToString());
        text.AsSpan()[4..].Fill(0xFF);
        Assert.Equal("xxx", text.ToString());
        Assert.Equal("xxx"u8, text.Bytes);
        Assert.True(text.Equals("xxx"u8));
    }

    [Fact]
    public void Chinese_text_is_gb18030()
    {
        var text = default(Text81);
        byte[] bytes = [0xBA, 0xCF, 0xB7, 0xA8]; // 合法
        bytes.CopyTo(text.AsSpan());
        Assert.Equal("合法", text.ToString());

        // Outside of the two-byte range: four bytes.
        text.Set("𠮷");
        Assert.Equal(4, text.Bytes.Length);
        Assert.Equal("𠮷", text.ToString());
    }

    [Fact]
    public void Bytes_that_are_no_text_become_replacement_characters_and_never_throw()
    {
        var random = new Random(1);
        var text = default(Text81);
        for (var round = 0; round < 10_000; round++)
        {
            random.NextBytes(text.AsSpan());
            var read = text.ToString();
            Assert.DoesNotContain('\0', read);
        }

        text.AsSpan().Clear();
        text.AsSpan()[0] = 0xFF;
        Assert.Equal("\uFFFD", text.ToString());
    }

    [Fact]
    public void A_character_cut_in_half_at_the_end_does_not_spoil_the_rest()
    {
        var text = default(Text9);
        var bytes = Encoding.ASCII.GetBytes("12345678").Append((byte)0xBA).ToArray();
        bytes.CopyTo(text.AsSpan());
        Assert.Equal("12345678\uFFFD", text.ToString());
    }

    [Fact]
    public void Every_text_type_holds_one_byte_less_than_its_length_and_refuses_more()
    {
        var types = typeof(Text13).Assembly.GetTypes().Where(type => type.Namespace == typeof(Text13).Namespace && type.IsDefined(typeof(InlineArrayAttribute))).ToArray();
        var described = Description.OfThisPackage.Types.Values.Where(type => type.IsText).Select(type => type.Size).Distinct().Order();
        Assert.Equal(described, types.Select(type => int.Parse(type.Name["Text".Length..], CultureInfo.InvariantCulture)).Order());
        foreach (var type in types)
            typeof(TextTests).GetMethod(nameof(CheckLength), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(type).Invoke(null, null);
        output.WriteLine($"{InterfaceVersion.Newest}: {types.Length} text types");
    }

    private static void CheckLength<T>()
        where T : unmanaged
    {
        var trySet = typeof(T).GetMethod("TrySet")!.CreateDelegate<TrySet<T>>();
        var set = typeof(T).GetMethod("Set")!.CreateDelegate<Set<T>>();
        var length = Unsafe.SizeOf<T>();
        Assert.Equal($"Text{length}", typeof(T).Name);

        var text = default(T);
        var fits = new string('f', length - 1);
        MemoryMarshal.AsBytes(new Span<T>(ref text)).Fill(0xEE);
        Assert.True(trySet(ref text, fits));
        Assert.Equal(fits, text.ToString());

        var thrown = Assert.Throws<ArgumentException>(() =>
        {
            var field = default(T);
            set(ref field, new string('s', length));
        });
        Assert.Contains($"char[{length}] holds at most {length - 1} bytes", thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('s', length), thrown.Message, StringComparison.Ordinal);
        Assert.False(trySet(ref text, new string('s', length)));
        Assert.Equal(fits, text.ToString());

        MemoryMarshal.AsBytes(new Span<T>(ref text)).Fill((byte)'x');
        Assert.Equal(new string('x', length), text.ToString());
    }

    private delegate bool TrySet<T>(ref T text, ReadOnlySpan<char> value);

    private delegate void Set<T>(ref T text, ReadOnlySpan<char> value);
}
