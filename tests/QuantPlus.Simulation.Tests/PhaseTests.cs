using System.Globalization;
using QuantPlus.Instruments;
using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Orders;
using QuantPlus.Simulation.Sessions;
using QuantPlus.Simulation.Time;
using QuantPlus.Trading;

namespace QuantPlus.Simulation.Tests;

/// <summary>The phases of a trading day, what is told of them, and what they do to orders.</summary>
public sealed class PhaseTests
{
    // One of each kind of hours: with a night, without one, the financial futures, a stock. o: auction, m: its matching, c: open, x: closed.
    [Theory]
    [InlineData("rb2510", "20:30 0, 20:55 3, 20:58 3, 20:59 5, 21:00 5, 21:01 2, 23:30 1, 08:56 1, 09:30 2, 10:20 1, 12:00 1, 14:00 2, 15:01 6, 19:59 6")]
    [InlineData("au2506", "20:30 0, 20:57 3, 23:30 2, 02:00 2, 03:00 1, 08:57 1, 16:00 6")]
    [InlineData("AP510", "20:30 0, 21:30 0, 03:00 0, 08:54 0, 08:55 3, 08:59 5, 09:01 2, 10:20 1, 15:01 6")]
    [InlineData("IF2506", "20:30 0, 09:24 0, 09:25 3, 09:29 5, 09:31 2, 12:00 1, 14:00 2, 15:01 6")]
    [InlineData("T2506", "15:14 2, 15:16 6")]
    [InlineData("600000", "09:20 0, 09:31 2, 12:00 1, 15:01 6")]
    public void Every_product_goes_through_the_phases_of_its_day(string symbol, string phases)
    {
        foreach (var entry in phases.Split(", "))
        {
            var (time, expected) = (TimeSpan.Parse(entry[..5], CultureInfo.InvariantCulture), (TradingPhase)(entry[6] - '0'));
            Assert.Equal(expected, TradingCalendar.ExchangeHours.PhaseOf(Contract(symbol), TestEnvironment.Start.Date + time));
            Assert.Equal(TradingPhase.Continuous, TradingCalendar.AlwaysOpen.PhaseOf(Contract(symbol), TestEnvironment.Start.Date + time));
        }

        var saturday = new DateTime(2025, 6, 14, 10, 0, 0);
        Assert.True(TradingCalendar.ExchangeHours.PhaseOf(Contract(symbol), saturday) is TradingPhase.NoTrading or TradingPhase.BeforeTrading);
    }

    [Fact]
    public void The_phases_are_announced_when_they_change_and_at_a_login_that_asks_for_them()
    {
        var environment = new TestEnvironment(options => (options.KeepExchangeHours, options.StartTime) = (true, new DateTime(2025, 6, 11, 8, 50, 0)));
        using var client = environment.Connect();
        client.Login(resumePublic: StreamResume.Restart);
        Assert.Equal([TradingPhase.NoTrading], Phases("rb"));
        Assert.Equal([TradingPhase.BeforeTrading], Phases("AP"));
        client.Forget();
        environment.Environment.Advance(TimeSpan.FromHours(8));
        TradingPhase[] sessions =
        [
            TradingPhase.Continuous, TradingPhase.NoTrading, TradingPhase.Continuous, TradingPhase.NoTrading, TradingPhase.Continuous, TradingPhase.Closed,
        ];
        Assert.Equal(sessions, Phases("rb"));
        Assert.Equal([TradingPhase.AuctionOrdering, TradingPhase.AuctionMatching, .. sessions], Phases("AP"));
        Assert.Equal(9, client.Told.OfType<ProductStatus>().First(status => status.ProductId == "rb").Since.Hour);

        TradingPhase[] Phases(string product) =>
            [.. client.Told.OfType<ProductStatus>().Where(status => status.ProductId == product).Select(status => status.Phase)];
    }

    [Fact]
    public void Orders_are_collected_before_the_opening_and_trade_with_it()
    {
        var environment = new TestEnvironment(options =>
        {
            (options.KeepExchangeHours, options.StartTime) = (true, new DateTime(2025, 6, 11, 8, 50, 0));
            options.AddUser("second", "x");
        });
        using var client = environment.Connect().Ready();
        using var other = environment.Connect().Ready("second", "x");
        var ask = environment.Ask("AP510");
        client.Insert("AP510", Direction.Buy, 1, ask);
        Assert.Equal(OrderPhase.Rejected, client.Orders.Last().Phase);

        environment.Environment.Advance(TimeSpan.FromMinutes(6));
        client.Insert("AP510", Direction.Buy, 2, ask + 30);
        client.Insert("AP510", Direction.Buy, 1, ask + 30, type: OrderType.FillAndKill);
        Assert.Equal(OrderPhase.Rejected, client.Orders.Last().Phase);
        var withdrawn = client.Insert("AP510", Direction.Buy, 1, ask + 30);
        client.Cancel(withdrawn);
        Assert.Equal(OrderPhase.Cancelled, client.Orders.Last().Phase);
        other.Insert("AP510", Direction.Sell, 1, ask - 100);
        Assert.Equal(2, environment.Environment.GetOrderBook(environment.Contract("AP510").Id).Count);
        Assert.Empty(client.Trades);

        environment.Environment.Advance(TimeSpan.FromMinutes(3.5));
        client.Insert("AP510", Direction.Buy, 1, ask + 30);
        Assert.Contains("当前状态禁止", client.Orders.Last().StatusText, StringComparison.Ordinal);
        environment.Environment.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, client.Trades.Sum(trade => trade.Volume));
        Assert.All(client.Trades, trade => Assert.InRange(trade.Time.TimeOfDay, new TimeSpan(9, 0, 0), new TimeSpan(9, 0, 1)));
        Assert.Single(other.Trades);
        Assert.Empty(environment.Environment.GetOrderBook(environment.Contract("AP510").Id));
    }

    [Fact]
    public void A_cancel_in_a_break_is_refused_by_the_exchange_and_the_order_rests_on()
    {
        var environment = new TestEnvironment(options => (options.KeepExchangeHours, options.StartTime) = (true, new DateTime(2025, 6, 11, 10, 14, 0)));
        using var client = environment.Connect().Ready();
        var order = client.Insert("rb2510", Direction.Buy, 1, environment.Bid("rb2510") - 30);
        environment.Environment.Advance(TimeSpan.FromMinutes(5));
        client.Forget();
        client.Cancel(order);
        Assert.Equal(
            [(OrderPhase.Queueing, SubmitPhase.CancelSubmitted), (OrderPhase.Queueing, SubmitPhase.CancelRejected)],
            client.Orders.Select(told => (told.Phase, told.Submit)));
        Assert.Equal(CounterError.RefusedByExchange, client.LastError());
        Assert.True(TestClient.Money(environment.Core).Reserved.Total > 0);

        environment.Environment.Advance(TimeSpan.FromMinutes(15));
        client.Cancel(order);
        Assert.Equal((OrderPhase.Cancelled, SubmitPhase.Accepted), (client.Orders.Last().Phase, client.Orders.Last().Submit));
        Assert.Equal(0, TestClient.Money(environment.Core).Reserved.Total);
    }

    private static ListedContract Contract(string symbol) =>
        ContractTable.BuiltIn.TryGet(symbol, out var contract) ? contract : throw new ArgumentException(symbol);
}
