using QuantPlus.MarketData;
using static QuantPlus.Core.Tests.MarketData.Allocations;
using static QuantPlus.Core.Tests.MarketData.NumberedTicks;

namespace QuantPlus.Core.Tests.MarketData;

public sealed class TickChannelAllocationTests
{
    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TickFullMode.DropOldest)]
    [InlineData(TickFullMode.DropNewest)]
    public void Writing_to_a_full_channel_allocates_nothing(TickFullMode mode)
    {
        var channel = Channel(64, mode);
        var tick = Of(1);

        var bytes = BytesOf(() => channel.Write(in tick));

        Assert.Equal(0, bytes);
    }

    [Fact]
    public void Writing_and_reading_allocates_nothing()
    {
        var channel = Channel(64);
        var tick = Of(1);

        var bytes = BytesOf(() =>
        {
            channel.Write(in tick);
            channel.TryRead(out _);
        });

        Assert.Equal(0, bytes);
    }

    [Fact]
    public void Reading_batches_allocates_nothing()
    {
        var channel = Channel(64);
        var tick = Of(1);
        var batch = new Tick[4];

        var bytes = BytesOf(() =>
        {
            channel.Write(in tick);
            channel.Read(batch);
        });

        Assert.Equal(0, bytes);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Waiting_for_each_tick_allocates_nothing(bool cancellable)
    {
        var channel = Channel(64);
        var tick = Of(1);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestEnds);
        var token = cancellable ? cancellation.Token : CancellationToken.None;

        // Fewer than above: each takes the microseconds that a reader looks before it sleeps.
        var bytes = BytesOf(() =>
        {
            var wait = channel.WaitToReadAsync(token);
            channel.Write(in tick);
            wait.GetAwaiter().GetResult();
            channel.TryRead(out _);
        }, count: 50_000);

        Assert.Equal(0, bytes);
    }

    [Fact]
    public async Task Waking_an_async_reader_allocates_nothing_on_the_writing_thread()
    {
        var channel = Channel(64);
        var taken = 0;
        var reading = Task.Run(
            async () =>
            {
                while (await channel.WaitToReadAsync(TestEnds))
                {
                    while (channel.TryRead(out _))
                        Volatile.Write(ref taken, taken + 1);
                }
            },
            TestEnds);

        var bytes = long.MaxValue;
        var writer = new Thread(() =>
        {
            var tick = Of(1);
            var sent = 0;
            bytes = BytesOf(
                () =>
                {
                    channel.Write(in tick);
                    sent++;
                    while (Volatile.Read(ref taken) < sent)
                        Thread.Yield();
                },
                count: 2000);
        });
        writer.Start();
        writer.Join();
        channel.Complete();
        await reading;

        Assert.Equal(0, bytes);
    }
}
