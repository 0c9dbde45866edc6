using QuantPlus.Instruments;
using QuantPlus.MarketData.Bars;

namespace QuantPlus.Core.Tests.MarketData.Bars;

public sealed class TradingSessionsTests
{
    [Theory]
    [InlineData("rb2510.SHFE", "21:00-23:00 09:00-10:15 10:30-11:30 13:30-15:00")]
    [InlineData("au2512.SHFE", "21:00-02:30 09:00-10:15 10:30-11:30 13:30-15:00")]
    [InlineData("cu2507C78000.SHFE", "21:00-01:00 09:00-10:15 10:30-11:30 13:30-15:00")]
    [InlineData("m2509-C-2950.DCE", "21:00-23:00 09:00-10:15 10:30-11:30 13:30-15:00")]
    [InlineData("AP510.CZCE", "09:00-10:15 10:30-11:30 13:30-15:00")]
    [InlineData("SPD SR509&SR601.CZCE", "21:00-23:00 09:00-10:15 10:30-11:30 13:30-15:00")]
    [InlineData("si2509.GFEX", "09:00-10:15 10:30-11:30 13:30-15:00")]
    [InlineData("IF2506.CFFEX", "09:30-11:30 13:00-15:00")]
    [InlineData("TL2509.CFFEX", "09:30-11:30 13:00-15:15")]
    [InlineData("600000.SSE", "09:30-11:30 13:00-15:00")]
    [InlineData("TEST1.TTS", "00:00-00:00")]
    [InlineData("rb2510", "00:00-00:00")]
    public void Each_contract_has_its_exchanges_hours(string instrument, string expected) =>
        Assert.Equal(expected, string.Join(' ', TradingSessions.Of(InstrumentId.Parse(instrument)).Sessions.Select(session => $"{session.From:HH:mm}-{session.To:HH:mm}")));

    [Theory]
    [InlineData("09:00", "09:00-09:01")]
    [InlineData("08:55", "09:00-09:01")]
    [InlineData("08:54:59", null)]
    [InlineData("10:14:59.999", "10:14-10:15")]
    [InlineData("10:15:59.999", "10:14-10:15")]
    [InlineData("10:16", null)]
    [InlineData("15:00", "14:59-15:00")]
    [InlineData("23:00:30", "22:59-23:00")]
    [InlineData("20:55", "21:00-21:01")]
    [InlineData("00:30", null)]
    public void A_moment_has_its_minute_or_none(string time, string? expected)
    {
        var found = TradingSessions.Of(InstrumentId.Parse("rb2510.SHFE")).TryFind(new DateTime(2025, 6, 11) + TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture), 1, out var period);
        Assert.Equal(expected, found ? $"{period.Start:HH:mm}-{period.End:HH:mm}" : null);
    }

    [Fact]
    public void Round_the_clock_there_is_no_end()
    {
        Assert.True(TradingSessions.RoundTheClock.TryFind(new DateTime(2025, 6, 11, 23, 59, 59), 1, out var last));
        Assert.Equal((new DateTime(2025, 6, 11, 23, 59, 0), new DateTime(2025, 6, 12), false), (last.Start, last.End, last.EndsSession));
        Assert.True(TradingSessions.RoundTheClock.TryFind(new DateTime(2025, 6, 11, 15, 0, 0), 60, out var hour));
        Assert.Equal((new DateTime(2025, 6, 11, 15, 0, 0), new DateTime(2025, 6, 11, 16, 0, 0)), (hour.Start, hour.End));
    }

    [Fact]
    public void Impossible_sessions_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new TradingSessions());
        Assert.Throws<ArgumentException>(() => new TradingSessions(new TradingSession(new(9, 0), new(11, 0)), new TradingSession(new(10, 0), new(12, 0))));
        Assert.Throws<ArgumentException>(() => new TradingSessions(new TradingSession(new(9, 0, 1), new(11, 0))));
        Assert.Throws<ArgumentNullException>(() => new TradingSessions(null!));
    }
}
