using QuantPlus.Instruments;
using QuantPlus.Trading;
using QuantPlus.Trading.Offsets;

namespace QuantPlus.Core.Tests.Trading.Offsets;

/// <summary>Which lots an order would close.</summary>
public sealed class HeldLotsTests
{
    private static readonly InstrumentId Rebar = InstrumentId.Parse("rb2605.SHFE");
    private static readonly InstrumentId Meal = InstrumentId.Parse("m2605.DCE");

    [Fact]
    public void They_are_of_the_other_side_the_same_contract_and_the_same_purpose()
    {
        Position[] positions =
        [
            Held(Rebar, PositionDirection.Short, today: 2, yesterday: 3) with { FrozenToday = 1, FrozenYesterday = 2 },
            Held(Rebar, PositionDirection.Long, today: 7, yesterday: 7),
            Held(Meal, PositionDirection.Short, today: 7, yesterday: 7),
            Held(Rebar, PositionDirection.Short, today: 7, yesterday: 7) with { Hedge = HedgeFlag.Hedge },
        ];
        var held = HeldLots.Against(OrderRequest.Buy(Rebar, 1, 1), positions);
        Assert.Equal(new HeldLots(2, 3, 1, 2), held);
        Assert.Equal((1, 1, 2), (held.ClosableToday, held.ClosableYesterday, held.Closable));
        Assert.Equal(new HeldLots(7, 7), HeldLots.Against(OrderRequest.Sell(Rebar, 1, 1), positions));
        Assert.Equal(new HeldLots(7, 7), HeldLots.Against(OrderRequest.Buy(Rebar, 1, 1) with { Hedge = HedgeFlag.Hedge }, positions));
        Assert.Equal(default, HeldLots.Against(OrderRequest.Sell(Meal, 1, 1), positions));
    }

    [Fact]
    public void One_row_for_both_sides_is_what_was_bought() => Assert.Equal(
        new HeldLots(0, 500), HeldLots.Against(OrderRequest.Sell(Meal, 1, 1), [Held(Meal, PositionDirection.Net, today: 0, yesterday: 500)]));

    private static Position Held(InstrumentId instrument, PositionDirection direction, int today, int yesterday) =>
        new() { Instrument = instrument, Direction = direction, Volume = today + yesterday, TodayVolume = today };
}
