using Microsoft.Extensions.Time.Testing;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Simulation;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Tests.Embedded;

/// <summary>What the counter answers to the questions clients ask every day. Nothing found is one row without a struct, marked as the last.</summary>
public sealed class QueryTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly EmbeddedEnvironment _environment;
    private readonly QueryClient _client;

    public QueryTests()
    {
        var options = new EmbeddedEnvironmentOptions { StartTime = new DateTime(2025, 6, 11, 10, 0, 0) };
        options.AddYesterdayPosition(InstrumentId.Parse("rb2510.SHFE"), PositionDirection.Long, 3);
        _environment = new EmbeddedEnvironment(options, _time);
        _client = new QueryClient(_environment).Ready();
    }

    public void Dispose() => _client.Dispose();

    [Fact]
    public void Margin_rates()
    {
        var query = default(QryInstrumentMarginRateField);
        query.HedgeFlag = HedgeFlagType.Hedge;
        query.InstrumentID.Set("m2509");
        var row = Assert.Single(_client.Ask<InstrumentMarginRateField>((api, id) => api.ReqQryInstrumentMarginRate(query, id)));
        Assert.Equal(("m2509", "DCE", HedgeFlagType.Hedge, 0.14, 0.14),
            (row.InstrumentID.ToString(), row.ExchangeID.ToString(), row.HedgeFlag, row.LongMarginRatioByMoney, row.ShortMarginRatioByMoney));

        // Without a contract: those of the positions.
        Assert.Equal("rb2510", Assert.Single(_client.Ask<InstrumentMarginRateField>((api, id) => api.ReqQryInstrumentMarginRate(default, id))).InstrumentID.ToString());
        query.InstrumentID.Set("nothing");
        Assert.Empty(_client.Ask<InstrumentMarginRateField>((api, id) => api.ReqQryInstrumentMarginRate(query, id)));

        var atExchange = default(QryExchangeMarginRateField);
        atExchange.InstrumentID.Set("m2509");
        Assert.Equal(0.14, Assert.Single(_client.Ask<ExchangeMarginRateField>((api, id) => api.ReqQryExchangeMarginRate(atExchange, id))).LongMarginRatioByMoney);
    }

    [Fact]
    public void Commission_rates()
    {
        var query = default(QryInstrumentCommissionRateField);
        query.InstrumentID.Set("IF2509");
        var row = Assert.Single(_client.Ask<InstrumentCommissionRateField>((api, id) => api.ReqQryInstrumentCommissionRate(query, id)));
        Assert.Equal(("IF", 0.000023, 0.00023, 0d), (row.InstrumentID.ToString(), row.OpenRatioByMoney, row.CloseTodayRatioByMoney, row.CloseRatioByVolume));
        Assert.Equal("rb", Assert.Single(_client.Ask<InstrumentCommissionRateField>((api, id) => api.ReqQryInstrumentCommissionRate(default, id))).InstrumentID.ToString());

        var order = default(QryInstrumentOrderCommRateField);
        order.InstrumentID.Set("IF2509");
        Assert.Equal(0, Assert.Single(_client.Ask<InstrumentOrderCommRateField>((api, id) => api.ReqQryInstrumentOrderCommRate(order, id))).OrderCommByVolume);
    }

    [Fact]
    public void Option_rates_are_what_an_option_then_costs()
    {
        var rates = default(QryOptionInstrCommRateField);
        rates.InstrumentID.Set("rb2510C3200");
        var rate = Assert.Single(_client.Ask<OptionInstrCommRateField>((api, id) => api.ReqQryOptionInstrCommRate(rates, id)));
        var option = InstrumentId.Parse("rb2510C3200.SHFE");
        _environment.ShowQuote(option, new PriceLevel(80, 50, 81, 50));
        var costs = default(QryOptionInstrTradeCostField);
        costs.InstrumentID.Set("rb2510C3200");
        costs.InputPrice = 80;
        var cost = Assert.Single(_client.Ask<OptionInstrTradeCostField>((api, id) => api.ReqQryOptionInstrTradeCost(costs, id)));
        Assert.Equal(80 * 10, cost.Royalty);

        var before = _environment.GetAccount();
        Sell(option, 80, 2);
        var after = _environment.GetAccount();
        Assert.Equal(2 * (cost.Royalty + cost.FixedMargin), after.Margin - before.Margin, 6);
        Assert.Equal(2 * rate.OpenRatioByVolume, after.Commission, 6);
        Assert.True(rate.OpenRatioByVolume > 0);

        // Futures have no such rates, and options none of theirs.
        rates.InstrumentID.Set("rb2510");
        Assert.Empty(_client.Ask<OptionInstrCommRateField>((api, id) => api.ReqQryOptionInstrCommRate(rates, id)));
        var margin = default(QryInstrumentMarginRateField);
        margin.InstrumentID.Set("rb2510C3200");
        Assert.Empty(_client.Ask<InstrumentMarginRateField>((api, id) => api.ReqQryInstrumentMarginRate(margin, id)));
    }

    [Theory]
    [InlineData('0')]
    [InlineData('4')]
    public void The_largest_volume_is_taken_and_one_lot_more_is_not(char offset)
    {
        var query = default(QryMaxOrderVolumeField);
        query.InstrumentID.Set("rb2510");
        (query.Direction, query.OffsetFlag, query.HedgeFlag) = (DirectionType.Sell, (OffsetFlagType)offset, HedgeFlagType.Speculation);
        var most = Assert.Single(_client.Ask<QryMaxOrderVolumeField>((api, id) => api.ReqQryMaxOrderVolume(query, id))).MaxVolume;
        Assert.True(offset == '0' ? most > 10 : most == 3);
        var last = _environment.GetQuote(InstrumentId.Parse("rb2510.SHFE")).AskPrice;
        var tick = _client.Ask<DepthMarketDataField>((api, id) => api.ReqQryDepthMarketData(Depth("rb2510", ""), id))[0].LastPrice;
        Insert("rb2510", tick, most + 1, offset);
        Assert.Empty(_environment.GetOrders());
        Insert("rb2510", tick, most, offset);
        Assert.Single(_environment.GetOrders());
        Assert.True(last > 0);

        query.InstrumentID.Set("nothing");
        Assert.Equal(16, _client.AskForError((api, id) => api.ReqQryMaxOrderVolume(query, id)));
    }

    [Fact]
    public void Who_the_user_is()
    {
        var investor = Assert.Single(_client.Ask<InvestorField>((api, id) => api.ReqQryInvestor(default, id)));
        Assert.Equal(("embedded", "9999", 1), (investor.InvestorID.ToString(), investor.BrokerID.ToString(), investor.IsActive));
        var codes = _client.Ask<TradingCodeField>((api, id) => api.ReqQryTradingCode(default, id));
        Assert.Equal(_client.Ask<ExchangeField>((api, id) => api.ReqQryExchange(default, id)).Select(row => row.ExchangeID.ToString()), codes.Select(row => row.ExchangeID.ToString()));
        var one = default(QryTradingCodeField);
        one.ExchangeID.Set("DCE");
        Assert.Equal("embedded", Assert.Single(_client.Ask<TradingCodeField>((api, id) => api.ReqQryTradingCode(one, id))).ClientID.ToString());
        Assert.Equal("CNY", Assert.Single(_client.Ask<BrokerTradingParamsField>((api, id) => api.ReqQryBrokerTradingParams(default, id))).CurrencyID.ToString());
    }

    [Fact]
    public void What_there_is_never_anything_of()
    {
        Assert.Empty(_client.Ask<TransferBankField>((api, id) => api.ReqQryTransferBank(default, id)));
        Assert.Empty(_client.Ask<TransferSerialField>((api, id) => api.ReqQryTransferSerial(default, id)));
        Assert.Empty(_client.Ask<ContractBankField>((api, id) => api.ReqQryContractBank(default, id)));
        Assert.Empty(_client.Ask<AccountregisterField>((api, id) => api.ReqQryAccountregister(default, id)));
        Assert.Empty(_client.Ask<NoticeField>((api, id) => api.ReqQryNotice(default, id)));
        Assert.Empty(_client.Ask<TradingNoticeField>((api, id) => api.ReqQryTradingNotice(default, id)));
    }

    [Fact]
    public void Orders_and_trades_by_contract_number_and_time()
    {
        Assert.Empty(_client.Ask<OrderField>((api, id) => api.ReqQryOrder(default, id)));
        Assert.Empty(_client.Ask<TradeField>((api, id) => api.ReqQryTrade(default, id)));
        foreach (var symbol in (string[])["rb2510.SHFE", "m2509.DCE", "rb2510.SHFE"])
        {
            Buy(InstrumentId.Parse(symbol), 1);
            _environment.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal([3, 2, 1], new[] { Orders(""), Orders("rb2510"), Orders("m2509") }.Select(rows => rows.Count));
        Assert.Empty(Orders("rb2510", exchange: "DCE"));
        Assert.Equal("rb2510", Assert.Single(Orders("", number: "2", exchange: "SHFE")).InstrumentID.ToString());
        Assert.Equal(["10:01:00", "10:02:00"], Orders("", from: "10:00:30").Select(row => row.InsertTime.ToString()));
        Assert.Equal("10:01:00", Assert.Single(Orders("", from: "10:01:00", to: "10:01:00")).InsertTime.ToString());

        Assert.Equal([3, 2, 1], new[] { Trades(""), Trades("rb2510"), Trades("m2509") }.Select(rows => rows.Count));
        var trade = Assert.Single(Trades("", number: "2", exchange: "SHFE"));
        Assert.Equal(("10:02:00", Orders("rb2510")[1].OrderSysID.ToString()), (trade.TradeTime.ToString(), trade.OrderSysID.ToString()));
        Assert.Equal("10:00:00", Assert.Single(Trades("", to: "10:00:59")).TradeTime.ToString());
    }

    [Fact]
    public void Positions_and_their_details_add_up()
    {
        Buy(InstrumentId.Parse("rb2510.SHFE"), 2);
        Buy(InstrumentId.Parse("m2509.DCE"), 4);
        var positions = _client.Ask<InvestorPositionField>((api, id) => api.ReqQryInvestorPosition(default, id));
        var details = _client.Ask<InvestorPositionDetailField>((api, id) => api.ReqQryInvestorPositionDetail(default, id));
        Assert.Equal([("m2509", 4), ("rb2510", 5)], positions.GroupBy(row => row.InstrumentID.ToString()).Select(group => (group.Key, group.Sum(row => row.Position))).Order());
        foreach (var contract in details.GroupBy(row => row.InstrumentID.ToString()))
        {
            var rows = positions.Where(row => row.InstrumentID.ToString() == contract.Key).ToList();
            Assert.Equal(rows.Sum(row => row.Position), contract.Sum(row => row.Volume));
            Assert.Equal(rows.Sum(row => row.UseMargin), contract.Sum(row => row.Margin), 6);
            Assert.Equal(rows.Sum(row => row.PositionProfit), contract.Sum(row => row.PositionProfitByDate), 6);
        }

        Assert.Equal(["20250610", "20250611"], details.Where(row => row.InstrumentID.ToString() == "rb2510").Select(row => row.OpenDate.ToString()).Order());
        var account = Assert.Single(_client.Ask<TradingAccountField>((api, id) => api.ReqQryTradingAccount(default, id)));
        Assert.Equal(_environment.GetAccount().Balance, account.Balance);
    }

    [Fact]
    public void Quotes_exchanges_products_and_contracts()
    {
        Assert.Equal("DCE", Assert.Single(_client.Ask<DepthMarketDataField>((api, id) => api.ReqQryDepthMarketData(Depth("m2509", ""), id))).ExchangeID.ToString());
        Assert.Empty(_client.Ask<DepthMarketDataField>((api, id) => api.ReqQryDepthMarketData(Depth("m2509", "SHFE"), id)));
        var ofExchange = _client.Ask<DepthMarketDataField>((api, id) => api.ReqQryDepthMarketData(Depth("", "GFEX"), id));
        Assert.True(ofExchange.Count > 10);
        Assert.All(ofExchange, row => Assert.Equal("GFEX", row.ExchangeID.ToString()));
        var exchanges = _client.Ask<ExchangeField>((api, id) => api.ReqQryExchange(default, id)).Select(row => row.ExchangeID.ToString()).ToList();
        Assert.Superset(new HashSet<string> { "SHFE", "INE", "DCE", "CZCE", "CFFEX", "GFEX" }, exchanges.ToHashSet());
        var product = default(QryProductField);
        product.ProductID.Set("au");
        Assert.Equal(1000, Assert.Single(_client.Ask<ProductField>((api, id) => api.ReqQryProduct(product, id))).VolumeMultiple);
        var contract = default(QryInstrumentField);
        contract.InstrumentID.Set("au2506");
        Assert.Equal(0.02, Assert.Single(_client.Ask<InstrumentField>((api, id) => api.ReqQryInstrument(contract, id))).PriceTick);
    }

    [Fact]
    public void Statements_by_day_and_their_confirmation()
    {
        var query = default(QrySettlementInfoField);
        Assert.Empty(_client.Ask<SettlementInfoField>((api, id) => api.ReqQrySettlementInfo(query, id)));
        Assert.Equal("20250611", Assert.Single(_client.Ask<SettlementInfoConfirmField>((api, id) => api.ReqQrySettlementInfoConfirm(default, id))).ConfirmDate.ToString());
        for (var day = 0; day < 2; day++)
        {
            _environment.Advance(TimeSpan.FromDays(1));
            _time.Advance(TimeSpan.FromSeconds(1));
            _client.Ready();
        }

        // In the morning of the 13th: the 11th and the 12th are settled.
        Assert.Equal(["20250612"], DaysOf(""));
        Assert.Equal(["20250611"], DaysOf("20250611"));
        Assert.Equal(["20250612"], DaysOf("20250612"));
        Assert.Empty(DaysOf("20250613"));
        Assert.Empty(DaysOf("20250610"));
        Assert.Equal("20250613", Assert.Single(_client.Ask<SettlementInfoConfirmField>((api, id) => api.ReqQrySettlementInfoConfirm(default, id))).ConfirmDate.ToString());

        IEnumerable<string> DaysOf(string day)
        {
            query.TradingDay.Set(day);
            return _client.Ask<SettlementInfoField>((api, id) => api.ReqQrySettlementInfo(query, id)).Select(row => row.TradingDay.ToString()).Distinct();
        }
    }

    private static QryDepthMarketDataField Depth(string symbol, string exchange)
    {
        var query = default(QryDepthMarketDataField);
        query.InstrumentID.Set(symbol);
        query.ExchangeID.Set(exchange);
        return query;
    }

    private List<OrderField> Orders(string symbol, string exchange = "", string number = "", string from = "", string to = "")
    {
        var query = default(QryOrderField);
        query.InstrumentID.Set(symbol);
        query.ExchangeID.Set(exchange);
        query.OrderSysID.Set(number);
        query.InsertTimeStart.Set(from);
        query.InsertTimeEnd.Set(to);
        return _client.Ask<OrderField>((api, id) => api.ReqQryOrder(query, id));
    }

    private List<TradeField> Trades(string symbol, string exchange = "", string number = "", string from = "", string to = "")
    {
        var query = default(QryTradeField);
        query.InstrumentID.Set(symbol);
        query.ExchangeID.Set(exchange);
        query.TradeID.Set(number);
        query.TradeTimeStart.Set(from);
        query.TradeTimeEnd.Set(to);
        return _client.Ask<TradeField>((api, id) => api.ReqQryTrade(query, id));
    }

    private void Buy(InstrumentId instrument, int volume)
    {
        var quote = _environment.GetQuote(instrument);
        _environment.ShowQuote(instrument, quote with { AskVolume = 100 });
        Insert(instrument.Symbol, quote.AskPrice, volume, '0', DirectionType.Buy);
    }

    private void Sell(InstrumentId instrument, double price, int volume) => Insert(instrument.Symbol, price, volume, '0');

    private void Insert(string symbol, double price, int volume, char offset, DirectionType direction = DirectionType.Sell)
    {
        var field = default(InputOrderField);
        field.InstrumentID.Set(symbol);
        field.OrderPriceType = OrderPriceTypeType.LimitPrice;
        field.Direction = direction;
        field.CombOffsetFlag.Set([offset]);
        field.CombHedgeFlag.Set("1");
        field.LimitPrice = price;
        field.VolumeTotalOriginal = volume;
        field.TimeCondition = TimeConditionType.GFD;
        field.VolumeCondition = VolumeConditionType.AV;
        field.MinVolume = 1;
        field.ContingentCondition = ContingentConditionType.Immediately;
        field.ForceCloseReason = ForceCloseReasonType.NotForceClose;
        _client.Api.ReqOrderInsert(field, 0);
    }
}
