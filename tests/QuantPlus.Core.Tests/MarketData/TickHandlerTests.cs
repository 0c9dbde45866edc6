using QuantPlus.MarketData;
using static QuantPlus.Core.Tests.MarketData.NumberedTicks;

namespace QuantPlus.Core.Tests.MarketData;

public sealed class TickHandlerTests
{
    [Fact]
    public void A_handler_gets_every_tick_on_the_writing_thread_and_nothing_is_buffered()
    {
        var handler = new Collector();
        var channel = new TickChannel(new TickSubscriptionOptions(), Contracts, handler);

        channel.Write(1, 2, 3);

        Assert.Equal([1, 2, 3], handler.Numbers);
        Assert.Equal([Environment.CurrentManagedThreadId], handler.Threads.Distinct());
        Assert.Equal(0, channel.Count);
        Assert.False(channel.TryRead(out _));
        Assert.Equal(0, channel.Writer.Dropped);
    }

    [Fact]
    public async Task A_handler_that_throws_ends_its_subscription_with_its_error()
    {
        var handler = new Collector { ThrowAt = 2 };
        var channel = new TickChannel(new TickSubscriptionOptions(), Contracts, handler);

        channel.Write(1, 2, 3);

        Assert.Equal([1, 2], handler.Numbers);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => channel.Completion);
        Assert.Equal("2", error.Message);
    }

    [Fact]
    public void A_handler_gets_nothing_after_the_end()
    {
        var handler = new Collector();
        var channel = new TickChannel(new TickSubscriptionOptions(), Contracts, handler);

        channel.Complete();
        channel.Write(1);

        Assert.Empty(handler.Numbers);
        Assert.True(channel.Completion.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_handler_that_blocks_holds_up_the_writer_alone_and_gets_nothing_after_the_end()
    {
        using var blocker = new Blocker();
        var channel = new TickChannel(new TickSubscriptionOptions(), Contracts, blocker);
        var writing = Task.Run(() => channel.Write(1, 2), TestContext.Current.CancellationToken);
        Assert.True(blocker.IsInside.Wait(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken));

        channel.Complete();
        Assert.True(channel.Completion.IsCompletedSuccessfully);
        Assert.False(writing.IsCompleted);

        blocker.MayGo.Set();
        await writing;
        Assert.Equal(1, blocker.Count);
    }

    private sealed class Blocker : ITickHandler, IDisposable
    {
        public ManualResetEventSlim IsInside { get; } = new();

        public ManualResetEventSlim MayGo { get; } = new();

        public int Count { get; private set; }

        public void OnTick(in Tick tick)
        {
            Count++;
            IsInside.Set();
            MayGo.Wait();
        }

        public void Dispose()
        {
            IsInside.Dispose();
            MayGo.Dispose();
        }
    }

    private sealed class Collector : ITickHandler
    {
        public List<long> Numbers { get; } = [];

        public List<int> Threads { get; } = [];

        public long ThrowAt { get; init; } = -1;

        public void OnTick(in Tick tick)
        {
            Numbers.Add(NumberOf(in tick));
            Threads.Add(Environment.CurrentManagedThreadId);
            if (Numbers[^1] == ThrowAt)
                throw new InvalidOperationException("2");
        }
    }
}
