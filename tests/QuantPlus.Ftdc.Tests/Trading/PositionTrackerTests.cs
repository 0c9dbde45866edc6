using QuantPlus.Feeds;
using QuantPlus.Ftdc.Trading;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Tests.Trading;

public sealed class PositionTrackerTests
{
    private static readonly Contract Rebar = new()
    {
        Id = InstrumentId.Parse("rb2510.SHFE"), Multiplier = 10, PriceTick = 1, LongMarginRatio = 0.1, ShortMarginRatio = 0.1,
    };

    private static readonly Contract Soy = Rebar with { Id = InstrumentId.Parse("m2509.DCE") };

    private static readonly Contract SoyCall = new()
    {
        Id = InstrumentId.Parse("m2509-C-3000.DCE"), Multiplier = 10, PriceTick = 0.5, OptionType = OptionType.Call, StrikePrice = 3000,
    };

    private readonly UpdateFeed<Position> _feed = new();
    private readonly RateBook _rates = new();
    private readonly Dictionary<InstrumentId, double> _prices = [];
    private readonly PositionTracker _tracker;
    private ContractCatalog _contracts = new([Rebar, Soy, SoyCall]);
    private int _trades;

    public PositionTrackerTests()
    {
        _tracker = new PositionTracker(_feed, () => _contracts, _rates, TryGetLastTick);
        _tracker.Load([], isQuiet: true);
    }

    [Fact]
    public void Rows_of_one_contract_and_side_are_added_up()
    {
        _tracker.Load([Row(Rebar, 2, 2, 64_000), Row(Rebar, 3, 0, 93_000), Row(Rebar, 4, 4, 100_000, PositionDirection.Short)], isQuiet: true);
        var positions = _tracker.Snapshot();
        var position = positions.Single(item => item.Direction == PositionDirection.Long);
        Assert.Equal((5, 2, 3), (position.Volume, position.TodayVolume, position.YesterdayVolume));
        Assert.Equal(157_000d / (5 * 10), position.AveragePrice, 9);
        Assert.Equal(157_000d, position.PositionCost, 6);
        Assert.Equal(4, positions.Single(item => item.Direction == PositionDirection.Short).Volume);
    }

    [Fact]
    public void A_row_without_an_exchange_and_one_with_it_are_one_position()
    {
        _tracker.Load([Row(Rebar, 2, 2, 64_000), Row(Rebar, 3, 0, 93_000) with { Instrument = new InstrumentId("rb2510", Exchange.None) }], isQuiet: true);
        Assert.Equal((Rebar.Id, 5), (Assert.Single(_tracker.Snapshot()).Instrument, _tracker.VolumeOf(Rebar.Id, PositionDirection.Long)));
    }

    [Fact]
    public void What_an_answer_does_not_name_is_gone()
    {
        _tracker.Load([Row(Rebar, 2, 2, 64_000)], isQuiet: true);
        _tracker.Load([Row(Soy, 1, 1, 30_000)], isQuiet: true);
        Assert.Equal(Soy.Id, Assert.Single(_tracker.Snapshot()).Instrument);
        _tracker.Load([], isQuiet: true);
        Assert.Empty(_tracker.Snapshot());
    }

    [Theory]
    // SHFE: each kind of close takes its own lots.
    [InlineData("SHFE", Offset.CloseToday, 2, 2, 3)]
    [InlineData("SHFE", Offset.CloseYesterday, 2, 4, 1)]
    [InlineData("SHFE", Offset.Close, 3, 4, 0)]
    [InlineData("SHFE", Offset.ForceClose, 4, 3, 0)]
    // Elsewhere the oldest lots go first.
    [InlineData("DCE", Offset.Close, 2, 4, 1)]
    [InlineData("DCE", Offset.Close, 4, 3, 0)]
    [InlineData("DCE", Offset.CloseToday, 2, 4, 1)]
    public void A_close_takes_the_lots_that_the_exchange_takes(string exchange, Offset offset, int volume, int todayLeft, int yesterdayLeft)
    {
        var contract = exchange == "SHFE" ? Rebar : Soy;
        _tracker.Load([Row(contract, 4, 4, 120_000), Row(contract, 3, 0, 90_000)], isQuiet: true);
        Trade(contract, Direction.Sell, offset, volume, 3100);
        var position = Assert.Single(_tracker.Snapshot());
        Assert.Equal((todayLeft, yesterdayLeft), (position.TodayVolume, position.YesterdayVolume));
        Assert.Equal(3000, position.AveragePrice, 9);
        Assert.Equal(volume * 100 * 10, position.CloseProfit, 6);
    }

    [Fact]
    public async Task Opening_and_closing_all_leaves_nothing_and_its_profit()
    {
        Trade(Rebar, Direction.Sell, Offset.Open, 3, 3200);
        var position = Assert.Single(_tracker.Snapshot());
        Assert.Equal((PositionDirection.Short, 3, 3, 3200d), (position.Direction, position.Volume, position.TodayVolume, position.OpenPrice));
        var told = Told();
        Trade(Rebar, Direction.Buy, Offset.CloseToday, 3, 3150);
        Assert.Empty(_tracker.Snapshot());
        var closed = (await told())[^1];
        Assert.Equal((0, 0d, 0d), (closed.Volume, closed.Margin, closed.PositionCost));
        Assert.Equal(3 * 50 * 10, closed.CloseProfit, 6);
    }

    [Fact]
    public void A_close_of_what_is_not_known_is_no_negative_position()
    {
        Trade(Rebar, Direction.Sell, Offset.Close, 3, 3200);
        Assert.Empty(_tracker.Snapshot());
    }

    [Fact]
    public void Profit_counts_by_day_from_the_settlement_and_by_trade_from_the_opening()
    {
        _tracker.Load([Row(Soy, 2, 0, 60_000) with { OpenCost = 56_000, PositionProfit = 400 }], isQuiet: true);
        var position = Assert.Single(_tracker.Snapshot());
        Assert.Equal((3020, 400, 4_400), (position.MarkPrice, position.PositionProfit, position.PositionProfitByTrade));
        Assert.Equal(2800, position.OpenPrice, 9);

        _prices[Soy.Id] = 2990;
        position = Assert.Single(_tracker.Snapshot());
        Assert.Equal((2990, -200, 3_800), (position.MarkPrice, position.PositionProfit, position.PositionProfitByTrade));
        Trade(Soy, Direction.Sell, Offset.Close, 1, 3010);
        position = Assert.Single(_tracker.Snapshot());
        Assert.Equal((100, 2_100), (position.CloseProfit, position.CloseProfitByTrade));
    }

    [Fact]
    public void An_option_is_not_marked_to_the_market_by_day()
    {
        _prices[SoyCall.Id] = 60;
        Trade(SoyCall, Direction.Buy, Offset.Open, 2, 50);
        var position = Assert.Single(_tracker.Snapshot());
        Assert.Equal((0, 200, 0), (position.PositionProfit, position.PositionProfitByTrade, position.Margin));
        Trade(SoyCall, Direction.Sell, Offset.Close, 1, 70);
        Assert.Equal(0, Assert.Single(_tracker.Snapshot()).CloseProfit);
    }

    [Fact]
    public void Margin_and_commission_go_by_the_rates_that_are_known()
    {
        Trade(Rebar, Direction.Buy, Offset.Open, 2, 3000);
        Assert.Equal((6_000, 0), MarginAndCommission());
        _rates.MarginsOfProducts.Set((Exchange.Shfe, "", HedgeFlag.Speculation), new MarginRate
        {
            Instrument = Rebar.Id, LongByMoney = 0.2, LongByVolume = 5, ShortByMoney = 0, ShortByVolume = 0,
        });
        _rates.Commissions.Set(Rebar.Id, new CommissionRate { Instrument = Rebar.Id, OpenByMoney = 0.0001, OpenByVolume = 1, CloseTodayByVolume = 4 });
        Trade(Rebar, Direction.Buy, Offset.Open, 1, 3100);
        Assert.Equal((6_000 + 6_205, 4.1), MarginAndCommission());

        // The margin is not what the rates give for all lots: a third of the lots takes a third of it.
        Trade(Rebar, Direction.Sell, Offset.CloseToday, 1, 3100);
        Assert.Equal((12_205 * 2 / 3d, 8.1), MarginAndCommission());

        (double Margin, double Commission) MarginAndCommission()
        {
            var position = Assert.Single(_tracker.Snapshot());
            return (position.Margin, Math.Round(position.Commission, 9));
        }
    }

    [Fact]
    public void A_sold_options_margin_is_its_premium_and_the_fixed_part_and_no_less_than_the_least()
    {
        _rates.Margins.Set((SoyCall.Id, HedgeFlag.Speculation), new MarginRate
        {
            Instrument = SoyCall.Id, Option = new OptionTradeCost { FixedMargin = 2_000, MinimumMargin = 2_400 },
        });
        Trade(SoyCall, Direction.Sell, Offset.Open, 1, 50);
        Assert.Equal(2_500, Assert.Single(_tracker.Snapshot()).Margin, 6);
        Trade(SoyCall, Direction.Sell, Offset.Open, 1, 30);
        Assert.Equal(4_900, Assert.Single(_tracker.Snapshot()).Margin, 6);
        Trade(SoyCall, Direction.Buy, Offset.Close, 1, 30);
        Assert.Equal(2_400, Assert.Single(_tracker.Snapshot()).Margin, 6);
    }

    [Fact]
    public void Working_close_orders_freeze_the_lots_they_would_close()
    {
        _tracker.Load([Row(Rebar, 5, 5, 160_000), Row(Rebar, 4, 0, 120_000)], isQuiet: true);
        Freeze("1", Offset.CloseToday, 3);
        Freeze("2", Offset.Close, 1);
        Freeze("3", Offset.Open, 7);
        Assert.Equal((3, 1, 2, 3), Frozen());
        Freeze("1", Offset.CloseToday, 1);
        Freeze("2", Offset.Close, 0);
        Assert.Equal((1, 0, 4, 4), Frozen());
        _tracker.OnOrdersCleared();
        Assert.Equal((0, 0, 5, 4), Frozen());
    }

    [Fact]
    public void Where_todays_lots_are_not_apart_the_older_ones_are_frozen_first()
    {
        _tracker.Load([Row(Soy, 9, 5, 280_000) with { ExerciseFrozen = 1 }], isQuiet: true);
        Freeze("1", Offset.Close, 5, Soy);
        Assert.Equal((2, 4, 3, 0), Frozen());
        Freeze("1", Offset.Close, 100, Soy);
        Assert.Equal((5, 4, 0, 0), Frozen());
    }

    [Fact]
    public void A_difference_is_believed_when_it_is_seen_twice()
    {
        Trade(Rebar, Direction.Buy, Offset.Open, 2, 3000);
        Assert.Empty(Take(Row(Rebar, 3, 3, 90_000)));
        Assert.True(_tracker.NeedsAnotherLook);
        Assert.Equal(2, Assert.Single(_tracker.Snapshot()).Volume);

        var (kept, counted) = Assert.Single(Take(Row(Rebar, 3, 3, 90_000)));
        Assert.Equal((2, 3), (kept.Volume, counted.Volume));
        Assert.False(_tracker.NeedsAnotherLook);
        Assert.Equal(counted, Assert.Single(_tracker.Snapshot()));
        Assert.Empty(Take(Row(Rebar, 3, 3, 90_000)));
        Assert.False(_tracker.NeedsAnotherLook);
    }

    [Fact]
    public void An_answer_ahead_of_the_stream_of_trades_is_no_difference_and_counts_no_trade_twice()
    {
        Trade(Rebar, Direction.Buy, Offset.Open, 2, 3000);
        Assert.Empty(Take(Row(Rebar, 3, 3, 90_000)));
        Trade(Rebar, Direction.Buy, Offset.Open, 1, 3000);
        Assert.Empty(Take(Row(Rebar, 4, 4, 120_000)));
        Assert.True(_tracker.NeedsAnotherLook);
        Trade(Rebar, Direction.Buy, Offset.Open, 1, 3000);
        Assert.Empty(Take(Row(Rebar, 4, 4, 120_000)));
        Assert.False(_tracker.NeedsAnotherLook);
        Assert.Equal(4, Assert.Single(_tracker.Snapshot()).Volume);
    }

    [Fact]
    public void An_answer_behind_the_stream_of_trades_is_no_difference()
    {
        _tracker.BeginQuery();
        Trade(Rebar, Direction.Buy, Offset.Open, 2, 3000);
        Assert.Empty(_tracker.Take([], areTradesMissing: false));
        Assert.True(_tracker.NeedsAnotherLook);
        Assert.Empty(Take(Row(Rebar, 2, 2, 60_000)));
        Assert.False(_tracker.NeedsAnotherLook);
    }

    [Fact]
    public void Trades_that_an_order_tells_of_are_waited_for_but_not_for_ever()
    {
        for (var look = 0; look < 2; look++)
        {
            _tracker.BeginQuery();
            Assert.Empty(_tracker.Take([Row(Rebar, 2, 2, 60_000)], areTradesMissing: true));
            Assert.True(_tracker.NeedsAnotherLook);
        }

        Assert.Single(_tracker.Take([Row(Rebar, 2, 2, 60_000)], areTradesMissing: true));
        Assert.Equal(2, Assert.Single(_tracker.Snapshot()).Volume);
    }

    [Fact]
    public void Money_that_differs_with_equal_lots_is_told_at_once()
    {
        Trade(Rebar, Direction.Buy, Offset.Open, 2, 3000);
        var (kept, counted) = Assert.Single(Take(Row(Rebar, 2, 2, 60_010)));
        Assert.Equal((60_000, 60_010), (kept.PositionCost, counted.PositionCost));
        Assert.Equal(60_010, Assert.Single(_tracker.Snapshot()).PositionCost, 6);
    }

    [Fact]
    public void What_the_login_may_have_missed_is_taken_without_a_word()
    {
        _tracker.Load([Row(Rebar, 1, 1, 30_000)], isQuiet: false);
        for (var look = 0; look < 2; look++)
            Assert.Empty(Take(Row(Rebar, 2, 2, 60_000)));
        Assert.Equal(2, Assert.Single(_tracker.Snapshot()).Volume);
        Take(Row(Rebar, 3, 3, 90_000));
        Assert.Single(Take(Row(Rebar, 3, 3, 90_000)));
    }

    [Fact]
    public void Single_lots_take_the_place_of_their_means()
    {
        _tracker.Load([Row(Soy, 3, 0, 90_000) with { OpenCost = 93_000 }], isQuiet: true);
        _tracker.TakeLots([Lot("20250602", 2, 3300), Lot("20250528", 1, 2700), Lot("20250528", 0, 1), Lot("20250528", 4, 1) with { Instrument = Rebar.Id }]);
        Trade(Soy, Direction.Sell, Offset.Close, 1, 3000);
        var position = Assert.Single(_tracker.Snapshot());
        Assert.Equal((3300, 3000), (position.OpenPrice, position.CloseProfitByTrade));

        // Lots that are not those of the rows say nothing.
        _tracker.TakeLots([Lot("20250602", 2, 3200)]);
        Assert.Equal(3300, Assert.Single(_tracker.Snapshot()).OpenPrice, 9);

        static PositionLotRow Lot(string day, int volume, double price) => new()
        {
            Instrument = Soy.Id, Direction = PositionDirection.Long, OpenedOn = day, Volume = volume, OpenPrice = price, PreSettlementPrice = 3000,
        };
    }

    [Fact]
    public async Task Nothing_is_told_before_the_counters_first_word_and_each_change_once()
    {
        var tracker = new PositionTracker(_feed, () => _contracts, _rates, TryGetLastTick);
        var told = Told();
        tracker.OnTrade(MakeTrade(Rebar, Direction.Buy, Offset.Open, 1, 3000));
        tracker.Publish();
        tracker.Load([Row(Rebar, 2, 2, 60_000)], isQuiet: true);
        tracker.Load([Row(Rebar, 2, 2, 60_000)], isQuiet: true);
        tracker.Load([], isQuiet: true);
        Assert.Equal([2, 0], (await told()).Select(position => position.Volume));
    }

    [Fact]
    public void A_contract_that_the_list_does_not_have_does_no_harm()
    {
        _contracts = ContractCatalog.Empty;
        Trade(Rebar, Direction.Buy, Offset.Open, 2, 3000);
        Assert.Empty(Take(Row(Rebar, 2, 2, 60_000)));
        Assert.False(_tracker.NeedsAnotherLook);
        var position = Assert.Single(_tracker.Snapshot());
        Assert.Equal(2, position.Volume);
        Assert.True(double.IsNaN(position.OpenPrice));
    }

    private static PositionRow Row(Contract contract, int volume, int today, double cost, PositionDirection direction = PositionDirection.Long) => new()
    {
        Instrument = contract.Id, Direction = direction, Volume = volume, TodayVolume = today, PositionCost = cost, OpenCost = cost, PreSettlementPrice = 3000,
    };

    private IReadOnlyList<(Position Kept, Position Counted)> Take(params PositionRow[] rows)
    {
        _tracker.BeginQuery();
        return _tracker.Take(rows, areTradesMissing: false);
    }

    private Trade MakeTrade(Contract contract, Direction direction, Offset offset, int volume, double price) => new()
    {
        TradeId = $"{++_trades}",
        Instrument = contract.Id,
        Direction = direction,
        Offset = offset,
        Volume = volume,
        Price = price,
    };

    private void Trade(Contract contract, Direction direction, Offset offset, int volume, double price)
    {
        _tracker.OnTrade(MakeTrade(contract, direction, offset, volume, price));
        _tracker.Publish();
    }

    private void Freeze(string id, Offset offset, int lots, Contract? contract = null)
    {
        _tracker.OnOrder(
            new Order
            {
                Id = new OrderId(1, 1, id), Instrument = (contract ?? Rebar).Id, Direction = Direction.Sell, Offset = offset, Volume = lots,
            },
            lots);
        _tracker.Publish();
    }

    private (int FrozenToday, int FrozenYesterday, int ClosableToday, int ClosableYesterday) Frozen()
    {
        var position = Assert.Single(_tracker.Snapshot());
        return (position.FrozenToday, position.FrozenYesterday, position.ClosableToday, position.ClosableYesterday);
    }

    // What is published from now on; complete once the feed is.
    private Func<Task<List<Position>>> Told()
    {
        var updates = _feed.Read(null, default).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        return async () =>
        {
            _feed.Complete();
            var told = new List<Position>();
            while (await updates.MoveNextAsync())
                told.Add(updates.Current);
            await updates.DisposeAsync();
            return told;
        };
    }

    private bool TryGetLastTick(InstrumentId instrument, out Tick tick)
    {
        var isKnown = _prices.TryGetValue(instrument, out var price);
        tick = new Tick { Instrument = instrument, LastPrice = isKnown ? price : double.NaN };
        return isKnown;
    }
}
