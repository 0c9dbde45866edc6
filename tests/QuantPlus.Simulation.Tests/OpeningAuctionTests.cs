using QuantPlus.Simulation.Orders;
using QuantPlus.Trading;

namespace QuantPlus.Simulation.Tests;

/// <summary>What was collected before the opening trades at one price.</summary>
public sealed class OpeningAuctionTests
{
    private readonly TestEnvironment _environment = new(options =>
    {
        (options.KeepExchangeHours, options.StartTime) = (true, new DateTime(2025, 6, 11, 8, 56, 0));
        options.AddUser("second", "x").AddUser("third", "x");
    });

    [Fact]
    public void Everything_trades_at_the_price_at_which_most_lots_trade()
    {
        using var first = _environment.Connect().Ready();
        using var second = _environment.Connect().Ready("second", "x");
        using var third = _environment.Connect().Ready("third", "x");

        // Far from each other, so that the market's own lots are in between and reach neither: 9 lots meet at 7000 + n.
        var low = Price(-300);
        first.Insert("AP510", Direction.Buy, 5, low + 40);
        first.Insert("AP510", Direction.Buy, 4, low + 20);
        second.Insert("AP510", Direction.Sell, 6, low + 10);
        third.Insert("AP510", Direction.Sell, 2, low + 30);
        Open(low + 0, low + 50);

        // At +20: 9 bought, 6 sold. At +30 and +40: 5 bought, 8 sold. Most lots trade at +10 and +20; of the two, +20 is nearer to the last settlement.
        Assert.All(first.Trades.Concat(second.Trades).Concat(third.Trades), trade => Assert.Equal(low + 20, trade.Price));
        Assert.Equal([5, 1], first.Trades.Select(trade => trade.Volume));
        Assert.Equal([5, 1], second.Trades.Select(trade => trade.Volume));
        Assert.Empty(third.Trades);
        Assert.Equal(2, _environment.Environment.GetOrderBook(_environment.Contract("AP510").Id).Count);
        Assert.All(first.Trades, trade => Assert.Equal(new TimeSpan(9, 0, 0), new TimeSpan(trade.Time.Hour, trade.Time.Minute, trade.Time.Second)));
    }

    [Fact]
    public void The_first_snapshots_lots_take_part_and_are_gone_then()
    {
        using var first = _environment.Connect().Ready();
        using var second = _environment.Connect().Ready("second", "x");
        var ask = Price(0);
        first.Insert("AP510", Direction.Buy, 2, ask + 10);
        second.Insert("AP510", Direction.Buy, 4, ask + 5);
        Open(ask - 1, ask, volume: 3);
        Assert.Equal([(2, ask + 5)], first.Trades.Select(trade => (trade.Volume, trade.Price)));
        Assert.Equal([(1, ask + 5)], second.Trades.Select(trade => (trade.Volume, trade.Price)));
        Assert.Equal(3, Assert.Single(_environment.Environment.GetOrderBook(_environment.Contract("AP510").Id)).RemainingVolume);
    }

    [Fact]
    public void Nobody_trades_with_himself_in_it()
    {
        using var client = _environment.Connect().Ready();
        var low = Price(-300);
        client.Insert("AP510", Direction.Buy, 2, low + 20);
        client.Insert("AP510", Direction.Sell, 2, low + 10);
        Open(low, low + 50);
        Assert.Empty(client.Trades);
        Assert.Equal([OrderStatus.Queueing, OrderStatus.Cancelled], _environment.Environment.GetOrders().Select(order => order.Status));
    }

    [Fact]
    public void Where_nothing_meets_everything_rests()
    {
        using var client = _environment.Connect().Ready();
        var price = Price(0);
        client.Insert("AP510", Direction.Buy, 2, price - 20);
        client.Insert("AP510", Direction.Sell, 2, price + 20);
        Open(price - 1, price + 1);
        Assert.Empty(client.Trades);
        Assert.Equal(2, client.Orders.Count(order => order.Phase == OrderPhase.Queueing));
        Assert.Equal(2, _environment.Environment.GetOrderBook(_environment.Contract("AP510").Id).Count);
    }

    // A whole price tick near the day's first price; within the day's limits for what the tests add to it.
    private decimal Price(decimal away) => _environment.Ask("AP510") + away;

    // The market would open by itself at 9:00:00.5; a snapshot that the test makes comes before.
    private void Open(decimal bid, decimal ask, int volume = 5)
    {
        _environment.Environment.Advance(TimeSpan.FromMinutes(4) - TimeSpan.FromMilliseconds(1));
        _environment.Environment.Advance(TimeSpan.FromMilliseconds(1));
        _environment.Show("AP510", bid, volume, ask, volume);
    }
}
