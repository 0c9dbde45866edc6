using QuantPlus.Feeds;

namespace QuantPlus.Core.Tests.Feeds;

public sealed class UpdateFeedTests
{
    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_consumer_gets_the_updates_from_when_its_enumeration_begins()
    {
        var feed = new UpdateFeed<int>();
        feed.Publish(1);
        await using var updates = feed.Read(null, TestEnds).GetAsyncEnumerator(TestEnds);

        feed.Publish(2);
        feed.Publish(3);

        await AssertNext(updates, 2, 3);
    }

    [Fact]
    public async Task The_snapshot_comes_first()
    {
        var feed = new UpdateFeed<int>();
        await using var updates = feed.Read(() => [10, 20], TestEnds).GetAsyncEnumerator(TestEnds);

        feed.Publish(30);

        await AssertNext(updates, 10, 20, 30);
    }

    [Fact]
    public async Task Each_enumeration_is_a_consumer_of_its_own()
    {
        var feed = new UpdateFeed<int>();
        var updates = feed.Read(null, TestEnds);
        await using var first = updates.GetAsyncEnumerator(TestEnds);
        await using var second = updates.GetAsyncEnumerator(TestEnds);

        feed.Publish(1);

        await AssertNext(first, 1);
        await AssertNext(second, 1);
    }

    [Fact]
    public async Task A_consumer_waits_for_the_next_update()
    {
        var feed = new UpdateFeed<int>();
        await using var updates = feed.Read(null, TestEnds).GetAsyncEnumerator(TestEnds);
        var next = updates.MoveNextAsync();
        Assert.False(next.IsCompleted);

        feed.Publish(7);

        Assert.True(await next);
        Assert.Equal(7, updates.Current);
    }

    [Fact]
    public async Task A_slow_consumer_loses_nothing()
    {
        var feed = new UpdateFeed<int>();
        await using var updates = feed.Read(null, TestEnds).GetAsyncEnumerator(TestEnds);

        for (var i = 0; i < 100_000; i++)
            feed.Publish(i);

        await AssertNext(updates, [.. Enumerable.Range(0, 100_000)]);
    }

    [Fact]
    public async Task A_completed_feed_ends_after_what_was_published()
    {
        var feed = new UpdateFeed<int>();
        await using var updates = feed.Read(null, TestEnds).GetAsyncEnumerator(TestEnds);
        feed.Publish(1);

        feed.Complete();
        feed.Publish(2);

        await AssertNext(updates, 1);
        Assert.False(await updates.MoveNextAsync());
    }

    [Fact]
    public async Task A_feed_that_broke_says_so_after_what_was_published()
    {
        var feed = new UpdateFeed<int>();
        await using var updates = feed.Read(null, TestEnds).GetAsyncEnumerator(TestEnds);
        feed.Publish(1);
        var broken = new InvalidDataException("broken");

        feed.Complete(broken);
        feed.Complete();

        await AssertNext(updates, 1);
        Assert.Same(broken, await Assert.ThrowsAsync<InvalidDataException>(async () => await updates.MoveNextAsync()));
    }

    [Fact]
    public async Task A_late_consumer_of_a_completed_feed_ends_at_once()
    {
        var feed = new UpdateFeed<int>();
        feed.Complete();

        await using var updates = feed.Read(() => throw new InvalidOperationException("No snapshot is needed."), TestEnds).GetAsyncEnumerator(TestEnds);

        Assert.False(await updates.MoveNextAsync());
    }

    [Fact]
    public async Task A_late_consumer_of_a_feed_that_broke_gets_the_error()
    {
        var feed = new UpdateFeed<int>();
        feed.Complete(new InvalidDataException("broken"));

        await using var updates = feed.Read(null, TestEnds).GetAsyncEnumerator(TestEnds);

        await Assert.ThrowsAsync<InvalidDataException>(async () => await updates.MoveNextAsync());
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task Either_token_ends_a_wait(bool cancelFirst, bool cancelSecond)
    {
        var feed = new UpdateFeed<int>();
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        await using var updates = feed.Read(null, first.Token).GetAsyncEnumerator(second.Token);
        var next = updates.MoveNextAsync();

        if (cancelFirst)
            await first.CancelAsync();
        if (cancelSecond)
            await second.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
    }

    [Fact]
    public async Task A_cancelled_consumer_stops_even_where_updates_wait()
    {
        var feed = new UpdateFeed<int>();
        using var cancellation = new CancellationTokenSource();
        await using var updates = feed.Read(() => [1], cancellation.Token).GetAsyncEnumerator(TestEnds);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await updates.MoveNextAsync());
    }

    [Fact]
    public async Task A_consumer_that_left_gets_nothing_more_and_the_others_do()
    {
        var feed = new UpdateFeed<int>();
        var gone = feed.Read(null, TestEnds).GetAsyncEnumerator(TestEnds);
        await using var stays = feed.Read(null, TestEnds).GetAsyncEnumerator(TestEnds);
        await gone.DisposeAsync();
        await gone.DisposeAsync();

        feed.Publish(1);

        await AssertNext(stays, 1);
        Assert.False(await gone.MoveNextAsync());
    }

    [Fact]
    public async Task Snapshot_and_updates_have_neither_gap_nor_duplicate_while_the_publisher_is_at_work()
    {
        var gate = new Lock();
        var state = new List<int>();
        var feed = new UpdateFeed<int>(gate);
        var publishing = Task.Run(
            () =>
            {
                for (var i = 0; i < 20_000; i++)
                {
                    lock (gate)
                    {
                        state.Add(i);
                        feed.Publish(i);
                    }
                }

                feed.Complete();
            },
            TestEnds);

        while (!publishing.IsCompleted)
        {
            await using var updates = feed.Read(() => [.. state], TestEnds).GetAsyncEnumerator(TestEnds);
            for (var expected = 0; expected < 200 && await updates.MoveNextAsync(); expected++)
                Assert.Equal(expected, updates.Current);
        }

        await publishing;
    }

    [Fact]
    public async Task A_consumer_that_begins_in_the_middle_sees_everything_to_the_end()
    {
        var gate = new Lock();
        var state = new List<int>();
        var feed = new UpdateFeed<int>(gate);
        using var half = new ManualResetEventSlim();
        var publishing = Task.Run(
            () =>
            {
                for (var i = 0; i < 20_000; i++)
                {
                    lock (gate)
                    {
                        state.Add(i);
                        feed.Publish(i);
                    }

                    if (i == 10_000)
                        half.Set();
                }

                feed.Complete();
            },
            TestEnds);
        half.Wait(TestEnds);

        var seen = new List<int>();
        await using var updates = feed.Read(() => [.. state], TestEnds).GetAsyncEnumerator(TestEnds);
        while (await updates.MoveNextAsync())
            seen.Add(updates.Current);
        await publishing;

        // Where the publisher was done before the consumer began, nothing is left of the feed.
        Assert.Equal(Enumerable.Range(0, seen.Count), seen);
        Assert.True(seen.Count is 0 or 20_000);
    }

    private static async Task AssertNext(IAsyncEnumerator<int> updates, params int[] expected)
    {
        foreach (var number in expected)
        {
            Assert.True(await updates.MoveNextAsync());
            Assert.Equal(number, updates.Current);
        }
    }
}
