using Microsoft.Extensions.Time.Testing;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Simulation;

namespace QuantPlus.Ftdc.Tests.Embedded;

/// <summary>Each fault happens where it is put, as often as it is said, and leaves the counter's books right.</summary>
public sealed class FaultTests : IDisposable
{
    private static readonly InstrumentId Rebar = InstrumentId.Parse("rb2510.SHFE");

    private readonly FakeTimeProvider _time = new();
    private readonly List<RawTrader> _traders = [];

    public void Dispose() => _traders.ForEach(trader => trader.Release());

    [Theory]
    [InlineData(-1)]
    [InlineData(-2)]
    [InlineData(-3)]
    public void A_request_returns_what_the_script_says(int value)
    {
        var (_, trader) = Begin(Fault.Return(value).At("ReqQryTradingAccount").After(1).Times(2));
        Assert.Equal([0, value, value, 0], Enumerable.Range(0, 4).Select(i => trader.Api.ReqQryTradingAccount(default, i)));
    }

    [Fact]
    public void A_request_is_refused_with_any_error()
    {
        var (environment, trader) = Begin(Fault.Reject(90).At("ReqQry*"), Fault.Reject(31).At("ReqOrderInsert"));
        trader.Api.ReqQryTradingAccount(default, 7);
        Assert.Equal(["OnRspQryTradingAccount null 90 last"], trader.Until("OnRspQryTradingAccount"));
        trader.Insert("rb2510", 3200);
        Assert.Equal(["OnRspOrderInsert 31", "OnErrRtnOrderInsert 31"], trader.Until("OnErrRtnOrderInsert"));
        Assert.Empty(environment.GetOrders());
    }

    [Fact]
    public void A_lost_request_never_reaches_the_counter_and_a_lost_callback_does()
    {
        var (environment, trader) = Begin(Fault.Silence().At("ReqOrderInsert"), Fault.Silence().At("OnRtnTrade"));
        Show(environment);
        Assert.Equal(0, trader.Insert("rb2510", 3200));
        Assert.Empty(environment.GetOrders());
        trader.Insert("rb2510", 3200);
        trader.Insert("rb2510", 3200);
        Assert.Equal(1, trader.Until("OnRtnTrade").Count(line => line.StartsWith("OnRtnTrade", StringComparison.Ordinal)));
        Assert.Equal(2, environment.GetTrades().Count);
    }

    [Fact]
    public void A_connection_ends_between_an_order_and_its_answer()
    {
        var (environment, trader) = Begin(Fault.Disconnect(4098).At("OnRtnOrder"));
        Show(environment);
        trader.Insert("rb2510", 3200);
        trader.Until("OnFrontDisconnected 4098");
        Assert.Single(environment.GetTrades());
        _time.Advance(TimeSpan.FromSeconds(1));
        trader.Until("OnFrontConnected");
        trader.Login();
        Assert.Equal(["OnRspUserLogin 0", "OnRtnOrder a0 0", "OnRtnOrder a0 0", "OnRtnOrder 03 1", "OnRtnTrade 1"], AfterLogin(trader));
    }

    [Fact]
    public void A_connection_ends_in_the_middle_of_an_answer()
    {
        var (_, trader) = Begin(Fault.Disconnect().At("OnRspQryInstrument").After(5));
        trader.Api.ReqQryInstrument(default, 9);
        Assert.Equal(5, trader.Until("OnFrontDisconnected").Count(line => line.StartsWith("OnRspQryInstrument", StringComparison.Ordinal)));
        _time.Advance(TimeSpan.FromSeconds(1));
        trader.Ready();
    }

    [Fact]
    public void A_callback_comes_more_than_once()
    {
        var (environment, trader) = Begin(Fault.Duplicate(2).At("OnRtnTrade"));
        Show(environment);
        trader.Insert("rb2510", 3200);
        trader.Insert("nothing", 1);
        Assert.Equal(3, trader.Until("OnErrRtnOrderInsert").Count(line => line == "OnRtnTrade 1"));
        Assert.Single(environment.GetTrades());
    }

    [Fact]
    public void Two_callbacks_change_places()
    {
        var (environment, trader) = Begin(Fault.Reorder().At("OnRtnOrder").After(2));
        Show(environment);
        trader.Insert("rb2510", 3200);
        Assert.Equal(["OnRtnOrder a0 0", "OnRtnOrder a0 0", "OnRtnTrade 1", "OnRtnOrder 03 1"], trader.Until("OnRtnOrder 0"));
    }

    [Fact]
    public void A_callback_comes_late()
    {
        var environment = new EmbeddedEnvironment(
            new EmbeddedEnvironmentOptions().Fault(Fault.Delay(TimeSpan.FromSeconds(20)).At("OnRspQryTradingAccount")), _time);
        var trader = Connect(environment).Ready();
        trader.Api.ReqQryTradingAccount(default, 1);
        trader.Api.ReqQryInstrument(default, 2);
        Assert.DoesNotContain("OnRspQryTradingAccount", string.Join(' ', trader.Until("OnRspQryInstrument")), StringComparison.Ordinal);
        _time.Advance(TimeSpan.FromSeconds(20));
        trader.Until("OnRspQryTradingAccount");
    }

    [Fact]
    public void A_callback_comes_again_after_others()
    {
        var (environment, trader) = Begin(Fault.Replay(TimeSpan.FromSeconds(20)).At("OnRtnOrder").After(1));
        Show(environment);
        trader.Insert("rb2510", 3200);
        Assert.Equal(["OnRtnOrder a0 0", "OnRtnOrder a0 0", "OnRtnOrder 03 1", "OnRtnTrade 1"], trader.Until("OnRtnTrade"));
        _time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(["OnRtnOrder a0 0"], trader.Until("OnRtnOrder"));
    }

    [Fact]
    public void The_clock_jumps_at_a_request_and_at_a_callback()
    {
        var options = new EmbeddedEnvironmentOptions { StartTime = new DateTime(2025, 6, 11, 10, 0, 0) }
            .Fault(Fault.ClockJump(TimeSpan.FromMinutes(5)).At("ReqOrderInsert"))
            .Fault(Fault.ClockJump(TimeSpan.FromDays(1)).At("OnRspQryTradingAccount"));
        var environment = new EmbeddedEnvironment(options, _time);
        var trader = Connect(environment).Ready();
        var (now, day) = (environment.Now, environment.TradingDay);
        trader.Insert("rb2510", Math.Floor(environment.GetQuote(Rebar).BidPrice * 0.95));
        trader.Until("OnRtnOrder 3");
        Assert.Equal(now + TimeSpan.FromMinutes(5), environment.Now);
        Assert.Equal(now + TimeSpan.FromMinutes(5), Assert.Single(environment.GetOrders()).InsertTime);
        trader.Api.ReqQryTradingAccount(default, 9);

        // A day has passed under the answer's way: the order has lapsed and the counter has closed for the settlement.
        trader.Until("OnFrontDisconnected 4097");
        Assert.Equal(day.AddDays(1), environment.TradingDay);
        Assert.Empty(environment.GetOrders());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4097)]
    [InlineData(4098)]
    [InlineData(8193)]
    [InlineData(8194)]
    [InlineData(8195)]
    public void A_connection_ends_with_each_reason_at_a_login_and_in_the_middle_of_it(int reason)
    {
        var options = new EmbeddedEnvironmentOptions()
            .Fault(Fault.Disconnect(reason, TimeSpan.Zero).At("ReqUserLogin"))
            .Fault(Fault.Disconnect(reason, TimeSpan.Zero).At("OnRspUserLogin"));
        var trader = Connect(new EmbeddedEnvironment(options, _time));
        trader.Until("OnFrontConnected");
        for (var i = 0; i < 2; i++)
        {
            trader.Login();
            Assert.Equal([$"OnFrontDisconnected {reason}", "OnFrontConnected"], trader.Until("OnFrontConnected"));
        }

        trader.Login();
        Assert.Equal(["OnRspUserLogin 0"], trader.Until("OnRspUserLogin"));
    }

    [Fact]
    public void A_connection_ends_at_the_opening()
    {
        var options = new EmbeddedEnvironmentOptions { KeepExchangeHours = true, StartTime = new DateTime(2025, 6, 11, 8, 59, 30) };
        var environment = new EmbeddedEnvironment(options.Fault(Fault.Disconnect(8193).At("OnRtnInstrumentStatus")), _time);
        var trader = Connect(environment).Ready();
        environment.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("OnFrontDisconnected 8193", trader.Until("OnFrontDisconnected")[^1]);
    }

    [Fact]
    public void A_callback_gets_null()
    {
        var (environment, trader) = Begin(Fault.NullPointer().At("OnRtnOrder"), Fault.NullPointer().At("OnRtnTrade"));
        Show(environment);
        trader.Insert("rb2510", 3200);
        Assert.Equal(["OnRtnOrder null", "OnRtnOrder a0 0", "OnRtnOrder 03 1", "OnRtnTrade null"], trader.Until("OnRtnTrade"));
    }

    [Fact]
    public void A_code_is_one_that_nobody_knows()
    {
        var (environment, trader) = Begin(Fault.UnknownCode().At("OnRtnOrder"));
        Show(environment);
        trader.Insert("rb2510", 3200);
        Assert.Equal($"OnRtnOrder {(char)0xEE}{(char)0xEE} 0", trader.Until("OnRtnOrder")[0]);
    }

    [Fact]
    public void A_text_is_bytes_that_are_none_and_has_no_end_and_a_number_is_no_number()
    {
        var (environment, trader) = Begin(
            Fault.GarbageText().At("OnRspQryInstrument"), Fault.ExtremeNumber().At("OnRspQryTradingAccount"), Fault.ExtremeNumber().At("OnRtnTrade"));
        Show(environment);
        trader.Api.ReqQryInstrument(default, 9);
        trader.Until("OnRspQryInstrument");
        Assert.DoesNotContain((byte)0, trader.FirstName);
        Assert.Equal(0xFF, trader.FirstName[0]);
        trader.Api.ReqQryTradingAccount(default, 10);
        trader.Until("OnRspQryTradingAccount");
        Assert.Equal(double.MaxValue, trader.LastAccount.Interest);
        trader.Insert("rb2510", 3200);
        trader.Until("OnRtnTrade");
        Assert.Equal(double.PositiveInfinity, trader.LastTrade.Price);
        Assert.Equal(3200, Assert.Single(environment.GetTrades()).Price);
    }

    [Fact]
    public void A_storm_leaves_a_connection_that_works()
    {
        var (environment, trader) = Begin();
        environment.Trip(Fault.Storm(20));
        for (var i = 0; i < 20; i++)
            Assert.Equal(["OnFrontDisconnected 4097", "OnFrontConnected"], trader.Until("OnFrontConnected"));
        trader.Login();
        trader.Until("OnRspUserLogin 0");
        Assert.Empty(trader.Rest());
    }

    [Fact]
    public void Chance_is_the_seeds()
    {
        Assert.Equal(Pattern(3), Pattern(3));
        Assert.NotEqual(Pattern(3), Pattern(4));

        string Pattern(int seed)
        {
            var environment = new EmbeddedEnvironment(
                new EmbeddedEnvironmentOptions { Seed = seed }.Fault(Fault.Return(-2).At("ReqQryTradingAccount").WithProbability(0.5)), _time);
            var trader = Connect(environment).Ready();
            return string.Concat(Enumerable.Range(0, 64).Select(i => trader.Api.ReqQryTradingAccount(default, i) == 0 ? '.' : 'x'));
        }
    }

    [Fact]
    public void A_fault_that_cannot_happen_is_refused()
    {
        foreach (var fault in new[]
        {
            Fault.Silence(), Fault.Reject(99_999).At("ReqUserLogin"), Fault.Return(0).At("ReqUserLogin"), Fault.Return(-1).At("OnRtnOrder"),
            Fault.Duplicate().At("ReqUserLogin"), Fault.Replay(TimeSpan.Zero).At("OnRtnOrder"), Fault.ClockJump(TimeSpan.FromDays(-1)).At("OnRtnOrder"),
            Fault.Delay(TimeSpan.FromSeconds(-1)).At("OnRtnOrder"), Fault.Silence().At("Somewhere"), Fault.Storm(0).At("ReqUserLogin"),
        })
            Assert.Throws<ArgumentException>(() => new EmbeddedEnvironment(new EmbeddedEnvironmentOptions().Fault(fault)));
    }

    private static List<string> AfterLogin(RawTrader trader) => trader.Until("OnRtnTrade").SkipWhile(line => !line.StartsWith("OnRspUserLogin", StringComparison.Ordinal)).ToList();

    private static void Show(EmbeddedEnvironment environment) => environment.ShowQuote(Rebar, new PriceLevel(3199, 50, 3200, 50));

    private (EmbeddedEnvironment Environment, RawTrader Trader) Begin(params Fault[] faults)
    {
        var options = new EmbeddedEnvironmentOptions();
        foreach (var fault in faults)
            options.Fault(fault);
        var environment = new EmbeddedEnvironment(options, _time);
        return (environment, Connect(environment).Ready());
    }

    private RawTrader Connect(EmbeddedEnvironment environment)
    {
        var trader = new RawTrader(environment);
        _traders.Add(trader);
        return trader;
    }
}
