using System.Runtime.CompilerServices;
using QuantPlus.MarketData;
using static QuantPlus.Core.Tests.MarketData.NumberedTicks;

namespace QuantPlus.Core.Tests.MarketData;

public sealed class TickChannelWaitTests
{
    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wait_is_over_at_once_where_a_tick_waits()
    {
        var channel = Channel();
        channel.Write(1);

        var wait = channel.WaitToReadAsync(TestEnds);

        Assert.True(wait.IsCompletedSuccessfully);
        Assert.True(await wait);
    }

    [Fact]
    public async Task A_wait_ends_with_the_next_tick()
    {
        var channel = Channel();
        var wait = channel.WaitToReadAsync(TestEnds);
        Assert.False(wait.IsCompleted);

        channel.Write(1);

        Assert.True(await wait);
        Assert.Equal([1], channel.DrainNumbers());
    }

    [Fact]
    public async Task Ticks_after_the_first_do_not_disturb_a_wait_that_has_ended()
    {
        var channel = Channel();
        var wait = channel.WaitToReadAsync(TestEnds);

        channel.Write(1, 2, 3);

        Assert.True(await wait);
        Assert.Equal([1, 2, 3], channel.DrainNumbers());
        Assert.False(channel.WaitToReadAsync(TestEnds).IsCompleted);
    }

    [Fact]
    public async Task A_wait_can_follow_a_wait()
    {
        var channel = Channel();
        for (var i = 0; i < 100; i++)
        {
            var wait = channel.WaitToReadAsync(TestEnds);
            Assert.False(wait.IsCompleted);
            channel.Write(i);
            Assert.True(await wait);
            Assert.Equal([i], channel.DrainNumbers());
        }
    }

    [Fact]
    public async Task A_second_waiter_is_refused_and_the_first_goes_on()
    {
        var channel = Channel();
        var first = channel.WaitToReadAsync(TestEnds);

        var error = Assert.Throws<InvalidOperationException>(() => { _ = channel.WaitToReadAsync(TestEnds); });
        Assert.Contains("one reader at a time", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await channel.ReadAsync(TestEnds));

        channel.Write(1);
        Assert.True(await first);
    }

    [Fact]
    public async Task A_cancelled_wait_throws_and_the_channel_goes_on()
    {
        var channel = Channel();
        using var cancellation = new CancellationTokenSource();
        var wait = channel.WaitToReadAsync(cancellation.Token);

        await cancellation.CancelAsync();

        var error = await Assert.ThrowsAsync<OperationCanceledException>(async () => await wait);
        Assert.Equal(cancellation.Token, error.CancellationToken);
        var next = channel.WaitToReadAsync(TestEnds);
        channel.Write(1);
        Assert.True(await next);
        Assert.Equal([1], channel.DrainNumbers());
    }

    [Fact]
    public void A_wait_with_a_cancelled_token_is_cancelled_even_where_a_tick_waits()
    {
        var channel = Channel();
        channel.Write(1);
        var cancelled = new CancellationToken(true);

        Assert.True(channel.WaitToReadAsync(cancelled).IsCanceled);
        Assert.True(channel.ReadAsync(cancelled).IsCanceled);
        Assert.Equal(1, channel.Count);
    }

    [Fact]
    public async Task A_cancellation_after_the_tick_came_is_too_late()
    {
        var channel = Channel();
        using var cancellation = new CancellationTokenSource();
        var wait = channel.WaitToReadAsync(cancellation.Token);
        channel.Write(1);

        await cancellation.CancelAsync();

        Assert.True(await wait);
    }

    [Fact]
    public async Task A_wait_that_has_ended_forgets_its_token()
    {
        var channel = Channel();
        using var old = new CancellationTokenSource();
        var wait = channel.WaitToReadAsync(old.Token);
        channel.Write(1);
        await wait;
        channel.DrainNumbers();
        var next = channel.WaitToReadAsync(TestEnds);

        await old.CancelAsync();

        Assert.False(next.IsCompleted);
        channel.Write(2);
        Assert.True(await next);
    }

    [Fact]
    public async Task A_wait_that_was_used_up_cannot_be_asked_again()
    {
        var channel = Channel();
        var used = channel.WaitToReadAsync(TestEnds);
        channel.Write(1);
        await used;
        channel.DrainNumbers();
        var pending = channel.WaitToReadAsync(TestEnds);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await used);

        channel.Write(2);
        Assert.True(await pending);
    }

    [Fact]
    public async Task A_read_gives_the_tick_that_waits_or_the_next_one()
    {
        var channel = Channel();
        channel.Write(1);
        Assert.Equal(Of(1), await channel.ReadAsync(TestEnds));

        var read = channel.ReadAsync(TestEnds);
        Assert.False(read.IsCompleted);
        channel.Write(2);

        Assert.Equal(Of(2), await read);
    }

    [Fact]
    public async Task A_read_can_be_cancelled_and_loses_nothing()
    {
        var channel = Channel();
        using var cancellation = new CancellationTokenSource();
        var read = channel.ReadAsync(cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await read);
        channel.Write(1);
        Assert.Equal(Of(1), await channel.ReadAsync(TestEnds));
    }

    [Fact]
    public async Task Reading_all_gives_every_tick_until_the_end()
    {
        var channel = Channel();
        channel.Write(1, 2);
        var numbers = new List<long>();
        var reading = Task.Run(
            async () =>
            {
                await foreach (var tick in channel.ReadAllAsync(TestEnds))
                    numbers.Add(NumberOf(in tick));
            },
            TestEnds);

        channel.Write(3);
        channel.Complete();
        await reading;

        Assert.Equal([1, 2, 3], numbers);
    }

    [Fact]
    public async Task Reading_all_ends_by_cancellation()
    {
        var channel = Channel();
        using var cancellation = new CancellationTokenSource();
        var ticks = channel.ReadAllAsync(cancellation.Token).GetAsyncEnumerator(TestEnds);
        var next = ticks.MoveNextAsync();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
        await ticks.DisposeAsync();
    }

    [Fact]
    public async Task A_reader_that_has_waited_and_is_let_go_of_is_noticed()
    {
        using var noticed = new ManualResetEventSlim();
        var writer = await WaitOnceAndForgetAsync(noticed.Set);
        for (var i = 0; i < 1000 && !noticed.IsSet; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(1, TestEnds);
        }

        Assert.True(noticed.IsSet);
        GC.KeepAlive(writer);
    }

    [Fact]
    public void The_continuation_never_runs_on_the_writing_thread()
    {
        var channel = Channel();
        var writer = Environment.CurrentManagedThreadId;
        var resumedOn = 0;
        using var resumed = new ManualResetEventSlim();
        channel.WaitToReadAsync(TestEnds).GetAwaiter().OnCompleted(() =>
        {
            resumedOn = Environment.CurrentManagedThreadId;
            resumed.Set();
        });

        // Held here, so that the continuation cannot get this thread from the pool.
        channel.Write(1);
        resumed.Wait(TestEnds);

        Assert.NotEqual(writer, resumedOn);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<TickWriter> WaitOnceAndForgetAsync(Action abandoned)
    {
        var channel = Channel();
        channel.Watch = new ReaderWatch(abandoned);
        var next = channel.ReadAllAsync(TestEnds).GetAsyncEnumerator(TestEnds).MoveNextAsync();
        Assert.False(next.IsCompleted);
        channel.Write(1);
        Assert.True(await next.ConfigureAwait(false));
        return channel.Writer;
    }
}
