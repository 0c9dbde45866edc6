using QuantPlus.Instruments;
using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Orders;
using QuantPlus.Trading;

namespace QuantPlus.Simulation.Tests;

/// <summary>Money and positions to the fen and to the lot.</summary>
public sealed class MoneyTests
{
    private readonly TestEnvironment _environment = new();

    private AccountState Money => TestClient.Money(_environment.Core);

    // rb2510: 10 tonnes, margin 16 percent, commission 1/10,000 of the money.
    [Fact]
    public void Opening_costs_margin_and_commission_and_closing_books_the_profit()
    {
        using var client = _environment.Connect().Ready();
        _environment.Show("rb2510", 3199, 10, 3200, 10);
        client.Insert("rb2510", Direction.Buy, 2, 3200);
        Assert.Equal(2 * 10 * 3200 * 0.16m, Money.Margin);
        Assert.Equal(2 * 10 * 3200 * 0.0001m, Money.Commission);
        Assert.Equal(0, Money.Reserved.Total);

        _environment.Show("rb2510", 3210, 10, 3211, 10);
        client.Insert("rb2510", Direction.Sell, 2, 3210, Offset.CloseToday);
        Assert.Equal(0, Money.Margin);
        Assert.Equal(2 * 10 * 10, Money.CloseProfit);
        Assert.Equal(2 * 10 * (3200 + 3210) * 0.0001m, Money.Commission);
        Assert.Equal(1_000_000 + Money.CloseProfit - Money.Commission, Money.Balance);
        Assert.Empty(_environment.Environment.GetPositions());
    }

    [Fact]
    public void A_working_order_holds_back_what_it_may_need_and_gives_it_back()
    {
        using var client = _environment.Connect().Ready();
        var order = client.Insert("rb2510", Direction.Buy, 3, 3180);
        Assert.Equal(3 * 10 * 3180 * 0.16m, Money.Reserved.Margin);
        Assert.Equal(3 * 10 * 3180 * 0.0001m, Money.Reserved.Commission);
        Assert.Equal(Money.Balance - Money.Reserved.Total, Money.Available);
        client.Cancel(order);
        Assert.Equal(0, Money.Reserved.Total);
    }

    [Fact]
    public void Margin_is_of_the_larger_side_where_the_exchange_says_so()
    {
        using var client = _environment.Connect().Ready();
        _environment.Show("rb2510", 3200, 10, 3201, 10);
        _environment.Show("rb2601", 3230, 10, 3231, 10);
        client.Insert("rb2510", Direction.Buy, 2, 3201);
        client.Insert("rb2601", Direction.Sell, 1, 3230);
        Assert.Equal(2 * 10 * 3201 * 0.16m, Money.Margin);

        _environment.Show("m2509", 2950, 10, 2951, 10);
        client.Insert("m2509", Direction.Buy, 1, 2951);
        client.Insert("m2509", Direction.Sell, 1, 2950);
        Assert.Equal((2 * 10 * 3201 * 0.16m) + (10 * (2951 + 2950) * 0.14m), Money.Margin);
    }

    [Fact]
    public void Where_lots_are_not_kept_apart_the_oldest_are_closed_first()
    {
        var environment = new TestEnvironment(options => options.AddYesterdayPosition(InstrumentId.Parse("m2509.DCE"), PositionDirection.Long, 3));
        using var client = environment.Connect().Ready();
        environment.Show("m2509", 2950, 20, 2951, 20);
        client.Insert("m2509", Direction.Buy, 2, 2951);
        client.Insert("m2509", Direction.Sell, 4, 2950, Offset.Close);
        var position = Assert.Single(environment.Environment.GetPositions());
        Assert.Equal((1, 1, 0), (position.Volume, position.TodayVolume, position.YesterdayVolume));
    }

    [Fact]
    public void At_SHFE_each_offset_closes_its_own_lots()
    {
        var environment = new TestEnvironment(options => options.AddYesterdayPosition(InstrumentId.Parse("rb2510.SHFE"), PositionDirection.Long, 3));
        using var client = environment.Connect().Ready();
        environment.Show("rb2510", 3200, 20, 3201, 20);
        client.Insert("rb2510", Direction.Buy, 2, 3201);
        client.Insert("rb2510", Direction.Sell, 1, 3200, Offset.CloseToday);
        client.Insert("rb2510", Direction.Sell, 2, 3200, Offset.Close);
        var position = Assert.Single(environment.Environment.GetPositions());
        Assert.Equal((1, 1), (position.TodayVolume, position.YesterdayVolume));
    }

    [Fact]
    public void An_option_is_paid_for_with_its_premium()
    {
        using var client = _environment.Connect().Ready();
        const string Option = "IO2509-C-3300";
        _environment.Show(Option, 620, 5, 620.2m, 5);
        client.Insert(Option, Direction.Buy, 1, 620.2m);
        Assert.Equal(-620.2m * 100, Money.PremiumIn);
        Assert.Equal(0, Money.Margin);
        Assert.Equal(1_000_000 - (620.2m * 100) - 15, Money.Balance);
    }

    [Fact]
    public void Who_sells_an_option_gets_the_premium_and_holds_margin_until_he_buys_it_back()
    {
        using var client = _environment.Connect().Ready();
        const string Option = "IO2509-C-3300";
        _environment.Show(Option, 620, 5, 620.2m, 5);
        client.Insert(Option, Direction.Sell, 1, 620);
        Assert.Equal(620 * 100, Money.PremiumIn);
        Assert.Equal((620 + 330) * 100, Money.Margin);
        client.Insert(Option, Direction.Buy, 1, 620.2m, Offset.CloseToday);
        Assert.Equal((620 - 620.2m) * 100, Money.PremiumIn);
        Assert.Equal(0, Money.Margin);
        Assert.Equal(1_000_000 + Money.PremiumIn - Money.Commission, Money.Balance);
    }

    [Fact]
    public void A_security_is_paid_in_full_and_never_sold_short()
    {
        using var client = _environment.Connect().Ready();
        _environment.Show("600000", 12.09m, 1000, 12.10m, 1000);
        client.Insert("600000", Direction.Sell, 100, 12.09m);
        Assert.Equal(CounterError.ShortSell, client.LastError());
        client.Insert("600000", Direction.Buy, 300, 12.10m);
        Assert.Equal(300 * 12.10m, Money.Margin);
        _environment.Show("600000", 12.19m, 1000, 12.20m, 1000);
        client.Insert("600000", Direction.Sell, 300, 12.19m, Offset.Close);
        Assert.Equal(300 * 0.09m, Money.CloseProfit);
        Assert.Equal(1_000_000 + Money.CloseProfit - Money.Commission, Money.Balance);
        Assert.Empty(_environment.Environment.GetPositions());
    }

    [Fact]
    public void The_settlement_carries_the_balance_over_and_ends_what_was_working()
    {
        using var client = _environment.Connect().Ready();
        _environment.Show("rb2510", 3199, 10, 3200, 10);
        client.Insert("rb2510", Direction.Buy, 2, 3200);
        client.Insert("rb2510", Direction.Buy, 1, 3150);
        var day = _environment.Environment.TradingDay;
        _environment.Environment.Advance(TimeSpan.FromHours(10));

        Assert.Equal(day.AddDays(1), _environment.Environment.TradingDay);
        var settlement = (decimal)_environment.Quote("rb2510").Day.PreSettlementPrice;
        Assert.Equal(1_000_000 + (2 * 10 * (settlement - 3200)) - (2 * 10 * 3200 * 0.0001m), Money.PreBalance);
        Assert.Equal((0m, 0m, 0m), (Money.Commission, Money.CloseProfit, Money.Reserved.Total));
        Assert.Equal(Money.PreBalance + Money.PositionProfit, Money.Balance);
        var position = Assert.Single(_environment.Environment.GetPositions());
        Assert.Equal((0, 2), (position.TodayVolume, position.YesterdayVolume));
        Assert.Equal((double)settlement, position.AveragePrice, 9);
        Assert.Equal(OrderPhase.Cancelled, client.Orders.Last().Phase);
        Assert.Empty(_environment.Environment.GetOrders());
        Assert.Contains("disconnected 4097", client.Told.OfType<string>());
    }

    [Fact]
    public void Money_paid_in_and_out_is_in_the_books()
    {
        _environment.Environment.Deposit(5000.50m);
        _environment.Environment.Withdraw(1000);
        Assert.Equal(1_004_000.50m, Money.Balance);
        Assert.Throws<ArgumentOutOfRangeException>(() => _environment.Environment.Withdraw(2_000_000));
    }
}
