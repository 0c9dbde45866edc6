using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>
/// The first 16 bytes of a symbol as two machine words: what a tick is looked up by, without making a string of it. Nearly all symbols fit;
/// of a longer one the rest is folded into the second word and the symbol has to be compared in full.
/// </summary>
internal readonly record struct InstrumentKey(ulong First, ulong Second, bool IsExact)
{
    private const int ExactLength = 16;

    /// <summary>The key of a symbol's bytes, which end with a NUL or at the end of the span.</summary>
    public static InstrumentKey Of(ReadOnlySpan<byte> symbol)
    {
        ref var start = ref MemoryMarshal.GetReference(symbol);
        if (symbol.Length >= ExactLength)
        {
            var first = Unsafe.ReadUnaligned<ulong>(ref start);
            var firstEnd = EndOf(first);
            if (firstEnd < 8)
                return new InstrumentKey(Keep(first, firstEnd), 0, true);
            var second = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, 8));
            var secondEnd = EndOf(second);
            if (secondEnd < 8)
                return new InstrumentKey(first, Keep(second, secondEnd), true);
        }

        return OfAnyLength(symbol);
    }

    public uint Hash()
    {
        // Symbols differ mostly in their digits: the multiplication spreads them over the upper bits.
        var mixed = (First ^ (Second * 0x9E3779B97F4A7C15)) * 0xD6E8FEB86659FD93;
        return (uint)(mixed >> 32);
    }

    private static InstrumentKey OfAnyLength(ReadOnlySpan<byte> symbol)
    {
        var end = symbol.IndexOf((byte)0);
        if (end >= 0)
            symbol = symbol[..end];

        Span<byte> words = stackalloc byte[ExactLength];
        words.Clear();
        symbol[..Math.Min(symbol.Length, ExactLength)].CopyTo(words);
        var first = MemoryMarshal.Read<ulong>(words);
        var second = MemoryMarshal.Read<ulong>(words[8..]);
        for (var i = ExactLength; i < symbol.Length; i++)
            second = (second * 31) + symbol[i];
        return new InstrumentKey(first, second, symbol.Length <= ExactLength);
    }

    /// <summary>Where the first NUL byte of a word is, counted from the lowest address; 8 where there is none.</summary>
    private static int EndOf(ulong word)
    {
        var zeros = (word - 0x0101010101010101) & ~word & 0x8080808080808080;
        return zeros == 0 ? 8 : System.Numerics.BitOperations.TrailingZeroCount(zeros) >> 3;
    }

    private static ulong Keep(ulong word, int bytes) => bytes == 0 ? 0 : word & (ulong.MaxValue >> (64 - (8 * bytes)));
}
