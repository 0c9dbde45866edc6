using QuantPlus.Instruments;
using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Orders;
using QuantPlus.Trading;

namespace QuantPlus.Simulation.Tests;

/// <summary>What the counter refuses, by its numbers.</summary>
public sealed class RefusalTests
{
    private readonly TestEnvironment _environment = new(options => options.AddYesterdayPosition(InstrumentId.Parse("rb2510.SHFE"), PositionDirection.Long, 2));

    [Theory]
    [InlineData("nothing", 1, 3200, Offset.Open, 16)]
    [InlineData("RB2510", 1, 3200, Offset.Open, 16)]
    [InlineData("SPD MA509&MA601", 1, -30, Offset.Open, 17)]
    [InlineData("rb2510", 0, 3200, Offset.Open, 15)]
    [InlineData("rb2510", -5, 3200, Offset.Open, 15)]
    [InlineData("rb2510", 501, 3200, Offset.Open, 164)]
    [InlineData("rb2510", 1, 3200.5, Offset.Open, 165)]
    [InlineData("rb2510", 1, 9999, Offset.Open, 163)]
    [InlineData("rb2510", 1, 1, Offset.Open, 163)]
    [InlineData("rb2510", 500, 3200, Offset.Open, 31)]
    [InlineData("rb2510", 1, 3200, Offset.CloseToday, 50)]
    [InlineData("rb2510", 3, 3200, Offset.CloseYesterday, 51)]
    [InlineData("rb2510", 3, 3200, Offset.Close, 51)]
    [InlineData("m2509", 1, 2950, Offset.Close, 30)]
    [InlineData("m2509", 1, 2950, Offset.ForceClose, 15)]
    public void An_order_is_refused_with_the_counters_number(string symbol, int volume, double price, Offset offset, int error)
    {
        using var client = _environment.Connect().Ready();
        client.Insert(symbol, Direction.Sell, volume, (decimal)price, offset);
        Assert.Equal((CounterError)error, client.LastError());
        Assert.NotEmpty(client.LastError().Text());
        Assert.Empty(client.Orders);
        Assert.Equal(0, TestClient.Money(_environment.Core).Reserved.Total);
    }

    [Fact]
    public void What_a_working_order_will_close_cannot_be_closed_twice()
    {
        using var client = _environment.Connect().Ready();
        var order = client.Insert("rb2510", Direction.Sell, 2, _environment.Ask("rb2510") + 20, Offset.CloseYesterday);
        client.Insert("rb2510", Direction.Sell, 1, _environment.Ask("rb2510") + 20, Offset.CloseYesterday);
        Assert.Equal(CounterError.NotEnoughYesterdayPosition, client.LastError());
        client.Cancel(order);
        client.Insert("rb2510", Direction.Sell, 2, _environment.Ask("rb2510") + 20, Offset.CloseYesterday);
        Assert.Equal(OrderPhase.Queueing, client.Orders.Last().Phase);
    }

    [Fact]
    public void References_rise_within_a_session()
    {
        using var client = _environment.Connect().Ready();
        client.Insert("rb2510", Direction.Buy, 1, _environment.Bid("rb2510") - 20, orderRef: "7");
        client.Insert("rb2510", Direction.Buy, 1, _environment.Bid("rb2510") - 20, orderRef: "7");
        Assert.Equal(CounterError.DuplicateOrderRef, client.LastError());
        client.Insert("rb2510", Direction.Buy, 1, _environment.Bid("rb2510") - 20, orderRef: "x");
        Assert.Equal(CounterError.BadOrderField, client.LastError());
    }

    [Fact]
    public void A_cancel_of_nothing_or_of_something_over_is_refused()
    {
        using var client = _environment.Connect().Ready();
        client.Cancel("99");
        Assert.Equal(CounterError.OrderNotFound, client.LastError());
        var order = client.Insert("rb2510", Direction.Buy, 1, _environment.Ask("rb2510"));
        client.Cancel(order);
        Assert.Equal(CounterError.OrderIsFinal, client.LastError());
    }

    [Fact]
    public void Nothing_is_taken_before_the_login_and_the_confirmation()
    {
        using var client = _environment.Connect();
        client.Insert("rb2510", Direction.Buy, 1, 3200);
        Assert.Equal(CounterError.NotLoggedIn, client.LastError());
        client.Login();
        client.Insert("rb2510", Direction.Buy, 1, _environment.Bid("rb2510"));
        Assert.Equal(CounterError.SettlementNotConfirmed, client.LastError());
    }

    [Fact]
    public void More_orders_a_second_than_allowed_are_refused_until_the_second_is_over()
    {
        var environment = new TestEnvironment(options => options.OrdersPerSecond = 2);
        using var client = environment.Connect().Ready();
        var price = environment.Bid("rb2510") - 20;
        for (var i = 0; i < 3; i++)
            client.Insert("rb2510", Direction.Buy, 1, price);
        Assert.Equal(CounterError.TooManyOrders, client.LastError());
        Assert.Equal(2, environment.Environment.GetOrders().Count);
        environment.Environment.Advance(TimeSpan.FromSeconds(1));
        client.Insert("rb2510", Direction.Buy, 1, price);
        Assert.Equal(3, environment.Environment.GetOrders().Count);
    }
}
