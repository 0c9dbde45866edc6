using QuantPlus.Ftdc.Connections;
using QuantPlus.Ftdc.Mapping;
using QuantPlus.Ftdc.Session;
using QuantPlus.Ftdc.Trading.Special;
using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>
/// The trader callbacks: each copies what the session needs into managed values, on the vendor's thread, and posts it to the owner loop.
/// Every pointer may be null.
/// </summary>
internal sealed unsafe partial class TraderCallbacks(OwnerLoop loop, ReconnectGate gate, ITraderEvents events, SpecialState special) : TraderSpi
{
    protected override void OnFrontConnected()
    {
        gate.OnConnected();
        loop.Post(events.OnConnected);
    }

    // Told before the hold: whoever waits for the connection need not wait for the gate.
    protected override void OnFrontDisconnected(int nReason)
    {
        gate.OnDisconnected();
        loop.Post(() => events.OnDisconnected(nReason));
        gate.Hold();
    }

    protected override void OnRspAuthenticate(RspAuthenticateField* pRspAuthenticateField, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, null, pRspInfo, bIsLast);

    protected override void OnRspUserLogin(RspUserLoginField* pRspUserLogin, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, pRspUserLogin == null ? null : LoginMapping.ToAnswer(*pRspUserLogin), pRspInfo, bIsLast);

    protected override void OnRspUserPasswordUpdate(
        UserPasswordUpdateField* pUserPasswordUpdate, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, null, pRspInfo, bIsLast);

    protected override void OnRspTradingAccountPasswordUpdate(
        TradingAccountPasswordUpdateField* pTradingAccountPasswordUpdate, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, null, pRspInfo, bIsLast);

    protected override void OnRspUserLogout(UserLogoutField* pUserLogout, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, null, pRspInfo, bIsLast);

    protected override void OnRspError(RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, null, pRspInfo, bIsLast);

    protected override void OnRspQrySettlementInfoConfirm(
        SettlementInfoConfirmField* pSettlementInfoConfirm, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, pSettlementInfoConfirm == null ? null : SettlementMapping.ToConfirmation(*pSettlementInfoConfirm), pRspInfo, bIsLast);

    protected override void OnRspSettlementInfoConfirm(
        SettlementInfoConfirmField* pSettlementInfoConfirm, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, null, pRspInfo, bIsLast);

    protected override void OnRspQryInstrument(InstrumentField* pInstrument, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, pInstrument == null ? null : ContractMapping.ToContract(*pInstrument), pRspInfo, bIsLast);

    protected override void OnRspQryInvestorPosition(
        InvestorPositionField* pInvestorPosition, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, pInvestorPosition == null ? null : PositionMapping.ToRow(*pInvestorPosition), pRspInfo, bIsLast);

    protected override void OnRspQryTradingAccount(TradingAccountField* pTradingAccount, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, pTradingAccount == null ? null : PositionMapping.ToAccount(*pTradingAccount), pRspInfo, bIsLast);

    protected override void OnRspQryOrder(OrderField* pOrder, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, pOrder == null ? null : OrderMapping.ToReport(*pOrder), pRspInfo, bIsLast);

    protected override void OnRspQryTrade(TradeField* pTrade, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, pTrade == null ? null : OrderMapping.ToTrade(*pTrade), pRspInfo, bIsLast);

    protected override void OnRtnOrder(OrderField* pOrder)
    {
        if (pOrder != null && OrderMapping.ToReport(*pOrder) is { } report)
            loop.Post(() => events.OnOrder(report));
        else
            loop.Post(() => events.OnUnreadable("an order"));
    }

    protected override void OnRtnTrade(TradeField* pTrade)
    {
        if (pTrade != null && OrderMapping.ToTrade(*pTrade) is { } trade)
            loop.Post(() => events.OnTrade(trade));
        else
            loop.Post(() => events.OnUnreadable("a trade"));
    }

    protected override void OnRspOrderInsert(InputOrderField* pInputOrder, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        InsertRejected(pInputOrder, pRspInfo, isAnswer: true);

    protected override void OnErrRtnOrderInsert(InputOrderField* pInputOrder, RspInfoField* pRspInfo) =>
        InsertRejected(pInputOrder, pRspInfo, isAnswer: false);

    protected override void OnRtnErrorConditionalOrder(ErrorConditionalOrderField* pErrorConditionalOrder)
    {
        if (pErrorConditionalOrder == null)
            return;
        ref readonly var order = ref *pErrorConditionalOrder;
        var id = new OrderId(order.FrontID, order.SessionID, order.OrderRef.ToString().Trim());
        var exchange = new Exchange(order.ExchangeID.ToString());
        var number = order.OrderSysID.ToString().Trim();
        var error = new CounterError(order.ErrorID, order.ErrorMsg.ToString());
        loop.Post(() => events.OnTriggeredRejected(id, exchange, number, error));
    }

    protected override void OnRspOrderAction(InputOrderActionField* pInputOrderAction, RspInfoField* pRspInfo, int nRequestID, bool bIsLast)
    {
        if (pInputOrderAction == null)
            return;
        ref readonly var action = ref *pInputOrderAction;
        CancelRejected(
            new OrderId(action.FrontID, action.SessionID, action.OrderRef.ToString().Trim()), action.ExchangeID.ToString(), action.OrderSysID.ToString(), pRspInfo);
    }

    protected override void OnErrRtnOrderAction(OrderActionField* pOrderAction, RspInfoField* pRspInfo)
    {
        if (pOrderAction == null)
            return;
        ref readonly var action = ref *pOrderAction;
        CancelRejected(
            new OrderId(action.FrontID, action.SessionID, action.OrderRef.ToString().Trim()), action.ExchangeID.ToString(), action.OrderSysID.ToString(), pRspInfo);
    }

    protected override void OnCallbackException(string callback, Exception exception) =>
        loop.Post(() => events.OnCallbackFailed(callback, exception));

    private void Answer(int requestId, object? row, RspInfoField* info, bool isLast)
    {
        var error = CallbackErrors.Of(info);
        loop.Post(() => events.OnAnswer(requestId, row, error, isLast));
    }

    private void InsertRejected(InputOrderField* input, RspInfoField* info, bool isAnswer)
    {
        if (input == null || CallbackErrors.Of(info) is not { } error)
            return;

        var copy = *input;
        var orderRef = copy.OrderRef.ToString().Trim();
        loop.Post(() => events.OnInsertRejected(
            orderRef,
            copy.RequestID,
            isAnswer,
            id => OrderMapping.ToRejected(copy, id, RejectReasons.From(error.Code, error.Text), RejectReasons.ToError($"order {id}", error))));
    }

    private void CancelRejected(OrderId id, string exchange, string orderSysId, RspInfoField* info)
    {
        if (CallbackErrors.Of(info) is { } error)
            loop.Post(() => events.OnCancelRejected(id, new Exchange(exchange), orderSysId.Trim(), error));
    }
}
