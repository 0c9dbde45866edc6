using QuantPlus.MarketData;
using static QuantPlus.Core.Tests.MarketData.NumberedTicks;

namespace QuantPlus.Core.Tests.MarketData;

/// <summary>Ticks of equal remainder by seven belong to one contract.</summary>
public sealed class TickChannelConflateTests
{
    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    [Fact]
    public void Only_the_newest_tick_of_a_contract_waits()
    {
        var channel = Channel(mode: TickFullMode.Conflate);

        channel.Write(0, 7, 14);

        Assert.Equal(1, channel.Count);
        Assert.Equal([14], channel.DrainNumbers());
        Assert.Equal(2, channel.Writer.Dropped);
    }

    [Fact]
    public void Contracts_come_in_the_order_in_which_they_first_had_news()
    {
        var channel = Channel(mode: TickFullMode.Conflate);

        channel.Write(1, 0, 2, 7, 8);

        Assert.Equal([8, 7, 2], channel.DrainNumbers());
    }

    [Fact]
    public void Contracts_that_are_added_get_their_turn_behind_those_that_wait()
    {
        var channel = new TickChannel(new TickSubscriptionOptions { FullMode = TickFullMode.Conflate }, Contracts[..1]);
        channel.Write(0, 1);
        Assert.Equal(1, channel.Count);

        channel.Writer.AddContracts(Contracts[..3]);
        channel.Write(1, 7, 2);
        channel.Writer.AddContracts(Contracts);
        channel.Write(3, 4, 5, 6, 10);

        Assert.Equal([7, 1, 2, 10, 4, 5, 6], channel.DrainNumbers());
        channel.Write(6, 13);
        Assert.Equal([13], channel.DrainNumbers());
    }

    [Fact(Timeout = 600_000)]
    public async Task Contracts_that_are_added_under_load_lose_nothing_and_mix_up_nothing()
    {
        const int count = 500_000;
        var channel = new TickChannel(new TickSubscriptionOptions { FullMode = TickFullMode.Conflate }, Contracts[..1]);
        var writing = Task.Run(
            () =>
            {
                for (var i = 0; i < count; i++)
                {
                    if (i % 50_000 == 0)
                        channel.Writer.AddContracts(Contracts[..Math.Min(Contracts.Length, 1 + (i / 50_000))]);
                    channel.Write(Of(i));
                }

                channel.Complete();
            },
            TestContext.Current.CancellationToken);
        var last = Enumerable.Repeat(-1L, Contracts.Length).ToArray();
        await foreach (var tick in channel.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            AssertWhole(in tick);
            var number = NumberOf(in tick);
            Assert.True(number > last[number % Contracts.Length]);
            last[number % Contracts.Length] = number;
        }

        await writing;
        Assert.Equal(Enumerable.Range(count - Contracts.Length, Contracts.Length).Select(i => (long)i), last.Order());
    }

    [Fact]
    public void A_contract_that_was_read_waits_again_with_its_next_tick()
    {
        var channel = Channel(mode: TickFullMode.Conflate);
        channel.Write(0);
        channel.DrainNumbers();
        Assert.False(channel.TryRead(out _));

        channel.Write(7);

        Assert.Equal([7], channel.DrainNumbers());
        Assert.Equal(0, channel.Writer.Dropped);
    }

    [Fact]
    public void Every_contract_has_room_whatever_the_capacity()
    {
        var channel = Channel(1, TickFullMode.Conflate);

        channel.Write(0, 1, 2, 3, 4, 5, 6);

        Assert.Equal([0, 1, 2, 3, 4, 5, 6], channel.DrainNumbers());
        Assert.Equal(0, channel.Writer.Dropped);
    }

    [Fact]
    public void A_batch_takes_what_fits_and_peeking_is_not_offered()
    {
        var channel = Channel(mode: TickFullMode.Conflate);
        channel.Write(0, 1, 2);
        var batch = new Tick[2];

        Assert.False(channel.CanPeek);
        Assert.False(channel.TryPeek(out _));
        Assert.Equal(2, channel.Read(batch));
        Assert.Equal([Of(0), Of(1)], batch);
        Assert.Equal(1, channel.Count);
    }

    [Fact]
    public async Task A_wait_ends_with_the_next_tick_and_the_stream_with_its_end()
    {
        var channel = Channel(mode: TickFullMode.Conflate);
        var wait = channel.WaitToReadAsync(TestEnds);
        channel.Write(0);
        Assert.True(await wait);

        channel.Complete();

        Assert.False(channel.Completion.IsCompleted);
        Assert.Equal([0], channel.DrainNumbers());
        Assert.True(channel.Completion.IsCompletedSuccessfully);
        Assert.False(await channel.WaitToReadAsync(TestEnds));
    }

    [Fact]
    public void Writing_and_reading_allocates_nothing()
    {
        var channel = Channel(mode: TickFullMode.Conflate);
        var tick = Of(1);

        var bytes = Allocations.BytesOf(() =>
        {
            channel.Write(in tick);
            channel.TryRead(out _);
        });

        Assert.Equal(0, bytes);
    }

    [Fact(Timeout = 600_000)]
    public async Task Under_stress_each_contracts_ticks_are_whole_and_in_order_and_the_last_one_arrives()
    {
        const int count = 2_000_000;
        var channel = Channel(mode: TickFullMode.Conflate);
        var writing = Task.Run(
            () =>
            {
                var random = new Random(1);
                for (var i = 0; i < count; i++)
                {
                    channel.Write(Of(i));
                    if (random.Next(100) == 0)
                        Thread.SpinWait(random.Next(50));
                }

                channel.Complete();
            },
            TestContext.Current.CancellationToken);

        var last = new long[Contracts.Length];
        Array.Fill(last, -1);
        var taken = 0L;
        while (await channel.WaitToReadAsync(TestContext.Current.CancellationToken))
        {
            while (channel.TryRead(out var tick))
            {
                AssertWhole(in tick);
                var number = NumberOf(in tick);
                var contract = number % last.Length;
                if (number <= last[contract])
                    Assert.Fail($"Tick {number} came after tick {last[contract]} of its contract.");
                last[contract] = number;
                taken++;
            }
        }

        await writing;
        Assert.Equal(count, taken + channel.Writer.Dropped);
        Assert.Equal(Enumerable.Range(count - last.Length, last.Length).Select(number => (long)number), last.Order());
    }
}
