using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Core.Tests.Instruments;

public sealed class RateTests
{
    private static readonly Contract Rebar = new() { Id = InstrumentId.Parse("rb2605.SHFE"), Multiplier = 10 };

    [Fact]
    public void Commission_is_a_share_of_the_money_and_an_amount_per_lot()
    {
        var rate = new CommissionRate
        {
            Instrument = Rebar.Id, OpenByMoney = 0.0001, OpenByVolume = 0.5, CloseByMoney = 0.0002, CloseTodayByVolume = 3,
        };
        Assert.Equal(2 * (3.2 + 0.5), rate.OfOpening(Rebar, 3200, 2), 9);
        Assert.Equal(12.8, rate.OfClosing(Rebar, 3200, 2), 9);
        Assert.Equal(6, rate.OfClosingToday(Rebar, 3200, 2), 9);
    }

    [Fact]
    public void Margin_is_a_share_of_the_value_and_an_amount_per_lot_by_side()
    {
        var rate = new MarginRate { Instrument = Rebar.Id, LongByMoney = 0.1, LongByVolume = 1, ShortByMoney = 0.2, ShortByVolume = 0 };
        Assert.Equal(6_402, rate.Of(Rebar, PositionDirection.Long, 3200, 2), 9);
        Assert.Equal(12_800, rate.Of(Rebar, PositionDirection.Short, 3200, 2), 9);
        Assert.True(double.IsNaN((rate with { IsRelativeToExchange = true }).Of(Rebar, PositionDirection.Long, 3200, 2)));
    }

    [Fact]
    public void An_options_seller_pays_premium_and_fixed_part_but_no_less_than_the_least_and_its_buyer_nothing()
    {
        var rate = new MarginRate { Instrument = Rebar.Id, Option = new OptionTradeCost { FixedMargin = 2_000, MinimumMargin = 2_400 } };
        Assert.Equal(5_000, rate.Of(Rebar, PositionDirection.Short, 50, 2), 9);
        Assert.Equal(4_800, rate.Of(Rebar, PositionDirection.Short, 10, 2), 9);
        Assert.Equal(0, rate.Of(Rebar, PositionDirection.Long, 50, 2));
    }
}
