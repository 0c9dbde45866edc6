using QuantPlus.MarketData;
using static QuantPlus.Core.Tests.MarketData.NumberedTicks;

namespace QuantPlus.Core.Tests.MarketData;

public sealed class TickChannelReadTests
{
    [Fact]
    public void Ticks_come_out_whole_and_in_the_order_they_went_in()
    {
        var channel = Channel();

        channel.Write(1, 2, 3);

        Assert.Equal([1, 2, 3], channel.DrainNumbers());
        Assert.Equal(0, channel.Writer.Dropped);
    }

    [Fact]
    public void An_empty_channel_has_nothing_to_read()
    {
        var channel = Channel();

        Assert.False(channel.TryRead(out var read));
        Assert.False(channel.TryPeek(out var peeked));
        Assert.Equal(0, channel.Read(new Tick[4]));
        Assert.Equal(0, channel.Count);
        Assert.Equal(default, read);
        Assert.Equal(default, peeked);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(1000, 1024)]
    public void The_capacity_is_rounded_up_to_a_power_of_two(int asked, int held)
    {
        var channel = Channel(asked);

        for (var i = 0; i < held + 1; i++)
            channel.Write(i);

        Assert.Equal(held, channel.Count);
        Assert.Equal(1, channel.Writer.Dropped);
    }

    [Fact]
    public void A_full_channel_drops_the_oldest_tick_and_counts_it()
    {
        var channel = Channel(4);

        channel.Write(1, 2, 3, 4, 5, 6);

        Assert.Equal(2, channel.Writer.Dropped);
        Assert.Equal([3, 4, 5, 6], channel.DrainNumbers());
    }

    [Fact]
    public void A_full_channel_drops_the_newest_tick_where_asked_to()
    {
        var channel = Channel(4, TickFullMode.DropNewest);

        channel.Write(1, 2, 3, 4, 5, 6);

        Assert.Equal(2, channel.Writer.Dropped);
        Assert.Equal([1, 2, 3, 4], channel.DrainNumbers());
    }

    [Theory]
    [InlineData(TickFullMode.DropOldest)]
    [InlineData(TickFullMode.DropNewest)]
    public void A_channel_goes_on_after_it_was_full(TickFullMode mode)
    {
        var channel = Channel(2, mode);
        channel.Write(1, 2, 3);
        channel.DrainNumbers();

        channel.Write(4, 5);

        Assert.Equal([4, 5], channel.DrainNumbers());
        Assert.Equal(1, channel.Writer.Dropped);
    }

    [Fact]
    public void Peeking_leaves_the_tick_where_it_is()
    {
        var channel = Channel();
        channel.Write(1, 2);

        Assert.True(channel.CanPeek);
        Assert.True(channel.TryPeek(out var first));
        Assert.True(channel.TryPeek(out var again));

        Assert.Equal(Of(1), first);
        Assert.Equal(first, again);
        Assert.Equal([1, 2], channel.DrainNumbers());
    }

    [Fact]
    public void The_count_follows_writes_and_reads()
    {
        var channel = Channel(4);
        Assert.True(channel.CanCount);

        channel.Write(1, 2, 3);
        Assert.Equal(3, channel.Count);
        channel.TryRead(out _);
        Assert.Equal(2, channel.Count);
        channel.Write(4, 5, 6);
        Assert.Equal(4, channel.Count);
    }

    [Fact]
    public void A_batch_takes_as_many_ticks_as_fit()
    {
        var channel = Channel(8);
        channel.Write(1, 2, 3, 4, 5);
        var batch = new Tick[3];

        Assert.Equal(3, channel.Read(batch));
        Assert.Equal([Of(1), Of(2), Of(3)], batch);
        Assert.Equal(2, channel.Read(batch));
        Assert.Equal([Of(4), Of(5)], batch[..2]);
        Assert.Equal(0, channel.Read(batch));
    }

    [Fact]
    public void A_batch_crosses_the_end_of_the_ring()
    {
        var channel = Channel(4);
        channel.Write(1, 2, 3);
        channel.DrainNumbers();
        channel.Write(4, 5, 6);
        var batch = new Tick[8];

        Assert.Equal(3, channel.Read(batch));

        Assert.Equal([Of(4), Of(5), Of(6)], batch[..3]);
    }

    [Fact]
    public void An_empty_batch_takes_nothing()
    {
        var channel = Channel();
        channel.Write(1);

        Assert.Equal(0, channel.Read([]));
        Assert.Equal(1, channel.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(1_048_577)]
    [InlineData(int.MaxValue)]
    public void An_impossible_capacity_is_refused_by_name(int capacity)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Channel(capacity));

        Assert.Contains("TickSubscriptionOptions.Capacity must be from 1 to 1,048,576", error.Message, StringComparison.Ordinal);
        Assert.Equal(capacity, error.ActualValue);
    }

    [Fact]
    public void The_largest_capacity_is_taken()
    {
        var channel = Channel(1_048_576);

        channel.Write(1);

        Assert.Equal([1], channel.DrainNumbers());
    }

    [Fact]
    public void An_unknown_full_mode_is_refused_by_name()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Channel(8, (TickFullMode)99));

        Assert.Contains("TickSubscriptionOptions.FullMode", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_are_required() => Assert.Throws<ArgumentNullException>(() => new TickChannel(null!, []));
}
