using System.Collections.Concurrent;
using QuantPlus.Ftdc.Embedded;
using QuantPlus.Simulation;

namespace QuantPlus.Ftdc.Tests.Embedded;

/// <summary>A client that asks the counter and keeps the rows of the answers.</summary>
internal sealed unsafe class QueryClient : TraderSpi, IDisposable
{
    private readonly BlockingCollection<(int RequestId, object? Row, int Error, bool IsLast)> _answers = [];
    private int _requestId;

    public QueryClient(EmbeddedEnvironment environment)
    {
        Api = new TraderApi(new EmbeddedTraderServer(InterfaceVersion.V6_7_11, environment.Core).Handle, InterfaceVersion.V6_7_11);
        Api.RegisterSpi(Attach(InterfaceVersion.V6_7_11));
        Api.SubscribePrivateTopic(ResumeType.Quick);
        Api.SubscribePublicTopic(ResumeType.Quick);
        Api.Init();
    }

    public TraderApi Api { get; }

    public QueryClient Ready()
    {
        var login = default(ReqUserLoginField);
        login.BrokerID.Set("9999");
        login.UserID.Set("embedded");
        login.Password.Set("embedded");
        Api.ReqUserLogin(login, 0);
        Api.ReqSettlementInfoConfirm(default, 0);
        return this;
    }

    /// <summary>All rows of an answer; empty where the one row was null. Fails where rows come without an end, or after it.</summary>
    public List<T> Ask<T>(Func<TraderApi, int, int> ask)
        where T : unmanaged
    {
        var id = ++_requestId;
        Assert.Equal(0, ask(Api, id));
        var rows = new List<T>();
        while (true)
        {
            Assert.True(_answers.TryTake(out var answer, TimeSpan.FromSeconds(30)), "No answer came.");
            Assert.Equal((id, 0), (answer.RequestId, answer.Error));
            if (answer.Row is T row)
                rows.Add(row);
            else
                Assert.True(answer.Row is null && answer.IsLast && rows.Count == 0, "A row without a struct is the only one.");
            if (answer.IsLast)
                break;
        }

        Assert.Empty(_answers);
        return rows;
    }

    /// <summary>The error that a query is answered with.</summary>
    public int AskForError(Func<TraderApi, int, int> ask)
    {
        Assert.Equal(0, ask(Api, ++_requestId));
        Assert.True(_answers.TryTake(out var answer, TimeSpan.FromSeconds(30)), "No answer came.");
        Assert.True(answer.IsLast && answer.Row is null);
        return answer.Error;
    }

    public void Dispose()
    {
        Api.RegisterSpi(0);
        Api.Release();
        Detach();
        _answers.Dispose();
    }

    protected override void OnRspQryInstrumentMarginRate(InstrumentMarginRateField* row, RspInfoField* info, int id, bool isLast) => Keep(row, info, id, isLast);

    protected override void OnRspQryExchangeMarginRate(ExchangeMarginRateField* row, RspInfoField* info, int id, bool isLast) => Keep(row, info, id, isLast);

    protected override void OnRspQryInstrumentCommissionRate(InstrumentCommissionRateField* row, RspInfoField* info, int id, bool isLast) => Keep(row, info, id, isLast);

    protected override void OnRspQryInstrumentOrderCommRate(InstrumentOrderCommRateField* row, RspInfoField* info, int id, bool isLast) => Keep(row, info, id, isLast);

    protected override void OnRspQryOptionInstrCommRate(OptionInstrCommRateField* row, RspInfoField* info, int id, bool isLast) => Keep(row, info, id, isLast);

    protected override void OnRspQryOptionInstrTradeCost(OptionInstrTradeCostField* row, RspInfoField* info, int id, bool isLast) => Keep(row, info, id, isLast);

    protected override void OnRspQryMaxOrderVolume(QryMaxOrderVolumeField* row, RspInfoField* info, int id, bool isLast) => Keep(row, info, id, isLast);

    protected override void OnRspQryInvestor(InvestorField* row, RspInfoField* info, int id, bool isLast) => Keep(row, info, id, isLast);

    protected override void OnRspQryTradingCode(TradingCodeField* row, RspInfoField* info, int id, bool isLast) => Keep(row, info, id, isLast);

    protected override void OnRspQryBrokerTradingParams(BrokerTradingParamsField* row, RspInfoField* info, int id, bool isLast) => Keep(row, info, id, isLast);

    protected override void OnRspQryTransferBank(TransferBankField* row, RspInfoField* info, int id, bool isLast) => Keep(row, info, id, isLast);

    protected override void OnRspQryTransferSerial(TransferSerialField* row, RspInfoField* info, int id, bool isLast) => Keep(row, info, id, isLast);

    protected override void OnRspQryContractBank(ContractBankField* row, RspInfoField* info, int id, bool isLast) => Keep(row, info, id, isLast);

    protected override void OnRspQryAccountregister(AccountregisterField* row, RspInfoField* info, int id, bool isLast) => Keep(row, info, id, isLast);

    protected override void OnRspQryNotice(NoticeField* row, RspInfoField* info, int id, bool isLast) => Keep(row, info, id, isLast);

    protected override void OnRspQryTradingNotice(TradingNoticeField* row, RspInfoField* info, int id, bool isLast) => Keep(row, info, id, isLast);

    protected override void OnRspQryOrder(OrderField* row, RspInfoField* info, int id, bool isLast) => Keep(row, info, id, isLast);

    protected override void OnRspQryTrade(TradeField* row, RspInfoField* info, int id, bool isLast) => Keep(row, info, id, isLast);

    protected override void OnRspQryInvestorPosition(InvestorPositionField* row, RspInfoField* info, int id, bool isLast) => Keep(row, info, id, isLast);

    protected override void OnRspQryInvestorPositionDetail(InvestorPositionDetailField* row, RspInfoField* info, int id, bool isLast) => Keep(row, info, id, isLast);

    protected override void OnRspQryDepthMarketData(DepthMarketDataField* row, RspInfoField* info, int id, bool isLast) => Keep(row, info, id, isLast);

    protected override void OnRspQryExchange(ExchangeField* row, RspInfoField* info, int id, bool isLast) => Keep(row, info, id, isLast);

    protected override void OnRspQryProduct(ProductField* row, RspInfoField* info, int id, bool isLast) => Keep(row, info, id, isLast);

    protected override void OnRspQryInstrument(InstrumentField* row, RspInfoField* info, int id, bool isLast) => Keep(row, info, id, isLast);

    protected override void OnRspQrySettlementInfo(SettlementInfoField* row, RspInfoField* info, int id, bool isLast) => Keep(row, info, id, isLast);

    protected override void OnRspQrySettlementInfoConfirm(SettlementInfoConfirmField* row, RspInfoField* info, int id, bool isLast) => Keep(row, info, id, isLast);

    protected override void OnRspQryTradingAccount(TradingAccountField* row, RspInfoField* info, int id, bool isLast) => Keep(row, info, id, isLast);

    private void Keep<T>(T* row, RspInfoField* info, int id, bool isLast)
        where T : unmanaged => _answers.Add((id, row == null ? null : *row, info == null ? 0 : info->ErrorID, isLast));
}
