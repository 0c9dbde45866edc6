using QuantPlus.Ftdc.Mapping;

namespace QuantPlus.Ftdc.Tests.Mapping;

public sealed class CounterMomentTests
{
    [Theory]
    [InlineData("DCE", "20250609", "20250609", "21:05:00", "2025-06-06T21:05:00+08:00")] // Friday's evening belongs to Monday.
    [InlineData("DCE", "20250609", "20250606", "21:05:00", "2025-06-06T21:05:00+08:00")]
    [InlineData("SHFE", "20250611", "20250611", "01:30:00", "2025-06-11T01:30:00+08:00")]
    [InlineData("SHFE", "20250609", "20250609", "01:30:00", "2025-06-07T01:30:00+08:00")]
    [InlineData("CZCE", "20250611", "20250610", "22:00:00", "2025-06-10T22:00:00+08:00")]
    [InlineData("CFFEX", "20250611", "20250611", "14:59:59", "2025-06-11T14:59:59+08:00")]
    [InlineData("NYSE", "20250611", "20250611", "22:00:00", "2025-06-11T22:00:00+08:00")]
    public void The_day_of_an_evening_is_the_natural_one(string exchange, string tradingDay, string day, string time, string expected)
    {
        Assert.SkipUnless(Family.MaySendTradingDayAtNight, "Days are taken as they are sent.");
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), CounterMoment.Of(exchange, tradingDay, day, time));
    }

    [Theory]
    [InlineData("", "21:05:00")]
    [InlineData("20250611", "")]
    [InlineData("2025\u00ff", "25:00:00")]
    public void What_cannot_be_read_is_absent(string day, string time) => Assert.Null(CounterMoment.Of("DCE", "20250611", day, time));
}
