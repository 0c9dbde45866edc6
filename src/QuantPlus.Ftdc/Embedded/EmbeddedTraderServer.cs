using System.Globalization;
using QuantPlus.Simulation;
using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Orders;
using QuantPlus.Simulation.Sessions;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>
/// A trading API object with the environment behind it: the connection, the login, and the orders. What clients ask is answered
/// by <see cref="EmbeddedQueryServer"/>. The client cannot tell it from the vendor's.
/// </summary>
internal sealed unsafe partial class EmbeddedTraderServer(InterfaceVersion version, EnvironmentCore environment)
    : EmbeddedQueryServer(version, environment), ICounterSessionListener
{
    private StreamResume _resume = StreamResume.Restart;

    public void OnOrder(OrderSnapshot order)
    {
        var field = OrderWriting.ToOrder(order, BrokerId);
        Spi?.OnRtnOrder(&field);
    }

    public void OnTrade(TradeRecord trade)
    {
        var field = OrderWriting.ToTrade(trade, BrokerId);
        Spi?.OnRtnTrade(&field);
    }

    public void OnOrderRejected(OrderRejection rejection, bool isOwn)
    {
        var field = OrderWriting.ToRejected(rejection, BrokerId);
        var info = AnswerWriter.Info(rejection.Error);
        if (isOwn)
            Spi?.OnRspOrderInsert(&field, &info, rejection.Input.RequestId, true);
        Spi?.OnErrRtnOrderInsert(&field, &info);
    }

    public void OnCancelRejected(CancelRejection rejection, bool isOwn)
    {
        var input = OrderWriting.ToRejectedInput(rejection, BrokerId);
        var action = OrderWriting.ToRejectedAction(rejection, BrokerId);
        var info = AnswerWriter.Info(rejection.Error);
        if (isOwn)
            Spi?.OnRspOrderAction(&input, &info, 0, true);
        Spi?.OnErrRtnOrderAction(&action, &info);
    }

    protected override void RegisterSpi(nint pSpi) => Spi = pSpi == 0 ? null : new TraderSpiProxy(pSpi, Version);

    protected override void Init()
    {
        if (Session is not null)
            return;
        Session = Environment.OpenCounterSession(this);
        Session.Post(() => Spi?.OnFrontConnected());
    }

    protected override void Release()
    {
        Session?.Dispose();
        Detach();
    }

    protected override void GetFrontInfo(FrontInfoField* pFrontInfo)
    {
        if (pFrontInfo == null || !Family.TellsFrontInfo)
            return;
        pFrontInfo->QryFreq = 100;
        pFrontInfo->FTDPkgFreq = 100;
    }

    protected override int ReqAuthenticate(ReqAuthenticateField* pReqAuthenticateField, int nRequestID)
    {
        if (Session is not { } session || pReqAuthenticateField == null)
            return -1;
        var row = default(RspAuthenticateField);
        row.BrokerID = pReqAuthenticateField->BrokerID;
        row.UserID = pReqAuthenticateField->UserID;
        row.UserProductInfo = pReqAuthenticateField->UserProductInfo;
        row.AppID = pReqAuthenticateField->AppID;
        session.Post(() => Acknowledge(
            row, CounterError.None, nRequestID, static (spi, field, info, id, isLast) => spi.OnRspAuthenticate(field, info, id, isLast)));
        return 0;
    }

    protected override int ReqUserLogin(ReqUserLoginField* pReqUserLoginField, int nRequestID)
    {
        if (Session is not { } session || pReqUserLoginField == null)
            return -1;
        BrokerId = pReqUserLoginField->BrokerID.ToString();
        session.Login(pReqUserLoginField->UserID.ToString(), pReqUserLoginField->Password.ToString(), _resume, login => Acknowledge(
            ToField(login), login.Error, nRequestID, static (spi, field, info, id, isLast) => spi.OnRspUserLogin(field, info, id, isLast)));
        return 0;
    }

    protected override int ReqUserLogout(UserLogoutField* pUserLogout, int nRequestID)
    {
        if (Session is not { } session || pUserLogout == null)
            return -1;
        var row = *pUserLogout;
        session.Logout(error => Acknowledge(
            row, error, nRequestID, static (spi, field, info, id, isLast) => spi.OnRspUserLogout(field, info, id, isLast)));
        return 0;
    }

    protected override int ReqSettlementInfoConfirm(SettlementInfoConfirmField* pSettlementInfoConfirm, int nRequestID)
    {
        if (Session is not { } session || pSettlementInfoConfirm == null)
            return -1;
        var row = *pSettlementInfoConfirm;
        session.Ask(
            (account, now) =>
            {
                if (account is null)
                    return CounterError.NotLoggedIn;
                account.ConfirmedAt = now;
                return CounterError.None;
            },
            error => Acknowledge(
                row, error, nRequestID, static (spi, field, info, id, isLast) => spi.OnRspSettlementInfoConfirm(field, info, id, isLast)));
        return 0;
    }

    protected override int ReqOrderInsert(InputOrderField* pInputOrder, int nRequestID)
    {
        if (Session is not { } session || pInputOrder == null)
            return -1;
        session.Insert(OrderWriting.ToInput(in *pInputOrder, nRequestID));
        return 0;
    }

    protected override int ReqOrderAction(InputOrderActionField* pInputOrderAction, int nRequestID)
    {
        if (Session is not { } session || pInputOrderAction == null)
            return -1;
        session.Cancel(OrderWriting.ToCancel(in *pInputOrderAction));
        return 0;
    }

    // Each package calls it from its own SubscribePrivateTopic: the newest CTP gave the function one more parameter.
    private void Resume(ResumeType type) => _resume = type switch
    {
        ResumeType.Resume => StreamResume.Resume,
        ResumeType.Quick => StreamResume.Quick,
        _ => StreamResume.Restart,
    };

    private RspUserLoginField ToField(LoginAnswer login)
    {
        var row = default(RspUserLoginField);
        row.BrokerID.Set(BrokerId);
        row.UserID.Set(login.UserId);
        if (login.Error != CounterError.None)
            return row;
        row.TradingDay.Set(CounterDates.Day(login.TradingDay));
        row.LoginTime.Set(CounterDates.Clock(login.Time));
        row.SystemName.Set("QuantPlus embedded");
        row.FrontID = login.FrontId;
        row.SessionID = login.SessionId;
        row.MaxOrderRef.Set(login.MaxOrderRef.ToString(CultureInfo.InvariantCulture));
        var clock = CounterDates.Clock(login.Time);
        row.SHFETime.Set(clock);
        row.DCETime.Set(clock);
        row.CZCETime.Set(clock);
        row.FFEXTime.Set(clock);
        row.INETime.Set(clock);
        return row;
    }
}
