using System.Globalization;
using QuantPlus.Simulation.Contracts;

namespace QuantPlus.Simulation.Time;

/// <summary>The days on which the exchanges open: all but weekends and public holidays.</summary>
internal sealed class BusinessDays
{
    private static readonly Lazy<HashSet<DateOnly>> PublicHolidays = new(static () =>
        [.. TableReader.Read("holidays.tsv", static row => DateOnly.ParseExact(row.Text("Day"), "yyyyMMdd", CultureInfo.InvariantCulture))]);

    private readonly HashSet<DateOnly> _holidays;

    /// <param name="moreHolidays">Days besides the public holidays of the built-in table.</param>
    public BusinessDays(IEnumerable<DateOnly> moreHolidays) => _holidays = [.. PublicHolidays.Value, .. moreHolidays];

    public bool Contains(DateOnly day) => !IsWeekend(day) && !_holidays.Contains(day);

    public DateOnly Before(DateOnly day)
    {
        do
            day = day.AddDays(-1);
        while (!Contains(day));
        return day;
    }

    /// <summary>The day itself, or the first business day behind it.</summary>
    public DateOnly From(DateOnly day)
    {
        while (!Contains(day))
            day = day.AddDays(1);
        return day;
    }

    /// <summary>Whether the evening of a day has a night session: on business days, but for the last one before a public holiday.</summary>
    public bool HasNightSession(DateOnly day)
    {
        if (!Contains(day))
            return false;
        for (day = day.AddDays(1); !Contains(day); day = day.AddDays(1))
        {
            if (!IsWeekend(day))
                return false;
        }

        return true;
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
