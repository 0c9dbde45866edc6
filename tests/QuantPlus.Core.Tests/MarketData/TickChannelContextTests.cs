using System.Collections.Concurrent;
using static QuantPlus.Core.Tests.MarketData.NumberedTicks;

namespace QuantPlus.Core.Tests.MarketData;

/// <summary>Consumers that go on where they were: on a window's thread, say.</summary>
public sealed class TickChannelContextTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_consumer_goes_on_in_its_context()
    {
        using var context = new TestedContext();
        var channel = Channel();
        var reading = context.Run(async () =>
        {
            await channel.WaitToReadAsync(TestEnds);
            return SynchronizationContext.Current;
        });

        // A thread of its own, as the counter's is: one of the pool might be the very one that posts afterwards.
        var counter = new Thread(() => channel.Write(1));
        counter.Start();
        counter.Join();
        Assert.Same(context, await reading.WaitAsync(Patience, TestEnds));
        Assert.NotEqual(counter.ManagedThreadId, context.PostedOn);
    }

    [Fact]
    public async Task A_consumer_goes_on_in_its_scheduler()
    {
        var scheduler = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
        var channel = Channel();
        var reading = Task.Factory.StartNew(
            async () =>
            {
                await channel.WaitToReadAsync(TestEnds);
                return TaskScheduler.Current;
            },
            TestEnds, TaskCreationOptions.None, scheduler).Unwrap();
        while (!channel.Writer.Waiter.IsWaiting)
            await Task.Delay(1, TestEnds);
        channel.Write(1);
        Assert.Same(scheduler, await reading.WaitAsync(Patience, TestEnds));
    }

    [Fact]
    public async Task A_context_that_is_gone_troubles_neither_the_writer_nor_keeps_the_consumer_waiting()
    {
        using var context = new TestedContext { IsGone = true };
        var channel = Channel();
        var reading = context.Run(async () => await channel.WaitToReadAsync(TestEnds));
        channel.Write(1);
        Assert.True(await reading.WaitAsync(Patience, TestEnds));
    }

    [Fact]
    public async Task Waking_a_consumer_in_a_context_allocates_nothing_for_the_writer()
    {
        using var context = new TestedContext();
        var channel = Channel();
        var bytes = long.MaxValue;
        for (var i = 0; i < 100 && bytes != 0; i++)
        {
            var reading = context.Run(async () => await channel.WaitToReadAsync(TestEnds));
            var tick = Of(i);
            var before = GC.GetAllocatedBytesForCurrentThread();
            channel.Write(in tick);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(await reading.WaitAsync(Patience, TestEnds));
            channel.DrainNumbers();
        }

        Assert.Equal(0, bytes);
    }

    private sealed class TestedContext : SynchronizationContext, IDisposable
    {
        private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _posted = [];
        private readonly Thread _thread;

        public TestedContext()
        {
            _thread = new Thread(Loop) { IsBackground = true };
            _thread.Start();
        }

        public bool IsGone { get; init; }

        public int PostedOn { get; private set; }

        /// <summary>Begins something on this context, which goes on by itself; back as soon as that waits.</summary>
        public Task<T> Run<T>(Func<Task<T>> begin)
        {
            var before = Current;
            SetSynchronizationContext(this);
            try
            {
                return begin();
            }
            finally
            {
                SetSynchronizationContext(before);
            }
        }

        public override void Post(SendOrPostCallback d, object? state)
        {
            PostedOn = Environment.CurrentManagedThreadId;
            if (IsGone)
                throw new InvalidOperationException("The loop has ended.");
            _posted.Add((d, state));
        }

        public void Dispose()
        {
            _posted.CompleteAdding();
            _thread.Join();
            _posted.Dispose();
        }

        private void Loop()
        {
            SetSynchronizationContext(this);
            foreach (var (callback, state) in _posted.GetConsumingEnumerable())
                callback(state);
        }
    }
}
