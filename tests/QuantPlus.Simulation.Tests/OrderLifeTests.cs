using QuantPlus.Simulation.Orders;
using QuantPlus.Trading;

namespace QuantPlus.Simulation.Tests;

/// <summary>What a client is told of an order, message by message, as counters and exchanges tell it.</summary>
public sealed class OrderLifeTests
{
    private readonly TestEnvironment _environment = new(options => options.Balance = 100_000_000);

    // Submitted by the counter, taken by the exchange, and what became of it; t is a trade. FAK cancels overtake trades at SHFE, INE and CFFEX.
    [Theory]
    [InlineData("rb2510", OrderType.Limit, 3, "a0 a0 0 t")]
    [InlineData("rb2510", OrderType.Limit, 8, "a0 a0 1 t")]
    [InlineData("rb2510", OrderType.FillAndKill, 3, "a0 a0 0 t")]
    [InlineData("rb2510", OrderType.FillAndKill, 8, "a0 a0 5 t")]
    [InlineData("sc2506", OrderType.FillAndKill, 8, "a0 a0 5 t")]
    [InlineData("IF2506", OrderType.FillAndKill, 8, "a0 a0 5 t")]
    [InlineData("m2509", OrderType.FillAndKill, 8, "a0 a0 1 t 5")]
    [InlineData("SR509", OrderType.FillAndKill, 8, "a0 a0 1 t 5")]
    [InlineData("si2509", OrderType.FillAndKill, 8, "a0 a0 1 t 5")]
    [InlineData("rb2510", OrderType.FillOrKill, 5, "a0 a0 0 t")]
    [InlineData("rb2510", OrderType.FillOrKill, 6, "a0 a0 5")]
    [InlineData("m2509", OrderType.FillOrKill, 6, "a0 a0 5")]
    [InlineData("m2509", OrderType.Market, 5, "a0 a0 0 t")]
    [InlineData("i2509", OrderType.Market, 8, "a0 a0 1 t 5")]
    [InlineData("MA509", OrderType.Market, 8, "a0 5r")]
    [InlineData("rb2510", OrderType.Market, 1, "a0 5r")]
    [InlineData("rb2510", OrderType.Other, 1, "a0 5r")]
    public void Messages_come_as_the_exchange_sends_them(string symbol, OrderType type, int volume, string expected)
    {
        using var client = _environment.Connect().Ready();
        var ask = _environment.Ask(symbol);
        _environment.Show(symbol, ask - _environment.Contract(symbol).PriceTick, 5, ask, 5);
        client.Insert(symbol, Direction.Buy, volume, ask, type: type);
        var told = string.Join(' ', client.Told.Skip(1).Select(Text));
        Assert.Equal(expected, told);

        static string Text(object message) => message switch
        {
            TradeRecord => "t",
            OrderSnapshot { Phase: OrderPhase.Submitted } => "a0",
            OrderSnapshot { Phase: OrderPhase.Queueing } => "3",
            OrderSnapshot { Phase: OrderPhase.PartTraded } => "1",
            OrderSnapshot { Phase: OrderPhase.AllTraded } => "0",
            OrderSnapshot { Phase: OrderPhase.Cancelled } => "5",
            OrderSnapshot { Phase: OrderPhase.Rejected, Submit: SubmitPhase.InsertRejected } => "5r",
            _ => message.ToString()!,
        };
    }

    [Fact]
    public void A_resting_order_trades_when_the_quote_reaches_it_and_not_before()
    {
        using var client = _environment.Connect().Ready();
        _environment.Show("rb2510", 3200, 10, 3201, 10);
        client.Insert("rb2510", Direction.Buy, 4, 3199);
        _environment.Show("rb2510", 3199, 10, 3200, 10);
        Assert.Empty(client.Trades);
        _environment.Show("rb2510", 3198, 10, 3199, 3);
        Assert.Equal((3, 3199m), (client.Trades.Single().Volume, client.Trades.Single().Price));
        _environment.Show("rb2510", 3196, 10, 3197, 30);
        Assert.Equal([3, 1], client.Trades.Select(trade => trade.Volume));
        Assert.All(client.Trades, trade => Assert.Equal(3199, trade.Price));
        Assert.Equal(OrderPhase.AllTraded, client.Orders.Last().Phase);
    }

    [Fact]
    public void Lots_shown_trade_once()
    {
        using var client = _environment.Connect().Ready();
        _environment.Show("rb2510", 3200, 10, 3201, 5);
        client.Insert("rb2510", Direction.Buy, 4, 3201);
        client.Insert("rb2510", Direction.Buy, 4, 3201);
        Assert.Equal([4, 1], client.Trades.Select(trade => trade.Volume));
        _environment.Show("rb2510", 3200, 10, 3201, 5);
        Assert.Equal([4, 1, 3], client.Trades.Select(trade => trade.Volume));
    }

    [Fact]
    public void The_better_price_comes_first_and_then_the_older_order()
    {
        using var client = _environment.Connect().Ready();
        _environment.Show("rb2510", 3200, 10, 3201, 5);
        var late = client.Insert("rb2510", Direction.Buy, 2, 3198);
        var better = client.Insert("rb2510", Direction.Buy, 2, 3199);
        var older = client.Insert("rb2510", Direction.Buy, 2, 3199);
        _environment.Show("rb2510", 3190, 10, 3195, 5);
        Assert.Equal([better, older, late], client.Trades.Select(trade => trade.OrderId.OrderRef));
        Assert.Equal([2, 2, 1], client.Trades.Select(trade => trade.Volume));
    }

    [Fact]
    public void A_minimum_volume_is_kept()
    {
        using var client = _environment.Connect().Ready();
        _environment.Show("m2509", 2950, 10, 2951, 5);
        client.Insert("m2509", Direction.Buy, 9, 2951, type: OrderType.FillAndKill, minVolume: 6);
        Assert.Empty(client.Trades);
        client.Insert("m2509", Direction.Buy, 9, 2951, type: OrderType.FillAndKill, minVolume: 5);
        Assert.Equal(5, client.Trades.Single().Volume);
        foreach (var senseless in (int[])[0, -1, 10])
        {
            client.Insert("m2509", Direction.Buy, 9, 2951, type: OrderType.FillAndKill, minVolume: senseless);
            Assert.Equal(Counter.CounterError.BadOrderField, client.LastError());
            client.Forget();
        }
    }

    [Fact]
    public void Users_trade_with_each_other_at_the_resting_price_and_share_the_trades_number()
    {
        var environment = new TestEnvironment(options => options.AddUser("second", "x"));
        using var seller = environment.Connect().Ready();
        using var buyer = environment.Connect().Ready("second", "x");
        environment.Show("rb2510", 3200, 1, 3210, 1);
        seller.Insert("rb2510", Direction.Sell, 3, 3205);
        buyer.Insert("rb2510", Direction.Buy, 5, 3208);

        var (sold, bought) = (seller.Trades.Single(), buyer.Trades.Single());
        Assert.Equal((3205m, 3), (bought.Price, bought.Volume));
        Assert.Equal((sold.TradeId, sold.Price, sold.Volume), (bought.TradeId, bought.Price, bought.Volume));
        Assert.Equal(OrderPhase.AllTraded, seller.Orders.Last().Phase);
        Assert.Equal(2, Assert.Single(environment.Environment.GetOrderBook(environment.Contract("rb2510").Id)).RemainingVolume);
    }

    [Fact]
    public void Nobody_trades_with_himself()
    {
        using var client = _environment.Connect().Ready();
        _environment.Show("rb2510", 3200, 1, 3210, 1);
        var resting = client.Insert("rb2510", Direction.Sell, 3, 3205);
        foreach (var type in (OrderType[])[OrderType.Limit, OrderType.FillAndKill, OrderType.FillOrKill])
        {
            client.Insert("rb2510", Direction.Buy, 3, 3206, type: type);
            Assert.Equal(OrderPhase.Cancelled, client.Orders.Last().Phase);
        }

        Assert.Empty(client.Trades);
        Assert.Equal(resting, Assert.Single(_environment.Environment.GetOrderBook(_environment.Contract("rb2510").Id)).Id.OrderRef);
        Assert.Equal(0, TestClient.Money(_environment.Core).Margin);
    }

    [Fact]
    public void What_comes_before_the_users_own_order_trades_and_what_comes_behind_it_does_not()
    {
        var environment = new TestEnvironment(options => options.AddUser("second", "x"));
        using var client = environment.Connect().Ready();
        using var other = environment.Connect().Ready("second", "x");
        environment.Show("rb2510", 3200, 1, 3204, 2);
        other.Insert("rb2510", Direction.Sell, 3, 3205);
        client.Insert("rb2510", Direction.Sell, 1, 3205);
        other.Insert("rb2510", Direction.Sell, 4, 3206);
        client.Insert("rb2510", Direction.Buy, 9, 3206);
        Assert.Equal([(2, 3204m), (3, 3205m)], client.Trades.Select(trade => (trade.Volume, trade.Price)));
        Assert.Equal((OrderPhase.Cancelled, 5), (client.Orders.Last().Phase, client.Orders.Last().TradedVolume));
        Assert.Contains("自成交", client.Orders.Last().StatusText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancel_is_told_in_two_steps()
    {
        using var client = _environment.Connect().Ready();
        var order = client.Insert("rb2510", Direction.Buy, 1, _environment.Bid("rb2510") - 20);
        client.Cancel(order);
        Assert.Equal(
            [(OrderPhase.Queueing, SubmitPhase.Accepted), (OrderPhase.Queueing, SubmitPhase.CancelSubmitted), (OrderPhase.Cancelled, SubmitPhase.Accepted)],
            client.Orders.Skip(2).Select(update => (update.Phase, update.Submit)));
        Assert.Empty(_environment.Environment.GetOrderBook(_environment.Contract("rb2510").Id));
    }
}
