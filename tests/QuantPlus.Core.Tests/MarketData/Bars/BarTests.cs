using QuantPlus.Instruments;
using QuantPlus.MarketData;

namespace QuantPlus.Core.Tests.MarketData.Bars;

/// <summary>Bars of ticks that were written by hand.</summary>
public sealed class BarTests
{
    [Fact]
    public void Minutes_are_told_apart_and_volumes_are_differences()
    {
        var bars = new BarTicks()
            .Stale("08:30:00", 3190, 0)
            .At("09:00:00", 3200, 10).At("09:00:30.5", 3203, 15).At("09:00:59.9", 3198, 18)
            .At("09:01:00", 3199, 20)
            .At("09:02:10", 3201, 21)
            .Bars();

        Assert.Equal(
            ["09:00-09:01 o3200 h3203 l3198 c3198 v18", "09:01-09:02 o3199 h3199 l3199 c3199 v2", "09:02-09:03 o3201 h3201 l3201 c3201 v1 incomplete"],
            bars.Select(BarTicks.Text));
        Assert.Equal([18 * 32_000.0, 2 * 32_000.0, 32_000.0], bars.Select(bar => bar.Turnover));
        Assert.Equal([1018.0, 1020.0, 1021.0], bars.Select(bar => bar.OpenInterest));
        Assert.Equal([3, 1, 1], bars.Select(bar => bar.TickCount));
        Assert.All(bars, bar => Assert.Equal(new DateOnly(2025, 6, 11), bar.TradingDay));
    }

    [Fact]
    public void Volume_before_the_first_tick_is_in_no_bar()
    {
        var bars = new BarTicks().Stale("10:00:20", 3200, 5000).At("10:00:40", 3201, 5010).At("10:01:05", 3202, 5011).At("10:02:00", 3203, 5012).Bars();
        Assert.Equal(
            ["10:00-10:01 o3201 h3201 l3201 c3201 v10 incomplete", "10:01-10:02 o3202 h3202 l3202 c3202 v1", "10:02-10:03 o3203 h3203 l3203 c3203 v1 incomplete"],
            bars.Select(BarTicks.Text));
    }

    [Fact]
    public void The_auction_is_part_of_the_first_bar_and_gives_its_opening_price()
    {
        var bars = new BarTicks().On("2025-06-10", "2025-06-11")
            .Stale("15:30:00", 3190, 0).At("20:55:01", 3190, 0).At("20:59:00", 3205, 400).At("21:00:00.5", 3206, 420).At("21:01:00", 3207, 421).Bars();
        Assert.Equal("21:00-21:01 o3205 h3206 l3205 c3206 v420", BarTicks.Text(bars[0]));
        Assert.Equal(new DateOnly(2025, 6, 11), bars[0].TradingDay);
    }

    [Fact]
    public void The_first_snapshot_of_the_day_may_hold_more_than_the_auction()
    {
        var ticks = new BarTicks().Stale("08:30:00", 3190, 0);
        ticks.Add(ticks.Ticks[0] with
        {
            Flags = TickFlags.None, UtcTicks = ticks.Ticks[0].UtcTicks + TimeSpan.FromMinutes(30).Ticks, Volume = 50, LastPrice = 3202, OpenPrice = 3200, HighPrice = 3204, LowPrice = 3199,
        });
        Assert.Equal("09:00-09:01 o3200 h3204 l3199 c3202 v50 incomplete", BarTicks.Text(Assert.Single(ticks.Bars())));
    }

    [Fact]
    public void An_extreme_between_two_ticks_is_seen()
    {
        var bars = new BarTicks()
            .Stale("08:30:00", 3190, 0).At("09:00:00", 3200, 10).At("09:00:01", 3201, 20, high: 3210, low: 3195).At("09:01:00", 3201, 30).At("09:02:00", 3200, 31).Bars();
        Assert.Equal("09:00-09:01 o3200 h3210 l3195 c3201 v20", BarTicks.Text(bars[0]));
        Assert.Equal("09:01-09:02 o3201 h3201 l3201 c3201 v10", BarTicks.Text(bars[1]));
    }

    [Fact]
    public void Breaks_have_no_bars_and_the_tick_at_their_beginning_belongs_to_the_last_minute()
    {
        var bars = new BarTicks()
            .Stale("08:30:00", 3190, 0).At("10:14:59.5", 3200, 10).At("10:15:00", 3201, 12).At("10:15:20", 3201, 12).At("10:20:00", 3201, 12)
            .At("10:30:00.5", 3202, 13).At("11:29:59", 3203, 14).At("11:30:00.5", 3204, 15).At("13:30:01", 3205, 16).At("14:59:59", 3206, 17).At("15:00:00", 3207, 18)
            .At("15:16:00", 3207, 18).Bars();
        Assert.Equal(
            [
                "10:14-10:15 o3200 h3201 l3200 c3201 v12", "10:30-10:31 o3202 h3202 l3202 c3202 v1", "11:29-11:30 o3203 h3204 l3203 c3204 v2",
                "13:30-13:31 o3205 h3205 l3205 c3205 v1", "14:59-15:00 o3206 h3207 l3206 c3207 v2",
            ],
            bars.Select(BarTicks.Text));
    }

    [Fact]
    public void Ticks_without_a_trade_make_no_bar()
    {
        var bars = new BarTicks().Stale("08:30:00", 3190, 0).At("09:00:00", 3200, 10).At("09:01:00", 3200, 10).At("09:02:00", 3200, 10).At("09:03:00", 3201, 11).Bars();
        Assert.Equal(["09:00-09:01 o3200 h3200 l3200 c3200 v10", "09:03-09:04 o3201 h3201 l3201 c3201 v1 incomplete"], bars.Select(BarTicks.Text));
    }

    [Fact]
    public void A_night_reaches_over_midnight_into_its_trading_day_and_the_next_begins_from_nothing()
    {
        var bars = new BarTicks("au2512.SHFE").On("2025-06-06", "2025-06-09")
            .Stale("15:30:00", 780, 0).At("21:00:00", 781, 10).At("23:59:59.5", 782, 11)
            .On("2025-06-07", "2025-06-09").At("00:00:00", 783, 12).At("02:29:59", 784, 13).At("02:30:00", 785, 14)
            .On("2025-06-09").At("09:00:00", 786, 20).At("14:59:59", 787, 21)
            .On("2025-06-09", "2025-06-10").At("20:59:00", 788, 5).At("21:00:01", 789, 6).Bars();
        Assert.Equal(
            [
                "21:00-21:01 o781 h781 l781 c781 v10", "23:59-00:00 o782 h782 l782 c782 v1", "00:00-00:01 o783 h783 l783 c783 v1", "02:29-02:30 o784 h785 l784 c785 v2",
                "09:00-09:01 o786 h786 l786 c786 v6", "14:59-15:00 o787 h787 l787 c787 v1", "21:00-21:01 o788 h789 l788 c789 v6 incomplete",
            ],
            bars.Select(BarTicks.Text));
        Assert.Equal([9, 9, 9, 9, 9, 9, 10], bars.Select(bar => bar.TradingDay.Day));
        Assert.Equal(new DateTimeOffset(2025, 6, 7, 0, 0, 0, ChinaTime.Offset), bars[2].Start);
    }

    [Fact]
    public void What_traded_while_the_gateway_was_away_is_told_and_no_bars()
    {
        var bars = new BarTicks()
            .Stale("08:30:00", 3190, 0).At("09:00:00", 3200, 10).At("09:01:10", 3201, 20)
            .Stale("09:04:30", 3230, 500).At("09:04:31", 3229, 510).At("09:05:00", 3228, 511).At("09:06:00", 3228, 512).Bars();
        Assert.Equal(
            [
                "09:00-09:01 o3200 h3200 l3200 c3200 v10", "09:01-09:02 o3201 h3201 l3201 c3201 v10 incomplete",
                "09:04-09:05 o3229 h3229 l3229 c3229 v10 missed 480 incomplete", "09:05-09:06 o3228 h3228 l3228 c3228 v1", "09:06-09:07 o3228 h3228 l3228 c3228 v1 incomplete",
            ],
            bars.Select(BarTicks.Text));
        Assert.Equal(512, bars.Sum(bar => bar.Volume + bar.MissedVolume));
    }

    [Fact]
    public void A_bar_that_was_interrupted_is_not_complete_and_a_reconnect_in_silence_leaves_no_trace()
    {
        var interrupted = new BarTicks()
            .Stale("08:30:00", 3190, 0).At("09:00:00", 3200, 10).Stale("09:00:40", 3210, 30).At("09:00:50", 3211, 31).At("09:01:00", 3212, 32).At("09:02:00", 3212, 33).Bars();
        Assert.Equal("09:00-09:01 o3200 h3211 l3200 c3211 v11 incomplete", BarTicks.Text(interrupted[0]));
        Assert.Equal("09:01-09:02 o3212 h3212 l3212 c3212 v1 missed 20", BarTicks.Text(interrupted[1]));

        var silent = new BarTicks()
            .Stale("08:30:00", 3190, 0).At("09:00:00", 3200, 10).Stale("09:00:00", 3200, 10).At("09:00:50", 3201, 11).At("09:01:00", 3202, 12).Bars();
        Assert.Equal("09:00-09:01 o3200 h3201 l3200 c3201 v11", BarTicks.Text(silent[0]));
    }

    [Fact]
    public void Bars_that_ticks_may_be_missing_from_are_not_complete_unless_nothing_traded_meanwhile()
    {
        var bars = new BarTicks()
            .Stale("08:30:00", 3190, 0).At("09:00:00", 3200, 10).Gap().At("09:00:30", 3200, 10).At("09:01:00", 3201, 12)
            .Gap().At("09:02:30", 3202, 20).At("09:03:00", 3203, 21).Gap().At("09:03:30", 3203, 22).At("09:04:00", 3203, 23).At("09:05:00", 3203, 24)
            .Gap().On("2025-06-12").At("09:00:00", 3204, 5).At("09:01:00", 3204, 6).At("09:02:00", 3204, 7).Bars();
        Assert.Equal(
            [
                "09:00 v10 True", "09:01 v2 False", "09:02 v8 False", "09:03 v2 False", "09:04 v1 True", "09:05 v1 False",
                "09:00 v5 False", "09:01 v1 True", "09:02 v1 False",
            ],
            bars.Select(bar => $"{bar.Start:HH:mm} v{bar.Volume} {bar.IsComplete}"));
    }

    [Fact]
    public void A_day_that_changed_while_the_gateway_was_away_is_missed_up_to_the_first_snapshot()
    {
        var bars = new BarTicks()
            .Stale("08:30:00", 3190, 0).At("09:00:00", 3200, 10)
            .On("2025-06-12").Stale("09:30:00", 3250, 700).At("09:30:01", 3251, 703).At("09:31:00", 3252, 704).Bars();
        Assert.Equal("09:00-09:01 o3200 h3200 l3200 c3200 v10 incomplete", BarTicks.Text(bars[0]));
        Assert.Equal("09:30-09:31 o3251 h3251 l3251 c3251 v3 missed 700 incomplete", BarTicks.Text(bars[1]));
    }

    [Fact]
    public void The_first_bar_of_a_day_is_complete_where_the_gateway_was_there_before_anything_traded()
    {
        var reconnected = new BarTicks()
            .Stale("08:30:00", 3190, 0).At("09:00:00", 3200, 10).At("14:59:59", 3200, 20).At("15:00:00", 3200, 20).At("15:16:00", 3200, 20)
            .On("2025-06-11", "2025-06-12").Stale("19:29:00", 3200, 0).At("20:59:00", 3205, 400).At("21:01:00", 3206, 401).Bars();
        Assert.Equal("21:00-21:01 o3205 h3205 l3205 c3205 v400", BarTicks.Text(reconnected[2]));

        var startedBefore = new BarTicks()
            .Stale("15:16:00", 3200, 5000)
            .On("2025-06-11", "2025-06-12").At("20:55:00", 3200, 0).At("20:59:00", 3205, 400).At("21:01:00", 3206, 401).Bars();
        Assert.Equal("21:00-21:01 o3205 h3205 l3205 c3205 v400", BarTicks.Text(startedBefore[0]));
    }

    [Fact]
    public void The_first_bar_of_a_day_is_not_complete_where_its_beginning_was_missed_nor_the_last_one_before_a_reconnect()
    {
        var bars = new BarTicks()
            .Stale("08:30:00", 3190, 0).At("09:00:00", 3200, 10).At("14:59:30", 3200, 20)
            .On("2025-06-11", "2025-06-12").Stale("21:00:10", 3205, 400).At("21:00:20", 3205, 401).At("21:01:00", 3206, 402).Bars();
        Assert.Equal(
            ["14:59-15:00 o3200 h3200 l3200 c3200 v10 incomplete", "21:00-21:01 o3205 h3205 l3205 c3205 v1 missed 400 incomplete"],
            bars.Skip(1).Take(2).Select(BarTicks.Text));
    }

    [Fact]
    public void A_tick_of_a_bar_that_is_over_is_counted_with_the_next()
    {
        var bars = new BarTicks()
            .Stale("08:30:00", 3190, 0).At("09:00:00", 3200, 10).At("09:01:00", 3201, 20).At("09:00:59", 3202, 25).At("09:01:30", 3203, 30).At("09:02:00", 3203, 31).Bars();
        Assert.Equal(["09:00-09:01 o3200 h3200 l3200 c3200 v10", "09:01-09:02 o3201 h3203 l3201 c3203 v20", "09:02-09:03 o3203 h3203 l3203 c3203 v1 incomplete"], bars.Select(BarTicks.Text));
    }

    [Fact]
    public void One_tick_of_nonsense_changes_nothing_and_nothing_throws()
    {
        var ticks = new BarTicks().Stale("08:30:00", 3190, 0).At("09:00:00", 3200, 10);
        var good = ticks.Ticks[1];
        Tick[] nonsense =
        [
            good with { Volume = 3 }, good with { Volume = -5 }, good with { UtcTicks = 0, Volume = 999 }, good with { UtcTicks = -1 },
            good with { LastPrice = double.NaN, Volume = 12 }, good with { UtcTicks = good.UtcTicks - TimeSpan.TicksPerDay, Volume = 13 },
            good with { TradingDay = new DateOnly(1999, 1, 1), Volume = 2 },
        ];
        foreach (var tick in nonsense)
            ticks.Add(tick).Add(good);
        ticks.At("09:00:30", 3201, 20).At("09:01:00", 3202, 21);
        Assert.Equal(["09:00-09:01 o3200 h3201 l3200 c3201 v20", "09:01-09:02 o3202 h3202 l3202 c3202 v1 incomplete"], ticks.Bars().Select(BarTicks.Text));
    }

    [Fact]
    public void A_day_that_begins_again_is_begun_again()
    {
        var bars = new BarTicks()
            .Stale("08:30:00", 3190, 0).At("14:59:00", 3200, 1000).At("09:00:00", 3100, 5).At("09:00:01", 3100, 6).At("09:00:02", 3101, 7).At("09:01:00", 3102, 8).Bars();
        Assert.Equal(
            ["14:59-15:00 o3200 h3200 l3200 c3200 v1000 incomplete", "09:00-09:01 o3101 h3101 l3101 c3101 v1 incomplete", "09:01-09:02 o3102 h3102 l3102 c3102 v1 incomplete"],
            bars.Select(BarTicks.Text));
    }

    [Fact]
    public void What_trades_outside_of_all_hours_has_bars_by_the_clock()
    {
        var bars = new BarTicks().Stale("03:00:00", 3190, 7).At("03:17:05", 3200, 8).At("03:19:00", 3201, 9).Bars();
        Assert.Equal(["03:17-03:18 o3200 h3200 l3200 c3200 v1 incomplete", "03:19-03:20 o3201 h3201 l3201 c3201 v1 incomplete"], bars.Select(BarTicks.Text));
    }

    [Fact]
    public void A_turnover_that_is_not_sent_is_no_number()
    {
        var ticks = new BarTicks().Stale("08:30:00", 3190, 0).At("09:00:00", 3200, 10);
        ticks.Add(ticks.Ticks[1] with { Volume = 11, Turnover = double.NaN, OpenInterest = double.NaN });
        var bar = Assert.Single(ticks.Bars());
        Assert.True(double.IsNaN(bar.Turnover) && double.IsNaN(bar.OpenInterest));
        Assert.Equal(11, bar.Volume);
    }

    [Theory]
    [InlineData(5, "09:00-09:05,09:10-09:15,10:10-10:15,10:30-10:35,14:55-15:00")]
    [InlineData(30, "09:00-09:30,10:00-10:45,14:45-15:00")]
    [InlineData(60, "09:00-10:00,10:00-11:15,14:15-15:00")]
    [InlineData(7, "09:00-09:07,09:07-09:14,10:10-10:32,14:59-15:00")]
    [InlineData(1440, "09:00-15:00")]
    public void Longer_bars_count_trading_minutes_and_reach_over_breaks(int minutes, string expected)
    {
        var bars = new BarTicks()
            .Stale("08:30:00", 3190, 0).At("09:04:00", 3200, 1).At("09:10:00", 3201, 2).At("10:14:00", 3202, 3).At("10:30:30", 3203, 4).At("14:59:00", 3204, 5).Bars(minutes);
        Assert.Equal(expected, string.Join(',', bars.Select(bar => $"{bar.Start:HH:mm}-{bar.End:HH:mm}")));
        Assert.Equal(5, bars.Sum(bar => bar.Volume));
    }

    [Theory]
    [InlineData(120, "10:14:00", "10:20:00", "10:40:00", "09:00-11:15 v3")]
    [InlineData(7, "10:14:00", "10:20:00", "10:31:00", "10:10-10:32 v3")]
    [InlineData(20, "10:14:00", "10:29:00", "10:34:00", "10:00-10:35 v3")]
    [InlineData(60, "11:20:00", "12:00:00", "13:40:00", "11:15-14:15 v3")]
    [InlineData(60, "11:20:00", "13:24:00", "13:40:00", "11:15-14:15 v3")]
    public void A_tick_in_a_break_does_not_end_a_bar_that_reaches_over_it(int minutes, string before, string inBreak, string after, string expected)
    {
        var ticks = new BarTicks().Stale("08:30:00", 3190, 0).At(before, 3200, 1).At(inBreak, 3200, 1).At(after, 3201, 3);
        Assert.Equal(expected, Assert.Single(ticks.Bars(minutes).Select(bar => $"{bar.Start:HH:mm}-{bar.End:HH:mm} v{bar.Volume}")));
    }

    [Fact]
    public void A_trade_in_a_break_belongs_to_the_bar_that_reaches_over_it()
    {
        var bars = new BarTicks().Stale("08:30:00", 3190, 0).At("10:14:00", 3200, 1).At("10:20:00", 3201, 2).At("10:40:00", 3202, 3).At("11:16:00", 3203, 4).Bars(120);
        Assert.Equal(["09:00-11:15 v3", "11:15-15:00 v1"], bars.Select(bar => $"{bar.Start:HH:mm}-{bar.End:HH:mm} v{bar.Volume}"));
        Assert.True(bars[0].IsComplete);
    }

    [Fact]
    public void A_long_bar_of_the_night_does_not_reach_into_the_day()
    {
        var bars = new BarTicks("au2512.SHFE").On("2025-06-11", "2025-06-11")
            .Stale("02:00:00", 780, 0).At("02:10:00", 781, 1).At("09:00:00", 782, 2).Bars(60);
        Assert.Equal(["02:00-02:30", "09:00-10:00"], bars.Select(bar => $"{bar.Start:HH:mm}-{bar.End:HH:mm}"));
    }

    [Fact]
    public void Contracts_do_not_mix()
    {
        var first = new BarTicks("rb2510.SHFE").Stale("08:30:00", 1, 0).At("09:00:00", 3200, 10).At("09:01:00", 3201, 11);
        var second = new BarTicks("m2509.DCE").Stale("08:30:00", 1, 0).At("09:00:00", 2900, 7).At("09:01:00", 2901, 9);
        var both = new BarTicks();
        foreach (var (left, right) in first.Ticks.Zip(second.Ticks))
            both.Add(left).Add(right);
        var bars = both.Bars();
        Assert.Equal([10L, 1], bars.Where(bar => bar.Instrument.Symbol == "rb2510").Select(bar => bar.Volume));
        Assert.Equal([7L, 2], bars.Where(bar => bar.Instrument.Symbol == "m2509").Select(bar => bar.Volume));
    }

    [Fact]
    public void Random_ticks_never_throw_and_no_volume_is_counted_twice()
    {
        var random = new Random(3);
        var ticks = new BarTicks();
        for (var i = 0; i < 50_000; i++)
        {
            ticks.Add(new Tick
            {
                Instrument = new InstrumentId($"x{random.Next(5)}", Exchange.None),
                UtcTicks = random.NextInt64(-1, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay),
                TradingDay = DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber)),
                Volume = random.NextInt64(-10, long.MaxValue / 100_000),
                LastPrice = random.Next(10) == 0 ? double.NaN : random.NextDouble(),
                Flags = (TickFlags)random.Next(8),
            });
        }

        Assert.All(ticks.Bars(random.Next(1, 1440)), bar => Assert.True(bar.Volume > 0 && bar.End > bar.Start && bar.High >= bar.Low));
    }
}
