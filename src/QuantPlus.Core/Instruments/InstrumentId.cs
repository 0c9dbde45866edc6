using System.Diagnostics.CodeAnalysis;

namespace QuantPlus.Instruments;

/// <summary>
/// Names one contract: its symbol at an exchange, written <c>rb2605.SHFE</c>. Letter case matters
/// (<c>rb2601</c> at SHFE, <c>SR601</c> at CZCE, <c>IF2512</c> at CFFEX).
/// </summary>
public readonly record struct InstrumentId : ISpanParsable<InstrumentId>, ISpanFormattable
{
    private readonly string? _symbol;

    /// <summary>Creates an id from its two parts.</summary>
    /// <param name="symbol">The contract's symbol (CTP <c>InstrumentID</c>), not empty.</param>
    /// <param name="exchange">The exchange (CTP <c>ExchangeID</c>); <see cref="Instruments.Exchange.None"/> where it is not known.</param>
    /// <exception cref="ArgumentException"><paramref name="symbol"/> is empty or blank.</exception>
    public InstrumentId(string symbol, Exchange exchange)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        _symbol = symbol;
        Exchange = exchange;
    }

    // For symbols that are known to be none of the bad ones.
    private InstrumentId(Exchange exchange, string symbol)
    {
        _symbol = symbol;
        Exchange = exchange;
    }

    /// <summary>The contract's symbol, for example <c>rb2605</c>; empty only for <c>default</c>. Never null.</summary>
    public string Symbol => _symbol ?? "";

    /// <summary>The exchange; <see cref="Instruments.Exchange.None"/> where it is not known.</summary>
    public Exchange Exchange { get; }

    /// <summary>An id of parts that have been checked before, for the way of every tick.</summary>
    internal static InstrumentId OfKnown(string symbol, Exchange exchange) => new(exchange, symbol);

    /// <summary>Takes <c>"rb2605.SHFE"</c> apart; a text without a dot has no exchange.</summary>
    /// <exception cref="FormatException">The text is no instrument id.</exception>
    public static InstrumentId Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static InstrumentId Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var result)
            ? result
            : throw new FormatException($"'{s}' is no instrument id; write SYMBOL.EXCHANGE, for example rb2605.SHFE.");

    /// <summary>Takes <c>"rb2605.SHFE"</c> apart and says whether that worked.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out InstrumentId result) => TryParse(s.AsSpan(), null, out result);

    /// <inheritdoc cref="TryParse(string?, out InstrumentId)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out InstrumentId result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, out InstrumentId)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out InstrumentId result)
    {
        result = default;
        s = s.Trim();

        // The last dot parts symbol and exchange: a symbol may hold dots of its own (BRK.B.NYSE).
        var dot = s.LastIndexOf('.');
        var symbol = dot < 0 ? s : s[..dot];
        var exchange = dot < 0 ? default : s[(dot + 1)..];
        if (symbol.IsEmpty || (dot >= 0 && exchange.IsEmpty))
            return false;

        result = new InstrumentId(symbol.ToString(), exchange.IsEmpty ? Exchange.None : new Exchange(exchange.ToString()));
        return true;
    }

    /// <summary>The id as <c>SYMBOL.EXCHANGE</c>, or the symbol alone where no exchange is known.</summary>
    public override string ToString() => Exchange.IsNone ? Symbol : $"{Symbol}.{Exchange.Code}";

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        Exchange.IsNone
            ? destination.TryWrite($"{Symbol}", out charsWritten)
            : destination.TryWrite($"{Symbol}.{Exchange.Code}", out charsWritten);
}
