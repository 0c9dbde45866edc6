using System.Threading.Channels;
using QuantPlus.MarketData;
using static QuantPlus.Core.Tests.MarketData.NumberedTicks;

namespace QuantPlus.Core.Tests.MarketData;

public sealed class TickChannelCompletionTests
{
    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_channel_ends_at_once()
    {
        var channel = Channel();

        channel.Complete();

        Assert.True(channel.Completion.IsCompletedSuccessfully);
        Assert.False(await channel.WaitToReadAsync(TestEnds));
        Assert.False(channel.TryRead(out _));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_was_written_can_be_read_after_the_end(bool asBatch)
    {
        var channel = Channel();
        channel.Write(1, 2);

        channel.Complete();

        Assert.False(channel.Completion.IsCompleted);
        if (asBatch)
            Assert.Equal(2, channel.Read(new Tick[2]));
        else
            Assert.Equal([1, 2], channel.DrainNumbers());
        Assert.True(channel.Completion.IsCompletedSuccessfully);
    }

    [Fact]
    public void A_tick_after_the_end_is_not_taken_and_not_counted_as_dropped()
    {
        var channel = Channel(2);
        channel.Write(1, 2);

        channel.Complete();
        channel.Write(3);

        Assert.Equal(0, channel.Writer.Dropped);
        Assert.Equal([1, 2], channel.DrainNumbers());
        Assert.True(channel.Completion.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task The_end_wakes_a_waiting_reader()
    {
        var channel = Channel();
        var wait = channel.WaitToReadAsync(TestEnds);

        channel.Complete();

        Assert.False(await wait);
    }

    [Fact]
    public async Task The_end_fails_a_pending_read()
    {
        var channel = Channel();
        var read = channel.ReadAsync(TestEnds);

        channel.Complete();

        await Assert.ThrowsAsync<ChannelClosedException>(async () => await read);
    }

    [Fact]
    public async Task An_error_reaches_the_waiting_reader_and_every_later_one()
    {
        var channel = Channel();
        var wait = channel.WaitToReadAsync(TestEnds);
        var broken = new InvalidDataException("broken");

        channel.Complete(broken);

        Assert.Same(broken, await Assert.ThrowsAsync<InvalidDataException>(async () => await wait));
        Assert.Same(broken, await Assert.ThrowsAsync<InvalidDataException>(async () => await channel.WaitToReadAsync(TestEnds)));
        Assert.Same(broken, await Assert.ThrowsAsync<InvalidDataException>(() => channel.Completion));
        var closed = await Assert.ThrowsAsync<ChannelClosedException>(async () => await channel.ReadAsync(TestEnds));
        Assert.Same(broken, closed.InnerException);
    }

    [Fact]
    public async Task An_error_reaches_a_pending_read_as_the_reason_of_the_end()
    {
        var channel = Channel();
        var read = channel.ReadAsync(TestEnds);
        var broken = new InvalidDataException("broken");

        channel.Complete(broken);

        var closed = await Assert.ThrowsAsync<ChannelClosedException>(async () => await read);
        Assert.Same(broken, closed.InnerException);
    }

    [Fact]
    public async Task An_error_comes_after_the_ticks()
    {
        var channel = Channel();
        channel.Write(1);
        channel.Complete(new InvalidDataException("broken"));

        Assert.True(await channel.WaitToReadAsync(TestEnds));
        Assert.Equal(Of(1), await channel.ReadAsync(TestEnds));
        await Assert.ThrowsAsync<InvalidDataException>(async () => await channel.WaitToReadAsync(TestEnds));
    }

    [Fact]
    public async Task Only_the_first_end_counts()
    {
        var channel = Channel();

        channel.Complete();
        channel.Complete(new InvalidDataException("too late"));

        Assert.False(await channel.WaitToReadAsync(TestEnds));
        Assert.True(channel.Completion.IsCompletedSuccessfully);
    }

    [Fact]
    public void An_empty_batch_does_not_end_a_stream_that_has_ticks()
    {
        var channel = Channel();
        channel.Write(1);
        channel.Complete();

        Assert.Equal(0, channel.Read([]));

        Assert.False(channel.Completion.IsCompleted);
        Assert.Equal(1, channel.Count);
    }
}
