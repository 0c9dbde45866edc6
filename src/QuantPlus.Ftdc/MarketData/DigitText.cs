namespace QuantPlus.Ftdc.MarketData;

/// <summary>Reads days and clocks off the digits of a snapshot without making strings. What is no day or clock is null.</summary>
internal static class DigitText
{
    /// <summary>Reads <c>yyyyMMdd</c>; a year that no exchange has seen or will see is no day.</summary>
    public static DateOnly? ToDay(ReadOnlySpan<byte> text)
    {
        if (text.Length < 8 || !TryRead(text[..4], out var year) || !TryRead(text.Slice(4, 2), out var month) || !TryRead(text.Slice(6, 2), out var day))
            return null;
        return year is >= 1900 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }

    /// <summary>Reads <c>HH:mm:ss</c> as a count of seconds since midnight.</summary>
    public static int? ToSecondOfDay(ReadOnlySpan<byte> text)
    {
        if (text.Length < 8 || !TryRead(text[..2], out var hour) || !TryRead(text.Slice(3, 2), out var minute) || !TryRead(text.Slice(6, 2), out var second))
            return null;
        return hour < 24 && minute < 60 && second < 60 ? (((hour * 60) + minute) * 60) + second : null;
    }

    private static bool TryRead(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            var value = digit - '0';
            if ((uint)value > 9)
                return false;
            number = (number * 10) + value;
        }

        return true;
    }
}
