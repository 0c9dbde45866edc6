using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Orders;
using QuantPlus.Simulation.Quotes;
using QuantPlus.Trading;

namespace QuantPlus.Simulation.Tests;

/// <summary>Contracts that keep their dates: what ends on its last day, and what becomes of who holds it.</summary>
public sealed class ExpiryTests
{
    // The last day of IF2506, IO2506 and IM2506.
    private static readonly DateTime LastDay = new(2025, 6, 20, 14, 0, 0);

    [Fact]
    public void An_option_on_an_index_is_paid_what_it_is_worth_and_its_seller_pays_it()
    {
        var environment = Begin(LastDay);
        using var buyer = environment.Connect().Ready();
        using var seller = environment.Connect().Ready("second", "x");
        TradeBetween(environment, seller, buyer, "IO2506-C-3700");
        TradeBetween(environment, seller, buyer, "IO2506-P-3700");
        var settlement = Settle(environment, "IF2506");
        var worth = Math.Abs(settlement - 3700) * 100;
        Assert.True(worth > 0);

        var (bought, sold) = (Account(environment, "embedded"), Account(environment, "second"));
        Assert.Equal(worth, bought.PreBalance - 10_000_000 + Cost(environment, buyer, isBuyer: true));
        Assert.Equal(-worth, sold.PreBalance - 10_000_000 + Cost(environment, seller, isBuyer: false));
        Assert.Empty(environment.Environment.GetPositions());
        Assert.Empty(environment.Environment.GetPositions("second"));
        var statement = environment.Core.Read(_ => environment.Core.Counter.FindAccount("embedded")!.FindStatement("")!.Text);
        Assert.Contains("行权", statement, StringComparison.Ordinal);
        Assert.Contains("放弃", statement, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("m2509-C-2800")]
    [InlineData("m2509-P-2800")]
    [InlineData("rb2510C3050")]
    [InlineData("SR509P5700")]
    public void An_option_on_a_future_becomes_the_future_at_the_strike_price_or_nothing(string symbol)
    {
        var lastDay = Listed(symbol).ExpiryDay!.Value;
        var environment = Begin(lastDay.ToDateTime(new TimeOnly(14, 0)));
        using var buyer = environment.Connect().Ready();
        using var seller = environment.Connect().Ready("second", "x");
        var option = environment.Contract(symbol);
        TradeBetween(environment, seller, buyer, symbol);
        var settlement = Settle(environment, option.Underlying);
        var strike = option.StrikePrice!.Value;
        var isCall = option.OptionType == '1';
        var worth = Math.Max(0, isCall ? settlement - strike : strike - settlement) * option.Multiplier;

        Assert.Equal(worth, Account(environment, "embedded").PreBalance - 10_000_000 + Cost(environment, buyer, isBuyer: true));
        Assert.Equal(-worth, Account(environment, "second").PreBalance - 10_000_000 + Cost(environment, seller, isBuyer: false));
        var (bought, sold) = (environment.Environment.GetPositions(), environment.Environment.GetPositions("second"));
        if (worth == 0)
        {
            Assert.Empty(bought.Concat(sold));
            return;
        }

        Assert.Equal((option.Underlying, isCall ? PositionDirection.Long : PositionDirection.Short, 1), (bought[0].Instrument.Symbol, bought[0].Direction, bought[0].Volume));
        Assert.Equal((option.Underlying, isCall ? PositionDirection.Short : PositionDirection.Long, 1), (sold[0].Instrument.Symbol, sold[0].Direction, sold[0].Volume));
        Assert.Equal((double)settlement, bought[0].AveragePrice, 6);
    }

    [Fact]
    public void A_future_ends_at_its_settlement_price_and_is_not_listed_any_more()
    {
        var environment = Begin(LastDay);
        using var buyer = environment.Connect().Ready();
        var price = environment.Ask("IF2506");
        buyer.Insert("IF2506", Direction.Buy, 1, price);
        var commission = buyer.Trades.Single().Commission;
        var settlement = Settle(environment, "IF2506");
        Assert.Equal(10_000_000 + ((settlement - price) * 300) - commission, Account(environment, "embedded").PreBalance);
        Assert.Empty(environment.Environment.GetPositions());

        environment.Time.Advance(TimeSpan.FromSeconds(1));
        buyer.Ready().Insert("IF2506", Direction.Buy, 1, price);
        Assert.Equal(CounterError.ContractNotFound, buyer.LastError());
        buyer.Insert("IF2509", Direction.Buy, 1, environment.Ask("IF2509"));
        Assert.Equal(OrderPhase.AllTraded, buyer.Orders.Last().Phase);
    }

    [Fact]
    public void An_option_loses_its_time_value_with_the_days()
    {
        var atTheMoney = Enumerable.Range(0, 5).Select(day => BlackFormula.Value(3700, 3700, isCall: true, BlackFormula.Deviation(40 - (10 * day)))).ToArray();
        Assert.Equal(atTheMoney.OrderDescending(), atTheMoney);
        Assert.Equal(100, BlackFormula.Value(3800, 3700, isCall: true, BlackFormula.Deviation(0)), 0);
    }

    private static Contracts.ListedContract Listed(string symbol) =>
        Contracts.ContractTable.BuiltIn.TryGet(symbol, out var contract) ? contract : throw new ArgumentException(symbol);

    private static TestEnvironment Begin(DateTime start) => new(options =>
    {
        (options.StartTime, options.KeepContractDates, options.Balance) = (start, true, 10_000_000);
        options.AddUser("second", "x", 10_000_000);
    });

    private static void TradeBetween(TestEnvironment environment, TestClient seller, TestClient buyer, string symbol)
    {
        var price = environment.Core.Read(_ => environment.Core.Market.LastPrice(environment.Contract(symbol)));
        environment.Show(symbol, price, 0, price, 0);
        seller.Insert(symbol, Direction.Sell, 1, price);
        buyer.Insert(symbol, Direction.Buy, 1, price);
        Assert.Equal(symbol, buyer.Trades.Last().Contract.Id.Symbol);
    }

    private static decimal Settle(TestEnvironment environment, string symbol)
    {
        environment.Environment.Advance(new TimeSpan(5, 59, 59));
        var settlement = environment.Core.Read(_ => environment.Core.Market.SettlementPrice(environment.Contract(symbol)));
        environment.Environment.Advance(TimeSpan.FromSeconds(1));
        return settlement;
    }

    // What the trades cost: premium and commission.
    private static decimal Cost(TestEnvironment environment, TestClient client, bool isBuyer) => client.Trades.Sum(
        trade => trade.Commission + ((isBuyer ? 1 : -1) * trade.Price * trade.Volume * environment.Contract(trade.Contract.Id.Symbol).Multiplier));

    private static AccountState Account(TestEnvironment environment, string user) => environment.Core.Read(
        _ => environment.Core.Counter.FindAccount(user)!.State(environment.Core.Market.LastPrice, environment.Core.Market.TradingDay));
}
