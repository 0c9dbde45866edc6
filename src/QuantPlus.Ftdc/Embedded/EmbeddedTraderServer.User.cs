using System.Globalization;
using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Sessions;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>The user: authentication, login, password, settlement confirmation.</summary>
internal unsafe partial class EmbeddedTraderServer
{
    protected override int ReqAuthenticate(ReqAuthenticateField* pReqAuthenticateField, int nRequestID)
    {
        if (Session is not { } session || pReqAuthenticateField == null)
            return -1;
        var (appId, code) = (pReqAuthenticateField->AppID.ToString(), pReqAuthenticateField->AuthCode.ToString());
        var row = default(RspAuthenticateField);
        row.BrokerID = pReqAuthenticateField->BrokerID;
        row.UserID = pReqAuthenticateField->UserID;
        row.UserProductInfo = pReqAuthenticateField->UserProductInfo;
        row.AppID = pReqAuthenticateField->AppID;
        void Acknowledge(CounterError error) => Line.CallBack(
            nameof(TraderSpiProxy.OnRspAuthenticate), row, error, nRequestID, true,
            static (spi, field, info, id, isLast) => spi.OnRspAuthenticate(field, info, id, isLast));
        return Line.Request(nameof(ReqAuthenticate), () => session.Authenticate(appId, code, Acknowledge), Acknowledge);
    }

    protected override int ReqUserLogin(ReqUserLoginField* pReqUserLoginField, int nRequestID)
    {
        if (Session is not { } session || pReqUserLoginField == null)
            return -1;
        var brokerId = BrokerId = pReqUserLoginField->BrokerID.ToString();
        var (userId, password) = (pReqUserLoginField->UserID.ToString(), pReqUserLoginField->Password.ToString());
        void Acknowledge(RspUserLoginField row, CounterError error) => Line.CallBack(
            nameof(TraderSpiProxy.OnRspUserLogin), row, error, nRequestID, true,
            static (spi, field, info, id, isLast) => spi.OnRspUserLogin(field, info, id, isLast));
        return Line.Request(
            nameof(ReqUserLogin),
            () => session.Login(brokerId, userId, password, _resume, _resumePublic, login => Acknowledge(ToField(login), login.Error)),
            error => Acknowledge(default, error));
    }

    protected override int ReqUserLogout(UserLogoutField* pUserLogout, int nRequestID) => Instruct(
        nameof(ReqUserLogout), nameof(TraderSpiProxy.OnRspUserLogout), pUserLogout, nRequestID,
        static (session, _, acknowledge) => session.Logout(acknowledge),
        static (spi, row, info, id, isLast) => spi.OnRspUserLogout(row, info, id, isLast));

    protected override int ReqUserPasswordUpdate(UserPasswordUpdateField* pUserPasswordUpdate, int nRequestID) => Instruct(
        nameof(ReqUserPasswordUpdate), nameof(TraderSpiProxy.OnRspUserPasswordUpdate), pUserPasswordUpdate, nRequestID,
        static (session, field, acknowledge) => session.ChangePassword(
            field.UserID.ToString(), field.OldPassword.ToString(), field.NewPassword.ToString(), acknowledge),
        static (spi, row, info, id, isLast) => spi.OnRspUserPasswordUpdate(row, info, id, isLast));

    protected override int ReqTradingAccountPasswordUpdate(TradingAccountPasswordUpdateField* pTradingAccountPasswordUpdate, int nRequestID) =>
        Family.Implements(Version, TraderApiFunction.ReqTradingAccountPasswordUpdate)
            ? Instruct(
                nameof(ReqTradingAccountPasswordUpdate), nameof(TraderSpiProxy.OnRspTradingAccountPasswordUpdate), pTradingAccountPasswordUpdate, nRequestID,
                static (session, field, acknowledge) => session.ChangeMoneyPassword(field.OldPassword.ToString(), field.NewPassword.ToString(), acknowledge),
                static (spi, row, info, id, isLast) => spi.OnRspTradingAccountPasswordUpdate(row, info, id, isLast))
            : NotImplemented(TraderApiFunction.ReqTradingAccountPasswordUpdate);

    protected override int ReqSettlementInfoConfirm(SettlementInfoConfirmField* pSettlementInfoConfirm, int nRequestID) => Instruct(
        nameof(ReqSettlementInfoConfirm), nameof(TraderSpiProxy.OnRspSettlementInfoConfirm), pSettlementInfoConfirm, nRequestID,
        static (session, _, acknowledge) => session.Ask(
            static (account, now) =>
            {
                if (account is null)
                    return CounterError.NotLoggedIn;
                account.ConfirmedAt = now;
                return CounterError.None;
            },
            acknowledge),
        static (spi, row, info, id, isLast) => spi.OnRspSettlementInfoConfirm(row, info, id, isLast));

    private RspUserLoginField ToField(LoginAnswer login)
    {
        var row = default(RspUserLoginField);
        row.BrokerID.TrySet(BrokerId);
        row.UserID.TrySet(login.UserId);
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
