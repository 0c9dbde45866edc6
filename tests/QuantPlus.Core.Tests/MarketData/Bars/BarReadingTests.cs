using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.MarketData.Bars;

namespace QuantPlus.Core.Tests.MarketData.Bars;

/// <summary>Bars as a program reads them: as ticks come, and by the clock where none does.</summary>
public sealed class BarReadingTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly Channel<Tick> _ticks = Channel.CreateUnbounded<Tick>();

    private BarOptions Options => new() { TimeProvider = _clock };

    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bar_comes_with_the_first_tick_behind_it()
    {
        await using var bars = Read();
        var next = bars.MoveNextAsync().AsTask();
        Write(new BarTicks().Stale("08:30:00", 1, 0).At("09:00:10", 3200, 10).At("09:01:00", 3201, 11));
        Assert.True(await next);
        Assert.Equal("09:00-09:01 o3200 h3200 l3200 c3200 v10", BarTicks.Text(bars.Current));
    }

    [Fact]
    public async Task A_bar_ends_by_the_clock_where_no_tick_comes()
    {
        await using var bars = Read();
        Write(new BarTicks().Stale("08:30:00", 1, 0).At("09:00:10", 3200, 10));
        var next = bars.MoveNextAsync().AsTask();
        _clock.Advance(TimeSpan.FromSeconds(51.9));
        Assert.False(next.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.True(await next);
        Assert.Equal("09:00-09:01 o3200 h3200 l3200 c3200 v10", BarTicks.Text(bars.Current));
    }

    [Fact]
    public async Task The_last_bar_of_a_session_waits_a_minute_for_late_snapshots()
    {
        await using var bars = Read();
        var ticks = new BarTicks().Stale("08:30:00", 1, 0).At("14:59:50", 3200, 10);
        Write(ticks);
        var next = bars.MoveNextAsync().AsTask();
        _clock.Advance(TimeSpan.FromSeconds(40));
        Assert.False(next.IsCompleted);
        _ticks.Writer.TryWrite(ticks.At("15:00:00.5", 3201, 15).Ticks[^1]);

        // The reader goes on in the pool: where it has come to looks at the clock is not known.
        while (!next.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(31));
            await Task.Delay(1, TestEnds);
        }

        Assert.True(await next);
        Assert.Equal("14:59-15:00 o3200 h3201 l3200 c3201 v15", BarTicks.Text(bars.Current));
    }

    [Fact]
    public async Task A_tick_of_a_bar_that_the_clock_has_ended_is_counted_with_the_next()
    {
        await using var bars = Read();
        var ticks = new BarTicks().Stale("08:30:00", 1, 0).At("09:00:10", 3200, 10);
        Write(ticks);
        var next = bars.MoveNextAsync().AsTask();
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.True(await next);

        next = bars.MoveNextAsync().AsTask();
        _ticks.Writer.TryWrite(ticks.At("09:00:59.5", 3205, 14).Ticks[^1]);
        _ticks.Writer.TryWrite(ticks.At("09:01:10", 3206, 15).Ticks[^1]);
        _ticks.Writer.Complete();
        Assert.True(await next);
        Assert.Equal("09:01-09:02 o3206 h3206 l3206 c3206 v5 incomplete", BarTicks.Text(bars.Current));
        Assert.False(await bars.MoveNextAsync());
    }

    [Fact]
    public async Task Ticks_that_wait_are_taken_before_the_clock_ends_their_bar()
    {
        await using var bars = Read();
        var ticks = new BarTicks().Stale("08:30:00", 1, 0).At("09:00:10", 3200, 10).At("09:00:20", 3201, 12);
        Write(ticks);
        _clock.Advance(TimeSpan.FromHours(1));
        var next = bars.MoveNextAsync().AsTask();
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.True(await next);
        Assert.Equal(12, bars.Current.Volume);
    }

    [Fact]
    public async Task A_reader_that_stops_leaves_the_ticks_to_the_next()
    {
        var channel = new TickChannel(new TickSubscriptionOptions(), []);
        var bars = channel.ReadBarsAsync(Options, TestEnds).GetAsyncEnumerator(TestEnds);
        foreach (var tick in new BarTicks().Stale("08:30:00", 1, 0).At("09:00:10", 3200, 10).Ticks)
            channel.Write(in tick);
        var next = bars.MoveNextAsync().AsTask();
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.True(await next);
        await bars.DisposeAsync();

        var wait = channel.WaitToReadAsync(TestEnds);
        channel.Write(NumberedTicks.Of(1));
        Assert.True(await wait);
    }

    [Theory]
    [InlineData(TickFullMode.DropOldest)]
    [InlineData(TickFullMode.DropNewest)]
    public async Task Bars_of_a_subscription_that_dropped_ticks_are_not_complete(TickFullMode mode)
    {
        var subscription = new ChannelSubscription(new TickChannel(new TickSubscriptionOptions { Capacity = 4, FullMode = mode }, []));
        var ticks = new BarTicks().Stale("08:30:00", 1, 0)
            .At("09:00:10", 3200, 10).At("09:01:10", 3201, 11).At("09:01:20", 3201, 12)
            .At("09:02:10", 3201, 13).At("09:02:20", 3201, 14)
            .At("09:02:30", 3202, 20).At("09:03:10", 3202, 21).At("09:04:10", 3202, 22).At("09:05:10", 3202, 23).At("09:06:10", 3202, 24).At("09:07:10", 3202, 25);
        foreach (var tick in ticks.Ticks.Take(6))
            subscription.Channel.Write(in tick);
        Assert.Equal(2, subscription.Dropped);
        var reading = Task.Run(async () => await subscription.ReadBarsAsync(Options, TestEnds).ToListAsync(TestEnds), TestEnds);
        foreach (var tick in ticks.Ticks.Skip(6))
        {
            while (subscription.Channel.Count > 0)
                await Task.Delay(1, TestEnds);
            subscription.Channel.Write(in tick);
        }

        subscription.Channel.Complete();
        var bars = await reading;
        Assert.Equal(2, subscription.Dropped);
        Assert.DoesNotContain(bars, bar => bar.IsComplete && bar.Start.Minute is (1 or 2));
        Assert.Contains(bars, bar => bar.IsComplete && bar.Start.Minute is (>= 4 and <= 6));
    }

    [Fact]
    public async Task A_cancelled_reader_stops_and_a_broken_stream_says_so()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestEnds);
        var bars = _ticks.Reader.ReadBarsAsync(Options, cancellation.Token).GetAsyncEnumerator(TestEnds);
        var next = bars.MoveNextAsync().AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);

        await using var broken = Read();
        var last = broken.MoveNextAsync().AsTask();
        _ticks.Writer.Complete(new InvalidOperationException("broken"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => last);
    }

    [Fact]
    public void Impossible_options_are_refused_at_once()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _ticks.Reader.ReadBarsAsync(new BarOptions { Minutes = 0 }, TestEnds));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ticks.Reader.ReadBarsAsync(new BarOptions { Minutes = 1441 }, TestEnds));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ticks.Reader.ReadBarsAsync(new BarOptions { CloseDelay = TimeSpan.FromSeconds(-1) }, TestEnds));
        Assert.Throws<ArgumentException>(() => _ticks.Reader.ReadBarsAsync(new BarOptions { Sessions = null! }, TestEnds));
        Assert.Throws<ArgumentNullException>(() => ((ITickSubscription)null!).ReadBarsAsync(cancellationToken: TestEnds));
    }

    private sealed class ChannelSubscription(TickChannel channel) : ITickSubscription
    {
        public TickChannel Channel => channel;

        public ChannelReader<Tick> Ticks => channel;

        public IReadOnlyCollection<InstrumentId> Instruments => [];

        public long Dropped => channel.Writer.Dropped;

        public Task AddAsync(IEnumerable<InstrumentId> instruments, CancellationToken cancellationToken = default) => Task.CompletedTask;

        public void Remove(IEnumerable<InstrumentId> instruments)
        {
        }

        public int Read(Span<Tick> ticks) => channel.Read(ticks);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private IAsyncEnumerator<Bar> Read() => _ticks.Reader.ReadBarsAsync(Options, TestEnds).GetAsyncEnumerator(TestEnds);

    private void Write(BarTicks ticks)
    {
        foreach (var tick in ticks.Ticks)
            Assert.True(_ticks.Writer.TryWrite(tick));
    }
}
