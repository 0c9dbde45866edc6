using QuantPlus.Instruments;
using QuantPlus.Trading;
using QuantPlus.Trading.Offsets;

namespace QuantPlus.Core.Tests.Trading.Offsets;

/// <summary>Which lots an order would close, and what working orders hold back of them.</summary>
public sealed class HeldLotsTests
{
    private static readonly InstrumentId Rebar = InstrumentId.Parse("rb2605.SHFE");
    private static readonly InstrumentId Meal = InstrumentId.Parse("m2605.DCE");

    [Fact]
    public void They_are_of_the_other_side_the_same_contract_and_the_same_purpose()
    {
        Position[] positions =
        [
            Held(Rebar, PositionDirection.Short, today: 2, yesterday: 3),
            Held(Rebar, PositionDirection.Long, today: 7, yesterday: 7),
            Held(Meal, PositionDirection.Short, today: 7, yesterday: 7),
            Held(Rebar, PositionDirection.Short, today: 7, yesterday: 7) with { Hedge = HedgeFlag.Hedge },
        ];
        Assert.Equal(new HeldLots(2, 3), HeldLots.Against(OrderRequest.Buy(Rebar, 1, 1), positions, []));
        Assert.Equal(new HeldLots(7, 7), HeldLots.Against(OrderRequest.Sell(Rebar, 1, 1), positions, []));
        Assert.Equal(new HeldLots(0, 0), HeldLots.Against(OrderRequest.Sell(Meal, 1, 1), positions, []));
    }

    [Fact]
    public void One_row_for_both_sides_is_what_was_bought() => Assert.Equal(
        new HeldLots(0, 500), HeldLots.Against(OrderRequest.Sell(Meal, 1, 1), [Held(Meal, PositionDirection.Net, today: 0, yesterday: 500)], []));

    [Theory]
    [InlineData(Offset.CloseToday, 2, 0)]
    [InlineData(Offset.CloseYesterday, 0, 2)]
    [InlineData(Offset.Close, 0, 2)]
    public void Where_lots_are_apart_the_orders_offset_says_which_are_held_back(Offset offset, int today, int yesterday)
    {
        Position[] positions = [Held(Rebar, PositionDirection.Long, today: 3, yesterday: 3) with { FrozenVolume = 2 }];
        Order[] orders =
        [
            Working(Rebar, Direction.Sell, offset, 3) with { TradedVolume = 1 },
            Working(Rebar, Direction.Sell, Offset.CloseToday, 9) with { Status = OrderStatus.Cancelled },
            Working(Rebar, Direction.Sell, Offset.Open, 9),
            Working(Rebar, Direction.Buy, Offset.CloseToday, 9),
            Working(Meal, Direction.Sell, Offset.CloseToday, 9),
        ];
        Assert.Equal(new HeldLots(3, 3, today, yesterday), HeldLots.Against(OrderRequest.Sell(Rebar, 1, 1), positions, orders));
    }

    [Theory]
    [InlineData(2, 0, 2)]
    [InlineData(5, 2, 3)]
    [InlineData(6, 3, 3)]
    public void Elsewhere_the_oldest_lots_are_held_back_first(int frozen, int today, int yesterday)
    {
        Position[] positions = [Held(Meal, PositionDirection.Long, today: 3, yesterday: 3) with { FrozenVolume = frozen }];
        var held = HeldLots.Against(OrderRequest.Sell(Meal, 1, 1), positions, [Working(Meal, Direction.Sell, Offset.CloseToday, frozen)]);
        Assert.Equal(new HeldLots(3, 3, today, yesterday), held);
        Assert.Equal(6 - frozen, held.Closable);
    }

    private static Position Held(InstrumentId instrument, PositionDirection direction, int today, int yesterday) =>
        new() { Instrument = instrument, Direction = direction, Volume = today + yesterday, TodayVolume = today };

    private static Order Working(InstrumentId instrument, Direction direction, Offset offset, int volume) => new()
    {
        Id = new OrderId(1, 1, "1"),
        Instrument = instrument,
        Direction = direction,
        Offset = offset,
        Volume = volume,
        Status = OrderStatus.Queueing,
    };
}
