using System.Globalization;
using QuantPlus.Ftdc.Trading;

namespace QuantPlus.Ftdc.Mapping;

/// <summary>Reads the login's answer off the counter's struct.</summary>
internal static class LoginMapping
{
    public static LoginAnswer ToAnswer(in RspUserLoginField field) => new(
        field.FrontID,
        field.SessionID,
        long.TryParse(field.MaxOrderRef.ToString().AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var reference) ? reference : 0,
        CounterText.ToDay(field.TradingDay.ToString()));
}
