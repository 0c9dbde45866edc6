using QuantPlus.MarketData;
using static QuantPlus.Core.Tests.MarketData.NumberedTicks;

namespace QuantPlus.Core.Tests.MarketData;

/// <summary>
/// One writer against its reader, with random delays on both sides and rings so small that the writer is always at the reader's heels.
/// Whatever the timing: each tick is read once or counted as dropped, in order, whole.
/// </summary>
public sealed class TickChannelStressTests
{
    private const int Count = 1_000_000;

    [Theory(Timeout = 600_000)]
    [InlineData(1, TickFullMode.DropOldest)]
    [InlineData(2, TickFullMode.DropOldest)]
    [InlineData(4, TickFullMode.DropOldest)]
    [InlineData(64, TickFullMode.DropOldest)]
    [InlineData(1, TickFullMode.DropNewest)]
    [InlineData(4, TickFullMode.DropNewest)]
    public async Task One_by_one_each_tick_is_read_once_or_dropped(int capacity, TickFullMode mode)
    {
        var channel = Channel(capacity, mode);
        var writing = Task.Run(() => WriteAll(channel), TestContext.Current.CancellationToken);
        var check = new OrderCheck();
        var random = new Random(capacity);

        while (await channel.WaitToReadAsync(TestContext.Current.CancellationToken))
        {
            while (channel.TryRead(out var tick))
            {
                check.Take(in tick);
                Delay(random);
            }
        }

        await writing;
        Assert.Equal(Count, check.Taken + channel.Writer.Dropped);
        Assert.True(channel.Completion.IsCompletedSuccessfully);
    }

    [Theory(Timeout = 600_000)]
    [InlineData(1, TickFullMode.DropOldest)]
    [InlineData(2, TickFullMode.DropOldest)]
    [InlineData(4, TickFullMode.DropOldest)]
    [InlineData(64, TickFullMode.DropOldest)]
    [InlineData(4, TickFullMode.DropNewest)]
    public async Task In_batches_each_tick_is_read_once_or_dropped(int capacity, TickFullMode mode)
    {
        var channel = Channel(capacity, mode);
        var writing = Task.Run(() => WriteAll(channel), TestContext.Current.CancellationToken);
        var check = new OrderCheck();
        var random = new Random(capacity);
        var batch = new Tick[capacity + 3];

        while (await channel.WaitToReadAsync(TestContext.Current.CancellationToken))
        {
            for (int count; (count = channel.Read(batch.AsSpan(0, random.Next(1, batch.Length)))) > 0;)
            {
                foreach (ref readonly var tick in batch.AsSpan(0, count))
                    check.Take(in tick);
                Delay(random);
            }
        }

        await writing;
        Assert.Equal(Count, check.Taken + channel.Writer.Dropped);
        Assert.True(channel.Completion.IsCompletedSuccessfully);
    }

    [Fact(Timeout = 600_000)]
    public async Task Two_threads_that_read_without_waiting_share_the_ticks_without_a_duplicate()
    {
        var channel = Channel(4);
        var writing = Task.Run(() => WriteAll(channel), TestContext.Current.CancellationToken);
        var readers = Enumerable.Range(0, 2).Select(seed => Task.Run(() => ReadUntilEnd(channel, seed), TestContext.Current.CancellationToken)).ToArray();

        var taken = await Task.WhenAll(readers);

        await writing;
        Assert.Empty(taken[0].Intersect(taken[1]));
        Assert.Equal(Count, taken[0].Count + taken[1].Count + channel.Writer.Dropped);
    }

    [Fact(Timeout = 600_000)]
    public async Task A_tick_that_comes_while_the_reader_falls_asleep_wakes_it()
    {
        // The writer waits for the reader each time, so that each tick meets a reader that is about to wait or has just begun to.
        // The reader looks for some microseconds before it sleeps: the delays reach from far less to somewhat more.
        const int rounds = 5_000;
        var channel = Channel(1);
        var taken = 0;
        var writing = Task.Run(
            () =>
            {
                var random = new Random(1);
                for (var i = 0; i < rounds; i++)
                {
                    channel.Write(Of(i));
                    SpinUntil(() => Volatile.Read(ref taken) > i);
                    Thread.SpinWait(random.Next(500));
                }

                channel.Complete();
            },
            TestContext.Current.CancellationToken);

        while (await channel.WaitToReadAsync(TestContext.Current.CancellationToken))
        {
            while (channel.TryRead(out _))
                Volatile.Write(ref taken, taken + 1);
        }

        await writing;
        Assert.Equal(rounds, taken);
        Assert.Equal(0, channel.Writer.Dropped);
    }

    [Fact(Timeout = 600_000)]
    public async Task Cancellations_that_race_with_ticks_lose_nothing()
    {
        const int rounds = 5_000;
        var channel = Channel(16);
        var turn = -1;
        var writing = Task.Run(
            () =>
            {
                for (var i = 0; i < rounds; i++)
                {
                    SpinUntil(() => Volatile.Read(ref turn) >= i);
                    channel.Write(Of(i));
                }
            },
            TestContext.Current.CancellationToken);

        for (var i = 0; i < rounds; i++)
        {
            using var cancellation = new CancellationTokenSource();
            var wait = channel.WaitToReadAsync(cancellation.Token);
            Volatile.Write(ref turn, i);
            await cancellation.CancelAsync();
            try
            {
                Assert.True(await wait);
            }
            catch (OperationCanceledException)
            {
                Assert.True(await channel.WaitToReadAsync(TestContext.Current.CancellationToken));
            }

            Assert.True(channel.TryRead(out var tick));
            Assert.Equal(i, NumberOf(in tick));
        }

        await writing;
    }

    [Fact(Timeout = 600_000)]
    public async Task An_end_from_another_thread_is_the_last_thing_a_reader_sees()
    {
        for (var round = 0; round < 300; round++)
        {
            var channel = Channel(8);
            using var started = new Barrier(2);
            var writing = Task.Run(
                () =>
                {
                    started.SignalAndWait(TestContext.Current.CancellationToken);
                    for (var i = 0; i < 200; i++)
                        channel.Write(Of(i));
                },
                TestContext.Current.CancellationToken);
            var ending = Task.Run(
                () =>
                {
                    started.SignalAndWait(TestContext.Current.CancellationToken);
                    Thread.SpinWait(round);
                    channel.Complete();
                },
                TestContext.Current.CancellationToken);

            var check = new OrderCheck();
            await foreach (var tick in channel.ReadAllAsync(TestContext.Current.CancellationToken))
                check.Take(in tick);
            await channel.Completion;
            await Task.WhenAll(writing, ending);

            Assert.False(channel.TryRead(out _));
            Assert.Equal(0, channel.Count);
        }
    }

    private static void WriteAll(TickChannel channel)
    {
        var random = new Random(channel.Count);
        for (var i = 0; i < Count; i++)
        {
            channel.Write(Of(i));
            Delay(random);
        }

        channel.Complete();
    }

    private static HashSet<long> ReadUntilEnd(TickChannel channel, int seed)
    {
        var random = new Random(seed);
        var taken = new HashSet<long>();
        var last = -1L;
        while (!channel.Completion.IsCompleted && !TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            if (!channel.TryRead(out var tick))
            {
                Thread.Yield();
                continue;
            }

            AssertWhole(in tick);
            Assert.True(NumberOf(in tick) > last);
            last = NumberOf(in tick);
            Assert.True(taken.Add(last));
            Delay(random);
        }

        return taken;
    }

    // Gives its processor to others at times: on a busy machine the one that is waited for may not be running.
    private static void SpinUntil(Func<bool> condition)
    {
        var wait = default(SpinWait);
        while (!condition() && !TestContext.Current.CancellationToken.IsCancellationRequested)
            wait.SpinOnce(sleep1Threshold: -1);
    }

    // Mostly none, at times a little, seldom a whole time slice.
    private static void Delay(Random random)
    {
        var dice = random.Next(1000);
        if (dice == 0)
            Thread.Yield();
        else if (dice < 100)
            Thread.SpinWait(dice);
    }

    private sealed class OrderCheck
    {
        private long _last = -1;

        public long Taken { get; private set; }

        public void Take(in Tick tick)
        {
            AssertWhole(in tick);
            var number = NumberOf(in tick);
            if (number <= _last)
                Assert.Fail($"Tick {number} came after tick {_last}.");
            _last = number;
            Taken++;
        }
    }
}
