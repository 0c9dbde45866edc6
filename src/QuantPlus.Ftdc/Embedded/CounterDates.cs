using System.Globalization;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>Days and clocks as counters write them.</summary>
internal static class CounterDates
{
    public static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    public static string Day(DateTime moment) => moment.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    public static string Clock(DateTime moment) => moment.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
