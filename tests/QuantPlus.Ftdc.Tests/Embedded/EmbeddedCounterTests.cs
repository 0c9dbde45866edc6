using System.Text;
using Microsoft.Extensions.Time.Testing;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Simulation;

namespace QuantPlus.Ftdc.Tests.Embedded;

/// <summary>The embedded counter as a client of the vendor's interface meets it: through the function tables, callback by callback.</summary>
public sealed class EmbeddedCounterTests : IDisposable
{
    private static readonly InstrumentId Rebar = InstrumentId.Parse("rb2510.SHFE");
    private static readonly InstrumentId Soy = InstrumentId.Parse("m2509.DCE");

    // Stands still unless a test moves it, and the market with it.
    private readonly FakeTimeProvider _time = new();
    private readonly List<RawTrader> _traders = [];

    public void Dispose() => _traders.ForEach(trader => trader.Release());

    [Fact]
    public void A_limit_order_lives_as_at_the_counter()
    {
        var environment = new EmbeddedEnvironment(null, _time);
        var trader = Connect(environment).Ready();
        environment.ShowQuote(Rebar, new PriceLevel(3199, 5, 3200, 5));
        Assert.Equal(0, trader.Insert("rb2510", 3200, 3));
        Assert.Equal(["OnRtnOrder a0 0", "OnRtnOrder a0 0", "OnRtnOrder 03 3", "OnRtnTrade 3"], trader.Until("OnRtnTrade"));
        trader.Insert("rb2510", 3150, 2);
        Assert.Equal(["OnRtnOrder a0 0", "OnRtnOrder a0 0", "OnRtnOrder 33 0"], trader.Until("OnRtnOrder 3"));
    }

    [Fact]
    public void The_cancel_of_a_FAK_overtakes_its_trade_at_SHFE_and_follows_it_at_DCE()
    {
        var environment = new EmbeddedEnvironment(null, _time);
        var trader = Connect(environment).Ready();
        environment.ShowQuote(Rebar, new PriceLevel(3199, 5, 3200, 2));
        trader.Insert("rb2510", 3200, 3, time: TimeConditionType.IOC);
        Assert.Equal(["OnRtnOrder a0 0", "OnRtnOrder a0 0", "OnRtnOrder 53 2", "OnRtnTrade 2"], trader.Until("OnRtnTrade"));
        environment.ShowQuote(Soy, new PriceLevel(2949, 5, 2950, 2));
        trader.Insert("m2509", 2950, 3, time: TimeConditionType.IOC);
        var heard = trader.Until("OnRtnOrder 5");
        Assert.Equal(["OnRtnOrder 13 2", "OnRtnTrade 2", "OnRtnOrder 53 2"], heard.Skip(2));
    }

    [Theory]
    [InlineData("nothing", 3200, 1, 16)]
    [InlineData("rb2510", 3200.5, 1, 165)]
    [InlineData("rb2510", 9000, 1, 163)]
    [InlineData("rb2510", double.NaN, 1, 15)]
    [InlineData("rb2510", double.MaxValue, 1, 15)]
    [InlineData("rb2510", 3200, 0, 15)]
    public void A_refusal_comes_over_both_channels(string symbol, double price, int volume, int error)
    {
        var trader = Connect(new EmbeddedEnvironment(null, _time)).Ready();
        trader.Insert(symbol, price, volume);
        Assert.Equal([$"OnRspOrderInsert {error}", $"OnErrRtnOrderInsert {error}"], trader.Until("OnErrRtnOrderInsert"));
    }

    // Stop, take profit and parked are names that no counter acts on; and a stop price has to be one.
    [Theory]
    [InlineData('2', 3200)]
    [InlineData('3', 3200)]
    [InlineData('4', 3200)]
    [InlineData('G', 3200)]
    [InlineData('5', double.NaN)]
    [InlineData('5', double.MaxValue)]
    public void A_condition_that_counters_do_not_take_is_refused(char condition, double stop)
    {
        var trader = Connect(new EmbeddedEnvironment(null, _time)).Ready();
        trader.Insert("rb2510", 3200, contingent: (ContingentConditionType)condition, stopPrice: stop);
        Assert.Equal(["OnRspOrderInsert 54", "OnErrRtnOrderInsert 54"], trader.Until("OnErrRtnOrderInsert 54"));
    }

    [Fact]
    public void A_conditional_order_and_the_order_in_its_place_name_each_other()
    {
        Assert.SkipUnless(Family.TakesConditionalOrders, "TTS is not known to take conditional orders.");
        var environment = new EmbeddedEnvironment(null, _time);
        var trader = Connect(environment).Ready();
        environment.ShowQuote(Rebar, new PriceLevel(3199, 5, 3200, 5));
        trader.Insert("rb2510", 3150, 2, contingent: ContingentConditionType.BidPriceLesserEqualStopPrice, stopPrice: 3180.5);
        trader.Until("OnRtnOrder b");
        var waiting = trader.LastOrder;
        Assert.Equal(("TJBD_1", "", 3180.5, 'H'), (waiting.OrderSysID.ToString(), waiting.RelativeOrderSysID.ToString(), waiting.StopPrice, (char)waiting.ContingentCondition));
        environment.ShowQuote(Rebar, new PriceLevel(3180, 5, 3181, 5));
        trader.Until("OnRtnOrder 3");
        var sent = trader.LastOrder;
        Assert.Equal(("TJBD_1", 0, 0, '1'), (sent.RelativeOrderSysID.ToString(), sent.FrontID, sent.SessionID, (char)sent.ContingentCondition));
        Assert.Equal((3150, 2), (sent.LimitPrice, sent.VolumeTotalOriginal));

        // What it needs is not there: the counter says so by its own callback.
        trader.Insert("rb2510", 3150, 500, contingent: ContingentConditionType.BidPriceLesserEqualStopPrice, stopPrice: 3200);
        environment.ShowQuote(Rebar, new PriceLevel(3180, 5, 3181, 5));
        Assert.Equal("OnRtnErrorConditionalOrder TJBD_2 31 CTP:资金不足", trader.Until("OnRtnErrorConditionalOrder")[^1]);
    }

    [Fact]
    public void A_cancel_in_a_break_is_refused_over_the_second_channel_only()
    {
        var environment = new EmbeddedEnvironment(
            new EmbeddedEnvironmentOptions { KeepExchangeHours = true, StartTime = new DateTime(2025, 6, 11, 10, 14, 0) }, _time);
        var trader = Connect(environment).Ready();
        trader.Insert("rb2510", environment.GetQuote(Rebar).BidPrice - 30);
        trader.Until("OnRtnOrder 3");
        environment.Advance(TimeSpan.FromMinutes(5));
        trader.Until("OnRtnInstrumentStatus SHFE rb 1");
        trader.CancelLast();
        Assert.Equal(["OnRtnOrder 31 0", "OnRtnOrder 35 0", "OnErrRtnOrderAction 91"], trader.Until("OnErrRtnOrderAction"));
    }

    [Fact]
    public void Another_session_of_the_user_hears_of_a_refusal_too_but_was_not_answered()
    {
        var environment = new EmbeddedEnvironment(null, _time);
        var (first, second) = (Connect(environment).Ready(), Connect(environment).Ready());
        first.Insert("nothing", 1);
        first.Until("OnErrRtnOrderInsert 16");
        Assert.Equal(["OnErrRtnOrderInsert 16"], second.Until("OnErrRtnOrderInsert"));
    }

    [Fact]
    public void A_query_without_rows_has_one_answer_without_a_struct()
    {
        var trader = Connect(new EmbeddedEnvironment(null, _time)).Ready();
        var query = default(QryInstrumentField);
        query.InstrumentID.Set("nothing");
        trader.Api.ReqQryInstrument(query, 9);
        Assert.Equal(["OnRspQryInstrument null 0 last"], trader.Until("OnRspQryInstrument"));
    }

    [Fact]
    public void Only_the_last_row_is_marked()
    {
        var trader = Connect(new EmbeddedEnvironment(null, _time)).Ready();
        var query = default(QryInstrumentField);
        query.ProductID.Set("rb");
        trader.Api.ReqQryInstrument(query, 9);
        var heard = new List<string>();
        do
            heard.AddRange(trader.Until("OnRspQryInstrument"));
        while (!heard[^1].EndsWith("last", StringComparison.Ordinal));
        Assert.True(heard.Count > 1);
        Assert.Single(heard, line => line.EndsWith("last", StringComparison.Ordinal));
        Assert.Empty(trader.Rest());
    }

    [Fact]
    public void The_statement_comes_in_pieces_that_may_split_characters()
    {
        var environment = new EmbeddedEnvironment(null, _time);
        var trader = Connect(environment).Ready();
        for (var i = 0; i < 30; i++)
        {
            environment.ShowQuote(Rebar, new PriceLevel(3199, 5, 3200, 5));
            trader.Insert("rb2510", 3200, 1);
            trader.Until("OnRtnTrade");
        }

        environment.Advance(TimeSpan.FromDays(3));
        trader.Until("OnFrontDisconnected");
        _time.Advance(TimeSpan.FromSeconds(1));
        trader.Ready();
        trader.Api.ReqQrySettlementInfo(default, 9);
        var pieces = new List<string>();
        do
            pieces.AddRange(trader.Until("OnRspQrySettlementInfo"));
        while (!pieces[^1].EndsWith("last", StringComparison.Ordinal));
        Assert.All(pieces.SkipLast(1), piece => Assert.Equal("OnRspQrySettlementInfo 500", piece));
        var text = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(trader.Statement);
        Assert.Contains("交易结算单", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', text);
        Assert.Equal(30, text.Split('\n').Count(line => line.Contains("|买|开|", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_first_password_is_changed_before_the_login()
    {
        var trader = Connect(new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { MustChangePassword = true }, _time));
        trader.Until("OnFrontConnected");
        trader.Login();
        trader.Until("OnRspUserLogin 140");
        trader.ChangePassword("embedded", "another");
        trader.Until("OnRspUserPasswordUpdate 0");
        trader.Login(password: "another");
        trader.Until("OnRspUserLogin 0");
    }

    [Fact]
    public void More_queries_a_second_than_allowed_are_not_sent()
    {
        var environment = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { QueriesPerSecond = 1 }, _time);
        var trader = Connect(environment).Ready();
        Assert.Equal(0, trader.Api.ReqQryTradingAccount(default, 9));
        Assert.Equal(-3, trader.Api.ReqQryTradingAccount(default, 10));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, trader.Api.ReqQryTradingAccount(default, 11));
    }

    [Fact]
    public void The_exchange_announces_its_phases()
    {
        var environment = new EmbeddedEnvironment(
            new EmbeddedEnvironmentOptions { KeepExchangeHours = true, StartTime = new DateTime(2025, 6, 11, 11, 0, 0) }, _time);
        var trader = Connect(environment).Ready();
        environment.Advance(TimeSpan.FromHours(3));
        Assert.Equal(["OnRtnInstrumentStatus SHFE rb 1 11:30:00", "OnRtnInstrumentStatus SHFE rb 2 13:30:00"], trader.Until("OnRtnInstrumentStatus SHFE rb 2"));
    }

    [Fact]
    public void A_query_is_not_sent_while_another_one_is_unanswered()
    {
        var options = new EmbeddedEnvironmentOptions { MaxUnansweredQueries = 1 }
            .Fault(Fault.Delay(TimeSpan.FromSeconds(5)).At("OnRspQryTradingAccount"))
            .Fault(Fault.Silence().At("ReqQryInstrument"))
            .Fault(Fault.Return(-3).At("ReqQryExchange"));
        var environment = new EmbeddedEnvironment(options, _time);
        var trader = Connect(environment).Ready();
        Assert.Equal(-3, trader.Api.ReqQryExchange(default, 8));
        Assert.Equal(0, trader.Api.ReqQryTradingAccount(default, 9));
        Assert.Equal(-2, trader.Api.ReqQryTradingAccount(default, 10));
        Advance(trader, TimeSpan.FromSeconds(5), "OnRspQryTradingAccount");
        Assert.Equal(0, trader.Api.ReqQryTradingAccount(default, 11));
        trader.Until("OnRspQryTradingAccount");

        // One that is never answered blocks the way until the connection is lost.
        Assert.Equal(0, trader.Api.ReqQryInstrument(default, 12));
        Assert.Equal(-2, trader.Api.ReqQryTradingAccount(default, 13));
        environment.Trip(Fault.Disconnect());
        trader.Until("OnFrontDisconnected");
        _time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal(0, trader.Ready().Api.ReqQryTradingAccount(default, 14));
    }

    [Fact]
    public void A_query_right_after_the_login_comes_too_soon()
    {
        var environment = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { QueriesReadyAfter = TimeSpan.FromSeconds(1) }, _time);
        var trader = Connect(environment).Ready();
        Assert.Equal(0, trader.Api.ReqQryTradingAccount(default, 9));
        Assert.Equal(["OnRspQryTradingAccount null 90 last"], trader.Until("OnRspQryTradingAccount"));
        _time.Advance(TimeSpan.FromSeconds(1));
        trader.Api.ReqQryTradingAccount(default, 10);
        Assert.Equal(["OnRspQryTradingAccount embedded 0 last"], trader.Until("OnRspQryTradingAccount"));
    }

    [Fact]
    public void Requests_before_the_connection_and_after_it_are_not_sent()
    {
        var environment = new EmbeddedEnvironment(null, _time);
        var trader = Connect(environment).Ready();
        environment.Trip(Fault.Disconnect(8193));
        Assert.Equal(["OnFrontDisconnected 8193"], trader.Until("OnFrontDisconnected"));
        Assert.Equal(-1, trader.Login());
        Assert.Equal(-1, trader.Insert("rb2510", 3200));
        Assert.Equal(-1, trader.Api.ReqQryTradingAccount(default, 9));
        _time.Advance(TimeSpan.FromMilliseconds(100));
        trader.Ready();
    }

    [Fact]
    public void Every_version_that_can_be_played_trades()
    {
        foreach (var version in InterfaceVersion.All)
        {
            var environment = new EmbeddedEnvironment(null, _time);
            var trader = Connect(environment, version).Ready();
            environment.ShowQuote(Rebar, new PriceLevel(3199, 5, 3200, 5));
            trader.Insert("rb2510", 3200, 3);
            Assert.Equal("OnRtnTrade 3", trader.Until("OnRtnTrade")[^1]);
        }
    }

    [Fact]
    public void The_password_of_the_money_account_is_another_one()
    {
        var trader = Connect(new EmbeddedEnvironment(null, _time)).Ready();
        if (!Family.Implements(trader.Api.Version, TraderApiFunction.ReqTradingAccountPasswordUpdate))
        {
            Assert.Equal(Family.AnswerToUnimplemented(trader.Api.Version), trader.Api.ReqTradingAccountPasswordUpdate(default, 9));
            return;
        }

        var field = default(TradingAccountPasswordUpdateField);
        field.AccountID.Set("embedded");
        field.OldPassword.Set("wrong");
        field.NewPassword.Set("another");
        trader.Api.ReqTradingAccountPasswordUpdate(field, 9);
        trader.Until("OnRspTradingAccountPasswordUpdate 14");
        field.OldPassword.Set("embedded");
        trader.Api.ReqTradingAccountPasswordUpdate(field, 10);
        trader.Until("OnRspTradingAccountPasswordUpdate 0");

        // The user's own is as it was.
        trader.Login();
        trader.Until("OnRspUserLogin 0");
    }

    // The answer is on its way to the client's thread, which starts the delay: the clock is moved once it has got there.
    private void Advance(RawTrader trader, TimeSpan by, string callback)
    {
        trader.Api.ReqSettlementInfoConfirm(default, 99);
        trader.Until("OnRspSettlementInfoConfirm");
        _time.Advance(by);
        trader.Until(callback);
    }

    private RawTrader Connect(EmbeddedEnvironment environment, InterfaceVersion? version = null)
    {
        var trader = new RawTrader(environment, version);
        _traders.Add(trader);
        return trader;
    }
}
