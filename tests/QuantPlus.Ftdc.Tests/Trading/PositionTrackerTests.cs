using QuantPlus.Ftdc.Trading;
using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Tests.Trading;

public sealed class PositionTrackerTests
{
    private static readonly Contract Rebar = new() { Id = InstrumentId.Parse("rb2510.SHFE"), Multiplier = 10, PriceTick = 1 };
    private static readonly Contract Soy = new() { Id = InstrumentId.Parse("m2509.DCE"), Multiplier = 10, PriceTick = 1 };
    private static readonly ContractCatalog Contracts = new([Rebar, Soy]);

    private readonly PositionTracker _tracker = new();

    [Fact]
    public void Rows_of_one_contract_and_side_are_added_up()
    {
        _tracker.Replace([Row(Rebar, 2, 2, 64_000), Row(Rebar, 3, 0, 93_000), Row(Rebar, 4, 4, 100_000, PositionDirection.Short)], Contracts);
        var positions = _tracker.Snapshot([]);
        var position = positions.Single(item => item.Direction == PositionDirection.Long);
        Assert.Equal((5, 2, 3), (position.Volume, position.TodayVolume, position.YesterdayVolume));
        Assert.Equal(157_000d / (5 * 10), position.AveragePrice, 9);
        Assert.Equal(4, positions.Single(item => item.Direction == PositionDirection.Short).Volume);
    }

    [Fact]
    public void What_an_answer_does_not_name_is_gone()
    {
        _tracker.Replace([Row(Rebar, 2, 2, 64_000)], Contracts);
        _tracker.Replace([Row(Soy, 1, 1, 30_000)], Contracts);
        Assert.Equal(Soy.Id, Assert.Single(_tracker.Snapshot([])).Instrument);
        _tracker.Replace([], Contracts);
        Assert.Empty(_tracker.Snapshot([]));
    }

    [Theory]
    // SHFE: each kind of close takes its own lots.
    [InlineData("SHFE", Offset.CloseToday, 2, 2, 3)]
    [InlineData("SHFE", Offset.CloseYesterday, 2, 4, 1)]
    [InlineData("SHFE", Offset.Close, 3, 4, 0)]
    // Elsewhere the oldest lots go first.
    [InlineData("DCE", Offset.Close, 2, 4, 1)]
    [InlineData("DCE", Offset.Close, 4, 3, 0)]
    [InlineData("DCE", Offset.CloseToday, 2, 4, 1)]
    public void A_close_takes_the_lots_that_the_exchange_takes(string exchange, Offset offset, int volume, int todayLeft, int yesterdayLeft)
    {
        var contract = exchange == "SHFE" ? Rebar : Soy;
        _tracker.Replace([Row(contract, 4, 4, 120_000), Row(contract, 3, 0, 90_000)], Contracts);
        _tracker.Apply(Trade(contract, Direction.Sell, offset, volume, 3100), Contracts);
        var position = Assert.Single(_tracker.Snapshot([]));
        Assert.Equal((todayLeft, yesterdayLeft), (position.TodayVolume, position.YesterdayVolume));
        Assert.Equal(3000, position.AveragePrice, 9);
    }

    [Fact]
    public void Opening_and_closing_all_leaves_nothing()
    {
        _tracker.Apply(Trade(Rebar, Direction.Sell, Offset.Open, 3, 3200), Contracts);
        var position = Assert.Single(_tracker.Snapshot([]));
        Assert.Equal((PositionDirection.Short, 3, 3, 3200d), (position.Direction, position.Volume, position.TodayVolume, position.AveragePrice));
        _tracker.Apply(Trade(Rebar, Direction.Buy, Offset.CloseToday, 3, 3150), Contracts);
        Assert.Empty(_tracker.Snapshot([]));
    }

    [Fact]
    public void A_close_of_what_is_not_known_is_no_negative_position()
    {
        _tracker.Apply(Trade(Rebar, Direction.Sell, Offset.Close, 3, 3200), Contracts);
        Assert.Empty(_tracker.Snapshot([]));
    }

    [Fact]
    public void Working_close_orders_freeze_what_they_would_close()
    {
        _tracker.Replace([Row(Rebar, 5, 5, 160_000)], Contracts);
        Order[] orders =
        [
            Order(Direction.Sell, Offset.CloseToday, 3, 1, OrderStatus.PartTraded),
            Order(Direction.Sell, Offset.CloseToday, 1, 0, OrderStatus.Cancelled),
            Order(Direction.Sell, Offset.Open, 7, 0, OrderStatus.Queueing),
            Order(Direction.Buy, Offset.CloseToday, 1, 0, OrderStatus.Queueing),
        ];
        var position = Assert.Single(_tracker.Snapshot(orders));
        Assert.Equal((2, 3), (position.FrozenVolume, position.ClosableVolume));
    }

    private static PositionRow Row(Contract contract, int volume, int today, double cost, PositionDirection direction = PositionDirection.Long) =>
        new() { Instrument = contract.Id, Direction = direction, Volume = volume, TodayVolume = today, PositionCost = cost, OpenCost = cost };

    private static Trade Trade(Contract contract, Direction direction, Offset offset, int volume, double price) => new()
    {
        TradeId = "t",
        Instrument = contract.Id,
        Direction = direction,
        Offset = offset,
        Volume = volume,
        Price = price,
    };

    private static Order Order(Direction direction, Offset offset, int volume, int traded, OrderStatus status) => new()
    {
        Id = new OrderId(1, 1, $"{direction}{offset}{volume}"),
        Instrument = Rebar.Id,
        Direction = direction,
        Offset = offset,
        Volume = volume,
        TradedVolume = traded,
        Status = status,
    };
}
