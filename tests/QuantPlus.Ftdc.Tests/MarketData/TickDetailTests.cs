using System.Diagnostics;
using QuantPlus.Ftdc.MarketData;
using QuantPlus.Instruments;
using QuantPlus.MarketData;

namespace QuantPlus.Ftdc.Tests.MarketData;

/// <summary>Prices before the first trade, order books, times of arrival, memory.</summary>
public sealed class TickDetailTests
{
    private static readonly InstrumentId Rebar = InstrumentId.Parse("rb2510.SHFE");
    private static readonly ContractCatalog Contracts = new([new Contract { Id = Rebar, Multiplier = 10, PriceTick = 1 }]);

    private readonly SubscriptionTable _subscriptions = new();

    [Fact]
    public void A_price_of_zero_is_none_before_the_first_trade_and_a_price_after_it()
    {
        var field = Snapshot();
        field.OpenPrice = field.HighestPrice = field.LowestPrice = 0;
        field.Volume = 0;
        var before = Send(field);
        field.Volume = 1;
        var after = Send(field);

        Assert.All([before.OpenPrice, before.HighPrice, before.LowPrice], price => Assert.True(double.IsNaN(price)));
        Assert.All([after.OpenPrice, after.HighPrice, after.LowPrice], price => Assert.Equal(0, price));
    }

    [Fact]
    public void A_close_or_settlement_of_zero_is_none()
    {
        var field = Snapshot();
        field.ClosePrice = field.SettlementPrice = 0;

        var tick = Send(field);

        Assert.True(double.IsNaN(tick.ClosePrice));
        Assert.True(double.IsNaN(tick.SettlementPrice));
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0, 5, false)]
    [InlineData(double.MaxValue, 0, true)]
    [InlineData(double.PositiveInfinity, 5, true)]
    [InlineData(double.NaN, 5, true)]
    [InlineData(-12.5, 5, false)]
    public void A_quote_without_price_and_lots_is_none(double price, int volume, bool isNone)
    {
        var field = Snapshot();
        (field.BidPrice1, field.BidVolume1) = (price, volume);
        (field.AskPrice1, field.AskVolume1) = (price, volume);

        var tick = Send(field);

        Assert.Equal(isNone, double.IsNaN(tick.BidPrice));
        Assert.Equal(isNone, double.IsNaN(tick.AskPrice));
        Assert.Equal((volume, volume), (tick.BidVolume, tick.AskVolume));
    }

    [Fact]
    public void An_order_book_has_every_level_that_was_sent()
    {
        var field = Snapshot();
        (field.BidPrice2, field.BidVolume2, field.AskPrice2, field.AskVolume2) = (3203, 2, 3206, 12);
        (field.BidPrice3, field.BidVolume3, field.AskPrice3, field.AskVolume3) = (3202, 3, 3207, 13);
        (field.BidPrice4, field.BidVolume4, field.AskPrice4, field.AskVolume4) = (3201, 4, double.MaxValue, 0);
        (field.BidPrice5, field.BidVolume5, field.AskPrice5, field.AskVolume5) = (0, 0, 3209, 15);
        _subscriptions.KeepsDepth = true;
        Send(field);

        var depth = Depth();

        Assert.Equal(new PriceLevel(3204, 11, 3205, 22), depth[0]);
        Assert.Equal(new PriceLevel(3203, 2, 3206, 12), depth[1]);
        Assert.Equal(new PriceLevel(3202, 3, 3207, 13), depth[2]);
        Assert.Equal(new PriceLevel(3201, 4, double.NaN, 0), depth[3]);
        Assert.Equal(new PriceLevel(double.NaN, 0, 3209, 15), depth[4]);
    }

    [Fact]
    public void Deeper_levels_go_when_they_are_sent_no_more()
    {
        _subscriptions.KeepsDepth = true;
        var field = Snapshot();
        (field.BidPrice2, field.BidVolume2) = (3203, 2);
        Send(field);
        (field.BidPrice2, field.BidVolume2) = (double.MaxValue, 0);
        Send(field);

        var depth = Depth();

        Assert.Equal(3204, depth[0].BidPrice);
        for (var i = 1; i < MarketDepth.LevelCount; i++)
            Assert.Equal(new PriceLevel(double.NaN, 0, double.NaN, 0), depth[i]);
    }

    [Fact]
    public void Deeper_levels_are_kept_once_somebody_has_asked_for_them()
    {
        var feed = new MarketDataFeed(_subscriptions, new TickSubscriptionOptions(), () => Contracts, () => null, _ => { });
        var field = Snapshot();
        (field.BidPrice2, field.BidVolume2, field.AskPrice2, field.AskVolume2) = (3203, 2, 3206, 12);
        Send(field);

        Assert.True(feed.TryGetLast(Rebar, out MarketDepth first));
        Send(field);
        Assert.True(feed.TryGetLast(Rebar, out MarketDepth second));

        Assert.Equal((new PriceLevel(3204, 11, 3205, 22), new PriceLevel(double.NaN, 0, double.NaN, 0)), (first[0], first[1]));
        Assert.Equal((new PriceLevel(3204, 11, 3205, 22), new PriceLevel(3203, 2, 3206, 12)), (second[0], second[1]));
    }

    [Fact]
    public void The_time_of_arrival_is_stamped_where_a_reader_asks_for_it()
    {
        var plain = Subscribe(new TickSubscriptionOptions());
        var dispatcher = new TickDispatcher(_subscriptions);
        dispatcher.Dispatch(Snapshot());
        var stamped = Subscribe(new TickSubscriptionOptions { StampReceived = true });
        var before = Stopwatch.GetTimestamp();
        dispatcher.Dispatch(Snapshot());
        var after = Stopwatch.GetTimestamp();
        _subscriptions.Remove(stamped.Writer);
        dispatcher.Dispatch(Snapshot());

        Assert.True(stamped.TryRead(out var tick));
        Assert.InRange(tick.ReceivedTimestamp, before, after);
        var all = new Tick[3];
        Assert.Equal(3, plain.Read(all));
        Assert.Equal([0, tick.ReceivedTimestamp, 0], all.Select(each => each.ReceivedTimestamp));
    }

    [Fact]
    public void One_reader_that_is_full_or_throws_keeps_no_other_from_its_ticks()
    {
        var small = Subscribe(new TickSubscriptionOptions { Capacity = 1, FullMode = TickFullMode.DropNewest });
        var broken = new TickChannel(new TickSubscriptionOptions(), [Rebar], new Thrower());
        _subscriptions.Add(broken.Writer, [Rebar], Contracts);
        var well = Subscribe(new TickSubscriptionOptions { Capacity = 16 });
        var dispatcher = new TickDispatcher(_subscriptions);

        for (var i = 0; i < 8; i++)
            dispatcher.Dispatch(Snapshot());

        Assert.Equal(8, well.Count);
        Assert.Equal(7, small.Writer.Dropped);
        Assert.True(broken.Completion.IsFaulted);
    }

    [Theory]
    [InlineData("20250805", "10:30:01")]
    [InlineData("garbage", "")]
    public unsafe void A_million_ticks_through_the_callback_allocate_nothing(string tradingDay, string clock)
    {
        Subscribe(new TickSubscriptionOptions());
        Subscribe(new TickSubscriptionOptions { FullMode = TickFullMode.Conflate, StampReceived = true });
        var callbacks = new TickOnlyCallbacks(new TickDispatcher(_subscriptions));
        var library = new MdSpiProxy(callbacks.Attach(InterfaceVersion.Newest), InterfaceVersion.Newest);
        var field = Snapshot();
        field.TradingDay.Set(tradingDay);
        field.UpdateTime.Set(clock);

        // The runtime compiles what is run often a second time, and allocates a little as it does: one pass without is asked for.
        var bytes = long.MaxValue;
        for (var pass = 0; pass < 5 && bytes != 0; pass++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 1_000_000; i++)
                library.OnRtnDepthMarketData(&field);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, bytes);
        callbacks.Detach();
    }

    [Fact(Timeout = 600_000)]
    public async Task The_newest_tick_is_whole_whenever_it_is_asked_for()
    {
        Subscribe(new TickSubscriptionOptions());
        _subscriptions.KeepsDepth = true;
        var dispatcher = new TickDispatcher(_subscriptions);
        dispatcher.Dispatch(Snapshot());
        Assert.True(_subscriptions.TryFind(Rebar.Symbol, out var route));
        var writing = Task.Run(
            () =>
            {
                var field = Snapshot();
                for (var i = 1; i <= 500_000; i++)
                {
                    field.LastPrice = field.BidPrice1 = field.AskPrice1 = field.BidPrice2 = field.SettlementPrice = i;
                    field.Volume = field.BidVolume1 = field.BidVolume2 = i;
                    dispatcher.Dispatch(in field);
                }
            },
            TestContext.Current.CancellationToken);

        while (!writing.IsCompleted)
        {
            Assert.True(route.TryGetLast(out Tick tick));
            Assert.True(route.TryGetLast(out MarketDepth depth));
            if (tick.LastPrice != 3205)
                Assert.True(tick.LastPrice == tick.Volume && tick.SettlementPrice == tick.Volume && tick.BidVolume == tick.Volume, $"A torn tick: {tick}");
            if (depth[0].BidPrice != 3204)
                Assert.True(depth[0].BidPrice == depth[0].BidVolume && depth[1].BidVolume == depth[0].BidVolume, $"A torn book: {depth[0]} {depth[1]}");
        }

        await writing;
    }

    private Tick Send(DepthMarketDataField field)
    {
        var reader = Subscribe(new TickSubscriptionOptions());
        new TickDispatcher(_subscriptions).Dispatch(in field);
        Assert.True(reader.TryRead(out var tick));
        _subscriptions.Remove(reader.Writer);
        return tick;
    }

    private MarketDepth Depth()
    {
        Assert.True(_subscriptions.TryFind(Rebar.Symbol, out var route));
        Assert.True(route.TryGetLast(out MarketDepth depth));
        return depth;
    }

    private TickChannel Subscribe(TickSubscriptionOptions options)
    {
        var channel = new TickChannel(options, [Rebar]);
        _subscriptions.Add(channel.Writer, [Rebar], Contracts);
        return channel;
    }

    private static DepthMarketDataField Snapshot()
    {
        var field = default(DepthMarketDataField);
        field.InstrumentID.Set(Rebar.Symbol);
        field.TradingDay.Set("20250805");
        field.ActionDay.Set("20250805");
        field.UpdateTime.Set("10:30:01");
        field.LastPrice = 3205;
        field.Volume = 1;
        (field.BidPrice1, field.BidVolume1) = (3204, 11);
        (field.AskPrice1, field.AskVolume1) = (3205, 22);
        return field;
    }

    private sealed class TickOnlyCallbacks(TickDispatcher ticks) : MdSpi
    {
        protected override unsafe void OnRtnDepthMarketData(DepthMarketDataField* pDepthMarketData) => ticks.Dispatch(in *pDepthMarketData);
    }

    private sealed class Thrower : ITickHandler
    {
        public void OnTick(in Tick tick) => throw new InvalidOperationException("The handler broke.");
    }
}
