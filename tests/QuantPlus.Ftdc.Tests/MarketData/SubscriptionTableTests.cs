using System.Runtime.CompilerServices;
using QuantPlus.Ftdc.MarketData;
using QuantPlus.Instruments;
using QuantPlus.MarketData;

namespace QuantPlus.Ftdc.Tests.MarketData;

/// <summary>Who reads what, and what the counter is asked for.</summary>
public sealed class SubscriptionTableTests
{
    private static readonly InstrumentId[] Ids = [.. Enumerable.Range(0, 8).Select(i => new InstrumentId($"rb251{i}", Exchange.Shfe))];

    private readonly SubscriptionTable _subscriptions = new();

    [Fact]
    public void The_counter_is_asked_for_a_contract_until_it_has_taken_it_and_told_of_its_last_reader_only()
    {
        var (first, second) = (Reader(), Reader());
        Assert.Equal(["rb2510", "rb2511"], Add(first, 0..2));
        Assert.Equal(["rb2511", "rb2512"], Add(second, 1..3));
        _subscriptions.MarkTaken(["rb2510", "rb2511", "rb2512"]);
        Assert.Empty(Add(Reader(), 0..1));
        Assert.Empty(_subscriptions.Remove(first));
        Assert.Equal(["rb2511", "rb2512"], _subscriptions.Remove(second));
        Assert.Equal(["rb2511"], _subscriptions.NotWanted(["rb2510", "rb2511"]));
        Assert.Equal(["rb2511"], Add(first, 1..2));
        Assert.Equal(["rb2510", "rb2511"], _subscriptions.Symbols.Order());
    }

    [Fact]
    public void A_reader_that_is_added_twice_reads_once()
    {
        var reader = Reader();
        Add(reader, 0..1);
        Add(reader, 0..2);
        Assert.True(_subscriptions.TryFind("rb2510", out var route));
        Assert.Single(route.Record.Readers.Writers);
        Assert.Equal(["rb2510", "rb2511"], _subscriptions.Remove(reader));
    }

    [Fact]
    public void Contracts_that_are_read_by_the_same_share_their_readers()
    {
        Add(Reader(), 0..6);
        Add(Reader(), 2..8);
        Assert.Same(ReadersOf(0), ReadersOf(1));
        Assert.Same(ReadersOf(2), ReadersOf(5));
        Assert.Same(ReadersOf(6), ReadersOf(7));
        Assert.Equal((1, 2, 1), (ReadersOf(0).Writers.Length, ReadersOf(2).Writers.Length, ReadersOf(6).Writers.Length));
    }

    [Fact]
    public async Task A_reader_that_nobody_can_reach_any_more_costs_nothing_and_its_contracts_stay()
    {
        var holder = Reader();
        Add(holder, 0..2);
        _subscriptions.MarkTaken(["rb2510", "rb2511"]);
        string? told = null;
        var feed = new MarketDataFeed(
            _subscriptions, new TickSubscriptionOptions(), () => ContractCatalog.Empty, () => null, contracts => Volatile.Write(ref told, contracts));
        await SubscribeAndForgetAsync(feed);
        while (Volatile.Read(ref told) is null)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        Assert.Equal("rb2510", told);
        Assert.Equal((0, 1), (feed.OpenCount, ReadersOf(0).Writers.Length));
        Assert.Equal(["rb2511"], _subscriptions.Remove(holder));
        Assert.Equal(["rb2510"], _subscriptions.Symbols);

        // Who subscribes to it again and goes ends it.
        var again = Reader();
        Assert.Empty(Add(again, 0..1));
        Assert.Equal(["rb2510"], _subscriptions.Remove(again));
        Assert.Empty(_subscriptions.Symbols);
    }

    [Fact]
    public async Task Others_lose_nothing_while_subscriptions_come_and_go()
    {
        const int ticks = 300_000;
        var steady = new TickChannel(new TickSubscriptionOptions { Capacity = 1 << 16 }, Ids);
        _subscriptions.Add(steady.Writer, Ids, ContractCatalog.Empty);
        var taken = 0L;
        var dispatching = Task.Run(
            () =>
            {
                var dispatcher = new TickDispatcher(_subscriptions);
                var field = default(DepthMarketDataField);
                for (var i = 1; i <= ticks; i++)
                {
                    field.InstrumentID.Set(Ids[i % Ids.Length].Symbol);
                    field.Volume = i;
                    dispatcher.Dispatch(in field);

                    // The reader may not be running on a busy machine; then nothing would be said of the subscriptions.
                    var wait = default(SpinWait);
                    while (i - Volatile.Read(ref taken) > (1 << 15))
                        wait.SpinOnce(sleep1Threshold: -1);
                }
            },
            TestContext.Current.CancellationToken);
        var changing = Task.Run(
            () =>
            {
                var random = new Random(1);
                while (!dispatching.IsCompleted)
                {
                    var reader = Reader();
                    var from = random.Next(Ids.Length);
                    Add(reader, from..random.Next(from + 1, Ids.Length + 1));
                    Add(reader, 0..1);
                    _subscriptions.Remove(reader);
                    _subscriptions.Add(reader, [new InstrumentId($"new{random.Next(2000)}", Exchange.Dce)], ContractCatalog.Empty);
                    _subscriptions.Remove(reader);
                }
            },
            TestContext.Current.CancellationToken);

        for (var expected = 1; expected <= ticks;)
        {
            Assert.True(await steady.WaitToReadAsync(TestContext.Current.CancellationToken));
            while (steady.TryRead(out var tick))
            {
                Assert.Equal(expected, tick.Volume);
                Assert.Equal(Ids[expected % Ids.Length].Symbol, tick.Instrument.Symbol);
                Volatile.Write(ref taken, expected++);
            }
        }

        await Task.WhenAll(dispatching, changing);
        Assert.Equal(0, steady.Writer.Dropped);
    }

    private string[] Add(TickWriter reader, Range contracts) => _subscriptions.Add(reader, Ids[contracts], ContractCatalog.Empty);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task SubscribeAndForgetAsync(MarketDataFeed feed) =>
        await feed.SubscribeAsync(Ids[..1], options: null, handler: null, CancellationToken.None);

    private RouteReaders ReadersOf(int contract)
    {
        Assert.True(_subscriptions.TryFind(Ids[contract].Symbol, out var route));
        return route.Record.Readers;
    }

    private static TickWriter Reader() => new(new TickSubscriptionOptions { Capacity = 4 }, Ids, handler: null);
}
