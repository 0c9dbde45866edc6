using System.Globalization;
using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Core.Tests.Trading;

public sealed class TradingValueTests
{
    private static readonly InstrumentId Rebar = InstrumentId.Parse("rb2605.SHFE");

    [Fact]
    public void A_buy_opens_by_limit_unless_told_otherwise()
    {
        var request = OrderRequest.Buy(Rebar, 3, 3500);

        Assert.Equal(Rebar, request.Instrument);
        Assert.Equal(Direction.Buy, request.Direction);
        Assert.Equal(Offset.Open, request.Offset);
        Assert.Equal(3, request.Volume);
        Assert.Equal(3500, request.Price);
        Assert.Equal(OrderType.Limit, request.Type);
        Assert.Equal(HedgeFlag.Speculation, request.Hedge);
    }

    [Fact]
    public void A_sell_can_close()
    {
        var request = OrderRequest.Sell(Rebar, 1, 3500, Offset.CloseToday);

        Assert.Equal(Direction.Sell, request.Direction);
        Assert.Equal(Offset.CloseToday, request.Offset);
    }

    [Theory]
    [InlineData(OrderStatus.AllTraded, true)]
    [InlineData(OrderStatus.Cancelled, true)]
    [InlineData(OrderStatus.Rejected, true)]
    [InlineData(OrderStatus.Submitting, false)]
    [InlineData(OrderStatus.Queueing, false)]
    [InlineData(OrderStatus.PartTraded, false)]
    [InlineData(OrderStatus.Suspended, false)]
    [InlineData(OrderStatus.WaitingForTrigger, false)]
    [InlineData(OrderStatus.Triggered, true)]
    [InlineData(OrderStatus.Other, false)]
    public void An_order_is_over_when_its_status_says_so(OrderStatus status, bool isFinal) =>
        Assert.Equal(isFinal, Make(status).IsFinal);

    [Fact]
    public void What_remains_of_an_order_is_what_has_not_traded() =>
        Assert.Equal(7, (Make(OrderStatus.PartTraded) with { Volume = 10, TradedVolume = 3 }).RemainingVolume);

    [Fact]
    public void An_order_id_is_written_with_its_parts_in_any_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            // A culture with a minus sign of its own.
            var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            odd.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = odd;

            Assert.Equal("1/-1804289383/42", new OrderId(1, -1804289383, "42").ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void A_position_tells_yesterdays_and_closable_lots()
    {
        var position = new Position
        {
            Instrument = Rebar, Direction = PositionDirection.Long, Volume = 10, TodayVolume = 4, FrozenToday = 1, FrozenYesterday = 2,
        };

        Assert.Equal(6, position.YesterdayVolume);
        Assert.Equal((3, 7), (position.FrozenVolume, position.ClosableVolume));
        Assert.Equal((3, 4), (position.ClosableToday, position.ClosableYesterday));
    }

    [Fact]
    public void What_an_account_has_frozen_is_margin_cash_and_commission()
    {
        Assert.Equal(10.5, new Account { AccountId = "1", FrozenMargin = 7, FrozenCash = 3, FrozenCommission = 0.5 }.Frozen);
    }

    [Fact]
    public void A_mismatch_is_of_volume_or_of_money_alone()
    {
        var kept = new Position { Instrument = Rebar, Direction = PositionDirection.Long, Volume = 10, TodayVolume = 4 };
        Assert.True(new PositionMismatchEvent(default, kept, kept with { Volume = 9 }).IsOfVolume);
        Assert.True(new PositionMismatchEvent(default, kept, kept with { TodayVolume = 5 }).IsOfVolume);
        Assert.False(new PositionMismatchEvent(default, kept, kept with { PositionCost = 1 }).IsOfVolume);
    }

    [Fact]
    public void The_risk_ratio_is_margin_by_balance_and_absent_without_one()
    {
        Assert.Equal(0.25, new Account { AccountId = "1", Balance = 1000, Margin = 250 }.RiskRatio);
        Assert.True(double.IsNaN(new Account { AccountId = "1", Margin = 250 }.RiskRatio));
    }

    private static Order Make(OrderStatus status) => new() { Id = new OrderId(1, 1, "1"), Instrument = Rebar, Status = status };
}
