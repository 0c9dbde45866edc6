using QuantPlus.MarketData;

namespace QuantPlus.Core.Tests.MarketData;

public sealed class TickTests
{
    [Fact]
    public void The_time_is_Chinas()
    {
        var utc = new DateTime(2026, 5, 8, 13, 0, 0, 500, DateTimeKind.Utc);

        var time = new Tick { UtcTicks = utc.Ticks }.Time;

        Assert.Equal(new DateTimeOffset(2026, 5, 8, 21, 0, 0, 500, TimeSpan.FromHours(8)), time);
        Assert.Equal(TimeSpan.FromHours(8), time.Offset);
    }

    [Fact]
    public void An_absent_time_is_the_smallest_one() => Assert.Equal(DateTimeOffset.MinValue, default(Tick).Time);

    [Theory]
    [InlineData(TickFlags.None, false)]
    [InlineData(TickFlags.Stale, true)]
    [InlineData(TickFlags.Stale | TickFlags.UnknownContract, true)]
    [InlineData(TickFlags.UncertainTime, false)]
    public void A_tick_is_stale_by_its_flag(TickFlags flags, bool isStale) => Assert.Equal(isStale, new Tick { Flags = flags }.IsStale);

    [Fact]
    public void A_depth_has_five_levels_best_first()
    {
        var depth = default(MarketDepth);
        for (var i = 0; i < MarketDepth.LevelCount; i++)
            depth[i] = new PriceLevel(100 - i, i, 101 + i, i);

        Assert.Equal(100, depth[0].BidPrice);
        Assert.Equal(105, depth[4].AskPrice);
    }

    [Fact]
    public void Subscriptions_drop_the_oldest_of_8192_ticks_by_default()
    {
        var options = new TickSubscriptionOptions();

        Assert.Equal(8192, options.Capacity);
        Assert.Equal(TickFullMode.DropOldest, options.FullMode);
        Assert.Equal(options, new TickSubscriptionOptions { Capacity = 8192 });
    }
}
