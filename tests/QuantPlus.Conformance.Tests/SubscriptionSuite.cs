using System.Runtime.CompilerServices;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.MarketData.Bars;
using QuantPlus.Simulation;

namespace QuantPlus.Conformance.Tests;

/// <summary>The life of a subscription: what the counter is asked for, contracts that come and go, readers that are let go of.</summary>
public abstract class SubscriptionSuite(GatewayKind kind) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource _patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly EmbeddedEnvironment _environment = new(new EmbeddedEnvironmentOptions { StartTime = new DateTime(2025, 6, 11, 10, 0, 0) });
    private IGateway _gateway = null!;

    private CancellationToken Patient => _patience.Token;

    public async ValueTask InitializeAsync()
    {
        _patience.CancelAfter(Patience);
        _gateway = kind.CreateOn(_environment);
        await _gateway.ConnectAsync(Patient);
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        _patience.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_counter_is_asked_once_however_many_read_a_contract_and_told_when_the_last_has_gone()
    {
        var first = await _gateway.SubscribeAsync([Id("rb")], cancellationToken: Patient);
        var second = await _gateway.SubscribeAsync([Id("rb")], cancellationToken: Patient);
        Assert.Equal(1, _environment.CountRequests("SubscribeMarketData"));

        await first.DisposeAsync();
        Assert.Equal(0, _environment.CountRequests("UnSubscribeMarketData"));
        await second.Ticks.ReadAsync(Patient);
        await second.DisposeAsync();
        Assert.Equal(1, _environment.CountRequests("UnSubscribeMarketData"));

        await using var again = await _gateway.SubscribeAsync([Id("rb")], cancellationToken: Patient);
        Assert.Equal(2, _environment.CountRequests("SubscribeMarketData"));
        Assert.True((await again.Ticks.ReadAsync(Patient)).IsStale);
    }

    [Fact]
    public async Task The_counter_is_told_by_the_session_of_the_moment()
    {
        var subscription = await _gateway.SubscribeAsync([Id("rb")], cancellationToken: Patient);
        await _gateway.DisconnectAsync(Patient);
        await _gateway.ConnectAsync(Patient);
        Assert.Equal(2, _environment.CountRequests("SubscribeMarketData"));
        await subscription.DisposeAsync();
        Assert.Equal(1, _environment.CountRequests("UnSubscribeMarketData"));
    }

    [Fact]
    public async Task Contracts_can_be_added_and_removed()
    {
        await using var subscription = await _gateway.SubscribeAsync([Id("rb")], cancellationToken: Patient);
        await subscription.AddAsync([Id("m"), Id("rb")], Patient);
        Assert.Equal([Id("rb"), Id("m")], subscription.Instruments);
        Assert.Equal(2, _environment.CountRequests("SubscribeMarketData"));
        while ((await subscription.Ticks.ReadAsync(Patient)).Instrument != Id("m"))
        {
        }

        subscription.Remove([Id("rb"), Id("IF"), new InstrumentId("no such", Exchange.None)]);
        Assert.Equal([Id("m")], subscription.Instruments);
        Assert.Equal(1, _environment.CountRequests("UnSubscribeMarketData"));
        while (subscription.Ticks.TryRead(out _))
        {
        }

        for (var count = 0; count < 3; count++)
            Assert.Equal(Id("m"), (await subscription.Ticks.ReadAsync(Patient)).Instrument);
    }

    [Fact]
    public async Task Contracts_can_be_added_to_what_conflates()
    {
        await using var subscription = await _gateway.SubscribeAsync([Id("rb")], new TickSubscriptionOptions { FullMode = TickFullMode.Conflate }, Patient);
        InstrumentId[] more = [.. _gateway.Contracts.Take(200).Select(contract => contract.Id)];
        await subscription.AddAsync(more, Patient);
        var seen = new HashSet<InstrumentId>();
        while (seen.Count < 5)
            seen.Add((await subscription.Ticks.ReadAsync(Patient)).Instrument);
    }

    [Fact]
    public async Task What_cannot_be_added_is_refused_and_leaves_the_rest_alone()
    {
        var subscription = await _gateway.SubscribeAsync([Id("rb")], cancellationToken: Patient);
        await Assert.ThrowsAsync<Errors.GatewayException>(() => subscription.AddAsync([Id("m"), InstrumentId.Parse("xx9999.SHFE")], Patient));
        await Assert.ThrowsAsync<ArgumentException>(() => subscription.AddAsync([], Patient));
        await Assert.ThrowsAsync<ArgumentNullException>(() => subscription.AddAsync(null!, Patient));
        Assert.Throws<ArgumentNullException>(() => subscription.Remove(null!));
        Assert.Equal([Id("rb")], subscription.Instruments);
        await _gateway.DisconnectAsync(Patient);
        await Assert.ThrowsAsync<Errors.GatewayDisconnectedException>(() => subscription.AddAsync([Id("m")], Patient));
        Assert.Equal([Id("rb")], subscription.Instruments);
        await subscription.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => subscription.AddAsync([Id("m")], Patient));
    }

    [Fact]
    public async Task What_was_being_added_when_the_subscription_ended_does_not_stay_subscribed()
    {
        var subscription = await _gateway.SubscribeAsync([Id("rb")], cancellationToken: Patient);

        // One at a time: what is added waits until the other is answered.
        _environment.Trip(Fault.Delay(TimeSpan.FromSeconds(1)).At("OnRspSubMarketData"));
        var other = _gateway.SubscribeAsync([Id("m")], cancellationToken: Patient);
        var adding = subscription.AddAsync([Id("IF")], Patient);
        await subscription.DisposeAsync();
        Assert.Equal((2, 1), (_environment.CountRequests("SubscribeMarketData"), _environment.CountRequests("UnSubscribeMarketData")));

        await using var stays = await other;
        await Assert.ThrowsAsync<ObjectDisposedException>(() => adding);
        Assert.Equal((3, 2), (_environment.CountRequests("SubscribeMarketData"), _environment.CountRequests("UnSubscribeMarketData")));
    }

    [Fact]
    public async Task The_newest_tick_stays_new_when_the_reader_was_let_go_of()
    {
        await SubscribeAndForgetAsync();
        for (var round = 0; round < 5; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Assert.True(_gateway.TryGetLastTick(Id("rb"), out var before));
            while (!_gateway.TryGetLastTick(Id("rb"), out var after) || after.Time <= before.Time)
                await Task.Delay(1, Patient);
        }

        Assert.Equal(0, _environment.CountRequests("UnSubscribeMarketData"));
    }

    [Fact]
    public async Task A_reader_that_waits_is_not_forgotten_and_neither_is_a_handler()
    {
        var reading = ReadAsync(await _gateway.SubscribeAsync([Id("rb")], cancellationToken: Patient));
        var handler = new Counter();
        await HandleAndForgetAsync(handler);
        var count = 0;
        for (var round = 0; round < 5; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            count = handler.Count;
            while (handler.Count == count)
                await Task.Delay(1, Patient);
        }

        Assert.Equal(0, _environment.CountRequests("UnSubscribeMarketData"));
        Assert.True(await reading > 0);
    }

    [Fact]
    public async Task The_bars_of_a_recorded_day_have_its_volume()
    {
        // Time stands still between the jumps, so that nothing is lost.
        var environment = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { StartTime = new DateTime(2025, 6, 11, 8, 0, 0), KeepExchangeHours = true }.Accelerate(1e-6));
        await using var gateway = kind.CreateOn(environment);
        await gateway.ConnectAsync(Patient);
        var apples = InstrumentId.Parse("AP101.CZCE");
        var ticks = await gateway.SubscribeAsync([apples], new TickSubscriptionOptions { Capacity = 1 << 17 }, Patient);
        Assert.True(await ticks.Ticks.WaitToReadAsync(Patient));
        Assert.True(ticks.Ticks.TryPeek(out var first));
        for (var minute = 0; minute < 8 * 60; minute += 10)
            environment.Advance(TimeSpan.FromMinutes(10));

        // The market is silent now: whatever is still on its way comes before the snapshot of another subscription.
        await using var last = await gateway.SubscribeAsync([_gateway.Contracts.First(contract => contract.Id != apples).Id], cancellationToken: Patient);
        await last.Ticks.ReadAsync(Patient);
        Assert.True(gateway.TryGetLastTick(apples, out var newest));
        await ticks.DisposeAsync();
        var bars = await ticks.ReadBarsAsync(cancellationToken: Patient).ToListAsync(Patient);

        Assert.Equal(0, ticks.Dropped);
        Assert.True(newest.Volume > 1000, $"{newest.Volume} lots");
        Assert.Equal(newest.Volume - (first.TradingDay == newest.TradingDay ? first.Volume : 0), bars.Sum(bar => bar.Volume));
        Assert.InRange(bars.Count, 100, 225);
        Assert.All(bars, bar => Assert.True(bar.Start.TimeOfDay < bar.End.TimeOfDay && bar.TradingDay == newest.TradingDay));
    }

    private InstrumentId Id(string product) => _gateway.Contracts.OfProduct(product).First().Id;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task SubscribeAndForgetAsync()
    {
        var subscription = await _gateway.SubscribeAsync([Id("rb")], cancellationToken: Patient);
        await subscription.Ticks.ReadAsync(Patient);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task HandleAndForgetAsync(ITickHandler handler) => await _gateway.SubscribeAsync([Id("m")], handler, Patient);

    private static async Task<int> ReadAsync(ITickSubscription subscription)
    {
        var ticks = subscription.Ticks;
        var count = 0;
        while (count < 8)
        {
            await ticks.ReadAsync(TestContext.Current.CancellationToken);
            count++;
        }

        return count;
    }

    private sealed class Counter : ITickHandler
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public void OnTick(in Tick tick) => Interlocked.Increment(ref _count);
    }
}

public sealed class CtpSubscriptions() : SubscriptionSuite(GatewayKind.Ctp);

public sealed class TtsSubscriptions() : SubscriptionSuite(GatewayKind.Tts);
