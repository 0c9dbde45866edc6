using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace QuantPlus.Trading;

/// <summary>
/// Names one order of an account, the same across reconnects and restarts of the process. Written <c>front/session/reference</c>, as in <c>1/-7/12</c>,
/// so that it can be kept in a file and read again with <see cref="Parse(string, IFormatProvider?)"/>. A login of another trading day may use it again.
/// </summary>
/// <param name="FrontId">The counter's front that took the order (CTP <c>FrontID</c>).</param>
/// <param name="SessionId">The login session that sent it; may be negative (CTP <c>SessionID</c>).</param>
/// <param name="OrderRef">The order's number within that session (CTP <c>OrderRef</c>), without blanks.</param>
public readonly record struct OrderId(int FrontId, int SessionId, string OrderRef) : ISpanParsable<OrderId>, ISpanFormattable
{
    /// <summary>Takes <c>"front/session/reference"</c> apart.</summary>
    /// <exception cref="FormatException">The text is no order id.</exception>
    public static OrderId Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static OrderId Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var result)
            ? result
            : throw new FormatException($"'{s}' is no order id; it is written FRONT/SESSION/REFERENCE, for example 1/-7/12.");

    /// <summary>Takes <c>"front/session/reference"</c> apart and says whether that worked.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out OrderId result) => TryParse(s.AsSpan(), null, out result);

    /// <inheritdoc cref="TryParse(string?, out OrderId)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out OrderId result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, out OrderId)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out OrderId result)
    {
        result = default;
        s = s.Trim();
        var first = s.IndexOf('/');
        var second = first < 0 ? -1 : s[(first + 1)..].IndexOf('/') + first + 1;
        if (second <= first)
            return false;

        // What follows the second stroke is the reference: other programs may write any text there.
        var reference = s[(second + 1)..];
        if (reference.IsEmpty
            || !int.TryParse(s[..first], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var front)
            || !int.TryParse(s[(first + 1)..second], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var session))
            return false;
        result = new OrderId(front, session, reference.ToString());
        return true;
    }

    /// <summary>The id as <c>front/session/reference</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{FrontId}/{SessionId}/{OrderRef}");

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        destination.TryWrite(CultureInfo.InvariantCulture, $"{FrontId}/{SessionId}/{OrderRef}", out charsWritten);
}
