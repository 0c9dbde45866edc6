using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Orders;
using QuantPlus.Trading;

namespace QuantPlus.Simulation.Tests;

/// <summary>Orders that wait at the counter for a price: b until it is touched, c then, and an ordinary order in their place.</summary>
public sealed class ConditionalOrderTests
{
    private readonly TestEnvironment _environment = new(options => options.AddUser("poor", "x", 100));

    // The market shows 3200 to 3201; each condition is met by the last of the prices it looks at, and by none before.
    [Theory]
    [InlineData(nameof(WatchedPrice.Bid), nameof(PriceRelation.Above), 3202, "3201 3202 3203")]
    [InlineData(nameof(WatchedPrice.Bid), nameof(PriceRelation.AtOrAbove), 3202, "3200 3201 3202")]
    [InlineData(nameof(WatchedPrice.Bid), nameof(PriceRelation.Below), 3198, "3199 3198 3197")]
    [InlineData(nameof(WatchedPrice.Bid), nameof(PriceRelation.AtOrBelow), 3198, "3200 3199 3198")]
    [InlineData(nameof(WatchedPrice.Ask), nameof(PriceRelation.Above), 3202, "3200 3201 3202")]
    [InlineData(nameof(WatchedPrice.Ask), nameof(PriceRelation.AtOrAbove), 3202, "3199 3200 3201")]
    [InlineData(nameof(WatchedPrice.Ask), nameof(PriceRelation.Below), 3198, "3198 3197 3196")]
    [InlineData(nameof(WatchedPrice.Ask), nameof(PriceRelation.AtOrBelow), 3198, "3199 3198 3197")]
    public void It_waits_for_its_own_price_and_its_own_side(string watched, string relation, double stop, string bids)
    {
        using var client = _environment.Connect().Ready();
        Show(3200);
        client.Insert("rb2510", Direction.Buy, 1, 3100, condition: Condition(watched, relation, stop));
        Assert.Equal([OrderPhase.Waiting], client.Orders.Select(order => order.Phase));
        foreach (var bid in bids.Split(' ').SkipLast(1))
        {
            Show(int.Parse(bid, System.Globalization.CultureInfo.InvariantCulture));
            Assert.Single(client.Orders);
        }

        Show(int.Parse(bids.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(
            [OrderPhase.Waiting, OrderPhase.Touched, OrderPhase.Submitted, OrderPhase.Submitted, OrderPhase.Queueing], client.Orders.Select(order => order.Phase));
    }

    [Theory]
    [InlineData(nameof(PriceRelation.Above), -1, true)]
    [InlineData(nameof(PriceRelation.Above), 0, false)]
    [InlineData(nameof(PriceRelation.AtOrAbove), 0, true)]
    [InlineData(nameof(PriceRelation.Below), 1, true)]
    [InlineData(nameof(PriceRelation.Below), 0, false)]
    [InlineData(nameof(PriceRelation.AtOrBelow), 0, true)]
    public void The_last_price_is_looked_at(string relation, int away, bool isTouched)
    {
        using var client = _environment.Connect().Ready();
        Show(3200);
        var last = (double)_environment.Quote("rb2510").LastPrice;
        client.Insert("rb2510", Direction.Buy, 1, 3100, condition: Condition(nameof(WatchedPrice.Last), relation, last + away));
        Assert.Single(client.Orders);
        Show(3200);
        Assert.Equal(isTouched, client.Orders.Any(order => order.Phase == OrderPhase.Touched));
    }

    [Fact]
    public void A_stop_that_is_touched_sends_an_order_of_the_counters_own()
    {
        using var client = _environment.Connect().Ready();
        Show(3200);
        client.Insert("rb2510", Direction.Buy, 2, 3201);
        client.Forget();
        var stop = client.Insert(
            "rb2510", Direction.Sell, 2, 3190, Offset.CloseToday, condition: Condition(nameof(WatchedPrice.Bid), nameof(PriceRelation.AtOrBelow), 3195));

        // While it waits it holds nothing back: another order may close the same lots.
        Assert.Equal(0, Assert.Single(_environment.Environment.GetPositions()).FrozenVolume);
        Assert.Equal(OrderStatus.WaitingForTrigger, _environment.Environment.GetOrders()[^1].Status);
        Show(3195);

        var (waiting, sent) = (client.Orders.First(), client.Orders.Last());
        Assert.Equal((stop, "TJBD_1", ""), (waiting.OrderRef, waiting.SystemId, waiting.TouchedSystemId));
        Assert.Equal((0, 0, "TJBD_1", OrderPhase.AllTraded), (sent.FrontId, sent.SessionId, sent.TouchedSystemId, sent.Phase));
        Assert.NotEqual(stop, sent.OrderRef);
        Assert.Equal((3195m, 2), (client.Trades.Single().Price, client.Trades.Single().Volume));
        Assert.Empty(_environment.Environment.GetPositions());
        Assert.Equal([OrderStatus.AllTraded, OrderStatus.Triggered, OrderStatus.AllTraded], _environment.Environment.GetOrders().Select(order => order.Status));

        // It is over: touched again, nothing happens.
        Show(3194);
        Assert.Single(client.Trades);
        client.Cancel(stop);
        Assert.Equal(CounterError.OrderIsFinal, client.LastError());
    }

    [Fact]
    public void What_it_needs_is_looked_at_when_it_is_touched()
    {
        using var client = _environment.Connect().Ready("poor", "x");
        Show(3200);
        client.Insert("rb2510", Direction.Buy, 1, 3200, condition: Condition(nameof(WatchedPrice.Bid), nameof(PriceRelation.Above), 3200));
        client.Insert("rb2510", Direction.Sell, 1, 3200, Offset.CloseToday, condition: Condition(nameof(WatchedPrice.Bid), nameof(PriceRelation.Above), 3200));
        Show(3201);
        Assert.Equal(
            [CounterError.NotEnoughMoney, CounterError.NotEnoughTodayPosition], client.Told.OfType<ConditionalFailure>().Select(failure => failure.Error));
        Assert.Equal(["TJBD_1", "TJBD_2"], client.Told.OfType<ConditionalFailure>().Select(failure => failure.Order.SystemId));
        Assert.All(_environment.Environment.GetOrders("poor"), order => Assert.Equal(OrderStatus.Triggered, order.Status));

        // The refusal belongs to the user's stream: a session that comes later hears of it too.
        using var later = _environment.Connect().Ready("poor", "x");
        Assert.Equal(2, later.Told.OfType<ConditionalFailure>().Count());
    }

    [Fact]
    public void It_can_be_cancelled_while_it_waits_and_ends_with_its_trading_day()
    {
        using var client = _environment.Connect().Ready();
        Show(3200);
        var cancelled = client.Insert("rb2510", Direction.Buy, 1, 3200, condition: Condition(nameof(WatchedPrice.Bid), nameof(PriceRelation.Above), 3200));
        client.Cancel(cancelled);
        Assert.Equal([OrderPhase.Waiting, OrderPhase.Cancelled], client.Orders.Select(order => order.Phase));
        client.Insert("rb2510", Direction.Buy, 1, 3200, condition: Condition(nameof(WatchedPrice.Bid), nameof(PriceRelation.Above), 9999));
        Show(3201);
        Assert.DoesNotContain(client.Orders, order => order.Phase == OrderPhase.Touched);
        _environment.Environment.Advance(TimeSpan.FromDays(1));
        Assert.Equal(OrderPhase.Cancelled, client.Orders.Last().Phase);
        Assert.Empty(_environment.Environment.GetOrders());
    }

    [Fact]
    public void A_kind_that_counters_do_not_take_is_refused()
    {
        using var client = _environment.Connect().Ready();
        client.Session.Insert(new OrderInput { Symbol = "rb2510", Direction = Direction.Buy, Volume = 1, Price = 3200, IsConditional = true });
        Assert.Equal(CounterError.ConditionalOrdersNotSupported, client.LastError());
    }

    private static OrderCondition Condition(string watched, string relation, double stop) =>
        new(Enum.Parse<WatchedPrice>(watched), Enum.Parse<PriceRelation>(relation), (decimal)stop);

    private void Show(int bid) => _environment.Show("rb2510", bid, 50, bid + 1, 50);
}
