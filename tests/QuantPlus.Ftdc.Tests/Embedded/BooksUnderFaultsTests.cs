using Microsoft.Extensions.Time.Testing;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Simulation;
using QuantPlus.Simulation.Counter;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Tests.Embedded;

/// <summary>Whatever goes wrong on the way, the counter's own books are those of what it did; and it can go wrong with every error there is.</summary>
public sealed class BooksUnderFaultsTests(ITestOutputHelper output)
{
    private static readonly InstrumentId Rebar = InstrumentId.Parse("rb2510.SHFE");

    private readonly FakeTimeProvider _time = new();

    public static IEnumerable<TheoryDataRow<string>> Kinds => Faults.Keys.Select(name => new TheoryDataRow<string>(name));

    private static Dictionary<string, Fault> Faults { get; } = new()
    {
        ["disconnect at a request"] = Fault.Disconnect(8193, TimeSpan.Zero).At("ReqOrder*"),
        ["disconnect at a callback"] = Fault.Disconnect(4097, TimeSpan.Zero).At("OnRtn*"),
        ["storm"] = Fault.Storm(3).At("OnRtnOrder"),
        ["lost request"] = Fault.Silence().At("ReqOrder*"),
        ["lost callback"] = Fault.Silence().At("On*"),
        ["late"] = Fault.Delay(TimeSpan.FromSeconds(1)).At("OnRtn*"),
        ["twice"] = Fault.Duplicate(2).At("OnRtn*"),
        ["again"] = Fault.Replay(TimeSpan.FromSeconds(1)).At("OnRtn*"),
        ["in another order"] = Fault.Reorder().At("OnRtn*"),
        ["return value"] = Fault.Return(-2).At("Req*"),
        ["refusal"] = Fault.Reject(31).At("ReqOrder*"),
        ["null"] = Fault.NullPointer().At("On*"),
        ["garbage"] = Fault.GarbageText().At("OnRtn*"),
        ["unknown codes"] = Fault.UnknownCode().At("OnRtn*"),
        ["extreme numbers"] = Fault.ExtremeNumber().At("OnRtn*"),
        ["clock"] = Fault.ClockJump(TimeSpan.FromSeconds(5)).At("ReqOrder*"),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_books_are_right_after_every_fault(string kind)
    {
        var environment = new EmbeddedEnvironment(
            new EmbeddedEnvironmentOptions { Seed = 3, StartTime = new DateTime(2025, 6, 11, 10, 0, 0), Balance = 10_000_000 }, _time);
        var trader = new RawTrader(environment, resume: ResumeType.Quick).Ready();
        environment.Trip(Faults[kind].WithProbability(0.3));
        var random = new Random(5);
        for (var i = 0; i < 300; i++)
        {
            Act(environment, trader, random);
            _time.Advance(TimeSpan.FromMilliseconds(100));
            trader.Rest();
        }

        environment.ClearFaults();
        output.WriteLine($"{kind}: {environment.GetOrders().Count} orders, {environment.GetTrades().Count} trades");
        Assert.True(environment.GetTrades().Count > 10, "Too little has happened for the books to be wrong.");
        CheckBooks(environment);

        // Somebody who comes afterwards is told the very books.
        using var client = new QueryClient(environment).Ready();
        var account = Assert.Single(client.Ask<TradingAccountField>((api, id) => api.ReqQryTradingAccount(default, id)));
        Assert.Equal((environment.GetAccount().Balance, environment.GetAccount().Margin), (account.Balance, account.CurrMargin));
        var positions = client.Ask<InvestorPositionField>((api, id) => api.ReqQryInvestorPosition(default, id));
        Assert.Equal(environment.GetPositions().Sum(position => position.Volume), positions.Sum(row => row.Position));
        Assert.Equal(environment.GetOrders().Count, client.Ask<OrderField>((api, id) => api.ReqQryOrder(default, id)).Count);
        Assert.Equal(environment.GetTrades().Count, client.Ask<TradeField>((api, id) => api.ReqQryTrade(default, id)).Count);
        trader.Release();
    }

    [Fact]
    public void Every_error_that_counters_know_can_refuse_every_kind_of_request()
    {
        var codes = Enumerable.Range(-1000, 100_000).Where(code => code != 0 && CounterErrorTexts.IsKnown(code)).ToList();
        Assert.InRange(codes.Count, 290, 310);
        var options = new EmbeddedEnvironmentOptions();
        foreach (var code in codes)
        {
            foreach (var function in (string[])["ReqOrderInsert", "ReqOrderAction", "ReqUserLogin", "ReqAuthenticate", "ReqQryTradingAccount"])
                options.Fault(Fault.Reject(code).At(function).After(function == "ReqUserLogin" ? 2 : 0));
        }

        var environment = new EmbeddedEnvironment(options, _time);
        var trader = new RawTrader(environment).Ready();
        using var client = new QueryClient(environment).Ready();
        foreach (var code in codes)
        {
            trader.Insert("rb2510", 3200);
            Assert.Equal([$"OnRspOrderInsert {code}", $"OnErrRtnOrderInsert {code}"], trader.Until("OnErrRtnOrderInsert"));
            trader.CancelLast();
            Assert.Equal([$"OnRspOrderAction {code}", $"OnErrRtnOrderAction {code}"], trader.Until("OnErrRtnOrderAction"));
            trader.Login();
            Assert.Equal([$"OnRspUserLogin {code}"], trader.Until("OnRspUserLogin"));
            trader.Api.ReqAuthenticate(default, 1);
            Assert.Equal([$"OnRspAuthenticate {code}"], trader.Until("OnRspAuthenticate"));
            Assert.Equal(code, client.AskForError((api, id) => api.ReqQryTradingAccount(default, id)));
        }

        Assert.Empty(environment.GetOrders());
        trader.Release();
    }

    private static void Act(EmbeddedEnvironment environment, RawTrader trader, Random random)
    {
        environment.ShowQuote(Rebar, new PriceLevel(3199, 5, 3200, 5));
        switch (random.Next(7))
        {
            case 0:
                trader.CancelLast();
                break;
            default:
                // The connection may have gone, and the login with it.
                trader.Login();
                var isBuy = random.Next(2) == 0;
                trader.Insert(
                    "rb2510", isBuy ? 3200 - random.Next(2) : 3199 + random.Next(2), 1 + random.Next(3), offset: random.Next(2) == 0 ? '0' : '3',
                    direction: isBuy ? DirectionType.Buy : DirectionType.Sell);
                break;
        }
    }

    // Lots and money by nothing but the trades.
    private static void CheckBooks(EmbeddedEnvironment environment)
    {
        var (account, trades) = (environment.GetAccount(), environment.GetTrades());
        Assert.Equal(
            account.PreBalance + account.Deposit - account.Withdraw + account.CloseProfit + account.PositionProfit - account.Commission, account.Balance, 4);
        foreach (var direction in (PositionDirection[])[PositionDirection.Long, PositionDirection.Short])
        {
            var opens = direction == PositionDirection.Long ? Direction.Buy : Direction.Sell;
            var lots = trades.Where(trade => trade.Direction == opens == (trade.Offset == Offset.Open)).Sum(trade => trade.Offset == Offset.Open ? trade.Volume : -trade.Volume);
            Assert.Equal(lots, environment.GetPositions().Where(position => position.Direction == direction).Sum(position => position.Volume));
        }

        var last = environment.Core.Read(_ => environment.Core.Contracts.TryGet("rb2510", out var contract) ? (double)environment.Core.Market.LastPrice(contract) : 0);
        var worth = trades.Sum(trade => (trade.Direction == Direction.Buy ? 1 : -1) * trade.Volume * 10 * (last - trade.Price));
        Assert.Equal(worth, account.CloseProfit + account.PositionProfit, 4);
        foreach (var order in environment.GetOrders())
            Assert.Equal(trades.Where(trade => trade.OrderId == order.Id).Sum(trade => trade.Volume), order.TradedVolume);
    }
}
