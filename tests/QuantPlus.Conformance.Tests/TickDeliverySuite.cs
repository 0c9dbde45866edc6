using QuantPlus.MarketData;

namespace QuantPlus.Conformance.Tests;

/// <summary>The ways in which ticks reach a program: batches, a handler, the newest of each contract.</summary>
public abstract class TickDeliverySuite(GatewayKind kind) : ConnectedSuite(kind)
{
    [Fact]
    public async Task Ticks_can_be_read_in_batches()
    {
        await using var subscription = await Gateway.SubscribeAsync([Rebar], cancellationToken: Patient);
        var batch = new Tick[8];
        for (var taken = 0; taken < 4;)
        {
            Assert.True(await subscription.Ticks.WaitToReadAsync(Patient));
            var count = subscription.Read(batch);
            Assert.All(batch[..count], tick => Assert.Equal(Rebar, tick.Instrument));
            taken += count;
        }
    }

    [Fact]
    public async Task A_handler_takes_ticks_without_a_buffer_until_its_subscription_ends()
    {
        var handler = new ThirdTick();
        var subscription = await Gateway.SubscribeAsync([Rebar], handler, Patient);
        Assert.Equal(Rebar, (await handler.Taken.WaitAsync(Patient)).Instrument);
        Assert.False(subscription.Ticks.TryRead(out _));

        await subscription.DisposeAsync();

        await subscription.Ticks.Completion.WaitAsync(Patient);
    }

    [Fact]
    public async Task A_handler_that_throws_ends_its_own_subscription_and_no_other()
    {
        await using var well = await Gateway.SubscribeAsync([Rebar], cancellationToken: Patient);
        await using var broken = await Gateway.SubscribeAsync([Rebar], new ThirdTick { Throws = true }, Patient);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => broken.Ticks.Completion.WaitAsync(Patient));

        Assert.Equal("The handler broke.", error.Message);
        while (well.Ticks.TryRead(out _))
        {
        }

        Assert.Equal(Rebar, (await well.Ticks.ReadAsync(Patient)).Instrument);
    }

    [Fact]
    public async Task A_slow_consumer_that_conflates_gets_the_newest_tick()
    {
        var handler = new ThirdTick();
        await using var subscription = await Gateway.SubscribeAsync([Rebar], new TickSubscriptionOptions { FullMode = TickFullMode.Conflate }, Patient);
        await using var counted = await Gateway.SubscribeAsync([Rebar], handler, Patient);
        var third = await handler.Taken.WaitAsync(Patient);

        var tick = await subscription.Ticks.ReadAsync(Patient);

        Assert.True(tick.Time >= third.Time, $"{tick.Time:O} after {third.Time:O}");
        Assert.True(subscription.Dropped >= 2, $"{subscription.Dropped} dropped");
    }

    [Fact]
    public async Task A_missing_handler_is_refused() =>
        await Assert.ThrowsAsync<ArgumentNullException>(() => Gateway.SubscribeAsync([Rebar], (ITickHandler)null!, Patient));

    private sealed class ThirdTick : ITickHandler
    {
        private readonly TaskCompletionSource<Tick> _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _count;

        public bool Throws { get; init; }

        public Task<Tick> Taken => _taken.Task;

        public void OnTick(in Tick tick)
        {
            if (Throws)
                throw new InvalidOperationException("The handler broke.");
            if (++_count == 3)
                _taken.SetResult(tick);
        }
    }
}

public sealed class CtpTickDelivery() : TickDeliverySuite(GatewayKind.Ctp);

public sealed class TtsTickDelivery() : TickDeliverySuite(GatewayKind.Tts);
