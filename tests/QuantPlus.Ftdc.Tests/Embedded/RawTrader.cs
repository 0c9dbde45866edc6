using System.Collections.Concurrent;
using QuantPlus.Ftdc.Embedded;
using QuantPlus.Simulation;

namespace QuantPlus.Ftdc.Tests.Embedded;

/// <summary>
/// A client of the embedded counter that knows nothing but the vendor's interface: calls through the function table, hears through its own, and
/// writes down what it hears, one line a callback.
/// </summary>
internal sealed unsafe class RawTrader : TraderSpi
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly BlockingCollection<string> _heard = [];
    private readonly List<byte> _statement = [];
    private int _requestId;
    private RspUserLoginField _login;

    public RawTrader(EmbeddedEnvironment environment, InterfaceVersion? version = null, ResumeType resume = ResumeType.Restart)
    {
        version ??= InterfaceVersion.V6_7_11;
        Api = new TraderApi(new EmbeddedTraderServer(version, environment.Core).Handle, version);
        Api.RegisterSpi(Attach(version));
        Api.SubscribePrivateTopic(resume);
        Api.SubscribePublicTopic(ResumeType.Quick);
        Api.Init();
    }

    public TraderApi Api { get; }

    public byte[] Statement => [.. _statement];

    /// <summary>The bytes of the first contract's name.</summary>
    public byte[] FirstName { get; private set; } = [];

    public TradingAccountField LastAccount { get; private set; }

    public TradeField LastTrade { get; private set; }

    public OrderField LastOrder { get; private set; }

    /// <summary>Waits until a callback of this name has come, and returns everything heard up to it.</summary>
    public List<string> Until(string callback)
    {
        var heard = new List<string>();
        while (heard.Count == 0 || !heard[^1].StartsWith(callback, StringComparison.Ordinal))
        {
            if (!_heard.TryTake(out var line, Patience))
                Assert.Fail($"{callback} did not come; heard {string.Join(", ", heard)}");
            heard.Add(line);
        }

        return heard;
    }

    /// <summary>What has come and was not taken; nothing is waited for.</summary>
    public List<string> Rest()
    {
        var heard = new List<string>();
        while (_heard.TryTake(out var line))
            heard.Add(line);
        return heard;
    }

    public int Login(string user = "embedded", string password = "embedded")
    {
        var field = default(ReqUserLoginField);
        field.BrokerID.Set("9999");
        field.UserID.Set(user);
        field.Password.Set(password);
        return Api.ReqUserLogin(field, ++_requestId);
    }

    /// <summary>Connected, logged in and confirmed.</summary>
    public RawTrader Ready()
    {
        Until("OnFrontConnected");
        Login();
        Until("OnRspUserLogin 0");
        Api.ReqSettlementInfoConfirm(default, ++_requestId);
        Until("OnRspSettlementInfoConfirm 0");
        return this;
    }

    public int Insert(
        string symbol, double price, int volume = 1, OrderPriceTypeType type = OrderPriceTypeType.LimitPrice,
        TimeConditionType time = TimeConditionType.GFD, VolumeConditionType condition = VolumeConditionType.AV, char offset = '0', DirectionType direction = DirectionType.Buy,
        ContingentConditionType contingent = ContingentConditionType.Immediately, double stopPrice = 0, int minVolume = 1)
    {
        var field = default(InputOrderField);
        field.BrokerID.Set("9999");
        field.InvestorID.Set("embedded");
        field.InstrumentID.Set(symbol);
        field.OrderRef.Set((++_requestId).ToString(System.Globalization.CultureInfo.InvariantCulture));
        field.OrderPriceType = type;
        field.Direction = direction;
        field.CombOffsetFlag.Set([offset]);
        field.CombHedgeFlag.Set("1");
        field.LimitPrice = price;
        field.VolumeTotalOriginal = volume;
        field.TimeCondition = time;
        field.VolumeCondition = condition;
        field.MinVolume = minVolume;
        field.ContingentCondition = contingent;
        field.StopPrice = stopPrice;
        field.ForceCloseReason = ForceCloseReasonType.NotForceClose;
        return Api.ReqOrderInsert(field, _requestId);
    }

    /// <summary>Cancels the order that was sent last.</summary>
    public int CancelLast()
    {
        var field = default(InputOrderActionField);
        field.BrokerID.Set("9999");
        field.InvestorID.Set("embedded");
        field.FrontID = _login.FrontID;
        field.SessionID = _login.SessionID;
        field.OrderRef.Set(_requestId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        field.ActionFlag = ActionFlagType.Delete;
        return Api.ReqOrderAction(field, ++_requestId);
    }

    /// <summary>Everything heard of what has been done so far: an answer that comes behind it is its end.</summary>
    public List<string> UntilNow()
    {
        Api.ReqQryTradingAccount(default, ++_requestId);
        return Until("OnRspQryTradingAccount")[..^1];
    }

    public int ChangePassword(string from, string to)
    {
        var field = default(UserPasswordUpdateField);
        field.BrokerID.Set("9999");
        field.UserID.Set("embedded");
        field.OldPassword.Set(from);
        field.NewPassword.Set(to);
        return Api.ReqUserPasswordUpdate(field, ++_requestId);
    }

    public void Release()
    {
        Api.RegisterSpi(0);
        Api.Release();
        Detach();
    }

    protected override void OnFrontConnected() => Hear("OnFrontConnected");

    protected override void OnFrontDisconnected(int nReason) => Hear($"OnFrontDisconnected {nReason}");

    protected override void OnRspUserLogin(RspUserLoginField* pRspUserLogin, RspInfoField* pRspInfo, int nRequestID, bool bIsLast)
    {
        if (pRspUserLogin != null)
            _login = *pRspUserLogin;
        Hear($"OnRspUserLogin {Error(pRspInfo)}");
    }

    protected override void OnRspAuthenticate(RspAuthenticateField* pRspAuthenticateField, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Hear($"OnRspAuthenticate {Error(pRspInfo)}");

    protected override void OnRspUserPasswordUpdate(UserPasswordUpdateField* pUserPasswordUpdate, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Hear($"OnRspUserPasswordUpdate {Error(pRspInfo)}");

    protected override void OnRspTradingAccountPasswordUpdate(
        TradingAccountPasswordUpdateField* pTradingAccountPasswordUpdate, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Hear($"OnRspTradingAccountPasswordUpdate {Error(pRspInfo)}");

    protected override void OnRspSettlementInfoConfirm(SettlementInfoConfirmField* pSettlementInfoConfirm, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Hear($"OnRspSettlementInfoConfirm {Error(pRspInfo)}");

    protected override void OnRspQrySettlementInfo(SettlementInfoField* pSettlementInfo, RspInfoField* pRspInfo, int nRequestID, bool bIsLast)
    {
        if (pSettlementInfo != null)
            _statement.AddRange(pSettlementInfo->Content.Bytes);
        Hear($"OnRspQrySettlementInfo {(pSettlementInfo == null ? -1 : pSettlementInfo->Content.Bytes.Length)}{(bIsLast ? " last" : "")}");
    }

    protected override void OnRspQryInstrument(InstrumentField* pInstrument, RspInfoField* pRspInfo, int nRequestID, bool bIsLast)
    {
        if (FirstName.Length == 0 && pInstrument != null)
            FirstName = pInstrument->InstrumentName.AsSpan().ToArray();
        Hear($"OnRspQryInstrument {(pInstrument == null ? "null" : pInstrument->InstrumentID.ToString())} {Error(pRspInfo)}{(bIsLast ? " last" : "")}");
    }

    protected override void OnRspQryTradingAccount(TradingAccountField* pTradingAccount, RspInfoField* pRspInfo, int nRequestID, bool bIsLast)
    {
        if (pTradingAccount != null)
            LastAccount = *pTradingAccount;
        Hear($"OnRspQryTradingAccount {(pTradingAccount == null ? "null" : pTradingAccount->AccountID.ToString())} {Error(pRspInfo)}{(bIsLast ? " last" : "")}");
    }

    protected override void OnRtnOrder(OrderField* pOrder)
    {
        if (pOrder != null)
            LastOrder = *pOrder;
        Hear(pOrder == null ? "OnRtnOrder null" : $"OnRtnOrder {(char)pOrder->OrderStatus}{(char)pOrder->OrderSubmitStatus} {pOrder->VolumeTraded}");
    }

    protected override void OnRtnErrorConditionalOrder(ErrorConditionalOrderField* pErrorConditionalOrder) =>
        Hear(pErrorConditionalOrder == null
            ? "OnRtnErrorConditionalOrder null"
            : $"OnRtnErrorConditionalOrder {pErrorConditionalOrder->OrderSysID} {pErrorConditionalOrder->ErrorID} {pErrorConditionalOrder->ErrorMsg}");

    protected override void OnRspOrderAction(InputOrderActionField* pInputOrderAction, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Hear($"OnRspOrderAction {Error(pRspInfo)}");

    protected override void OnErrRtnOrderAction(OrderActionField* pOrderAction, RspInfoField* pRspInfo) => Hear($"OnErrRtnOrderAction {Error(pRspInfo)}");

    protected override void OnRtnTrade(TradeField* pTrade)
    {
        if (pTrade != null)
            LastTrade = *pTrade;
        Hear(pTrade == null ? "OnRtnTrade null" : $"OnRtnTrade {pTrade->Volume}");
    }

    protected override void OnRtnInstrumentStatus(InstrumentStatusField* pInstrumentStatus)
    {
        // One line for each product would drown the rest; one product stands for them.
        if (pInstrumentStatus != null && pInstrumentStatus->InstrumentID.ToString() == "rb")
            Hear($"OnRtnInstrumentStatus {pInstrumentStatus->ExchangeID} rb {(char)pInstrumentStatus->InstrumentStatus} {pInstrumentStatus->EnterTime}");
    }

    protected override void OnRspOrderInsert(InputOrderField* pInputOrder, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Hear($"OnRspOrderInsert {Error(pRspInfo)}");

    protected override void OnErrRtnOrderInsert(InputOrderField* pInputOrder, RspInfoField* pRspInfo) => Hear($"OnErrRtnOrderInsert {Error(pRspInfo)}");

    private void Hear(string line) => _heard.Add(line);

    private static int Error(RspInfoField* info) => info == null ? 0 : info->ErrorID;
}
