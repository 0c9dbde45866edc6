using QuantPlus.Errors;
using QuantPlus.Ftdc.Connections;
using QuantPlus.Ftdc.Mapping;
using QuantPlus.Ftdc.Session;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>Fills the structs of the trading requests and sends them. Holds no state; each returns what the API returned,
/// and -1, "not connected", once the session has ended.</summary>
internal sealed partial class TraderRequests(TraderApi api, CallGate gate, SessionSettings settings, AccountPassword password)
{
    /// <summary>What the counter shows as the program's name.</summary>
    private const string ProductInfo = "QuantPlus";

    /// <summary>Refuses what the library lacks or the counter does not do, before it is sent: some counters answer it with silence.</summary>
    /// <exception cref="GatewayException">It cannot be asked for.</exception>
    public void Require(TraderApiFunction function, string request)
    {
        if (!api.Version.Has(function) || !Family.Implements(api.Version, function))
            throw new GatewayException(new GatewayError(GatewayErrorKind.NotSupported, $"{Family.Name} does not do {request} ({function})."));
    }

    public int Authenticate(int requestId)
    {
        var field = default(ReqAuthenticateField);
        field.BrokerID.Set(settings.BrokerId);
        field.UserID.Set(settings.UserId);
        field.UserProductInfo.Set(ProductInfo);
        field.AppID.Set(settings.AppId);
        field.AuthCode.Set(settings.AuthCode);
        return Send(field, requestId, static (api, in field, id) => api.ReqAuthenticate(field, id));
    }

    public int LogIn(int requestId)
    {
        var field = default(ReqUserLoginField);
        field.BrokerID.Set(settings.BrokerId);
        field.UserID.Set(settings.UserId);
        field.Password.Set(password.Current);
        field.UserProductInfo.Set(ProductInfo);
        return Send(field, requestId, static (api, in field, id) => api.ReqUserLogin(field, id));
    }

    public int ChangePassword(string newPassword, int requestId)
    {
        var field = default(UserPasswordUpdateField);
        field.BrokerID.Set(settings.BrokerId);
        field.UserID.Set(settings.UserId);
        field.OldPassword.Set(password.Current);
        field.NewPassword.Set(newPassword);
        return Send(field, requestId, static (api, in field, id) => api.ReqUserPasswordUpdate(field, id));
    }

    public int ChangeAccountPassword(string accountId, string currency, string oldPassword, string newPassword, int requestId)
    {
        var field = default(TradingAccountPasswordUpdateField);
        field.BrokerID.Set(settings.BrokerId);
        field.AccountID.Set(accountId);
        field.CurrencyID.Set(currency);
        field.OldPassword.Set(oldPassword);
        field.NewPassword.Set(newPassword);
        return Send(field, requestId, static (api, in field, id) => api.ReqTradingAccountPasswordUpdate(field, id));
    }

    public int QuerySettlementConfirmation(int requestId)
    {
        var field = default(QrySettlementInfoConfirmField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        return Send(field, requestId, static (api, in field, id) => api.ReqQrySettlementInfoConfirm(field, id));
    }

    public int ConfirmSettlement(int requestId)
    {
        var field = default(SettlementInfoConfirmField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        return Send(field, requestId, static (api, in field, id) => api.ReqSettlementInfoConfirm(field, id));
    }

    public int QueryContracts(int requestId) =>
        Send(default(QryInstrumentField), requestId, static (api, in field, id) => api.ReqQryInstrument(field, id));

    public int QueryOrders(int requestId)
    {
        var field = default(QryOrderField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        return Send(field, requestId, static (api, in field, id) => api.ReqQryOrder(field, id));
    }

    public int QueryTrades(int requestId)
    {
        var field = default(QryTradeField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        return Send(field, requestId, static (api, in field, id) => api.ReqQryTrade(field, id));
    }

    public int QueryPositions(int requestId)
    {
        var field = default(QryInvestorPositionField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        return Send(field, requestId, static (api, in field, id) => api.ReqQryInvestorPosition(field, id));
    }

    public int QueryAccount(int requestId)
    {
        var field = default(QryTradingAccountField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        return Send(field, requestId, static (api, in field, id) => api.ReqQryTradingAccount(field, id));
    }

    /// <summary>The pace of queries that the front allows, where the library can tell; otherwise what the source says.</summary>
    public TimeSpan GetQueryInterval(TimeSpan otherwise)
    {
        var front = default(FrontInfoField);
        if (api.Version.Has(TraderApiFunction.GetFrontInfo) && gate.TryEnter())
        {
            api.GetFrontInfo(ref front);
            gate.Exit();
        }

        // TTS leaves the struct as it is.
        return front.QryFreq > 0 ? TimeSpan.FromSeconds(1.0 / front.QryFreq) : otherwise;
    }

    /// <summary>Whether the library's struct has room for a user's tag.</summary>
    public bool CarriesTags { get; } = !api.Version.IsShort(GrownStruct.InputOrderField);

    public int InsertOrder(OrderRequest request, string orderRef, int requestId)
    {
        var field = default(InputOrderField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        field.UserID.Set(settings.UserId);
        field.OrderRef.Set(orderRef);
        field.RequestID = requestId;
        InputMapping.Write(ref field, request, CarriesTags);
        return Send(field, requestId, static (api, in field, id) => api.ReqOrderInsert(field, id));
    }

    /// <summary>Cancels by the exchange's number where it is known, and by the session's reference where not.</summary>
    public int CancelOrder(Order order, string orderSysId, int requestId)
    {
        var field = default(InputOrderActionField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        field.UserID.Set(settings.UserId);
        field.InstrumentID.Set(order.Instrument.Symbol);
        field.ExchangeID.Set(order.Instrument.Exchange.Code);
        field.OrderSysID.Set(orderSysId);
        field.FrontID = order.Id.FrontId;
        field.SessionID = order.Id.SessionId;
        if (!OrderMapping.IsMadeUp(order.Id.OrderRef))
            field.OrderRef.Set(order.Id.OrderRef);
        field.ActionFlag = ActionFlagType.Delete;
        return Send(field, requestId, static (api, in field, id) => api.ReqOrderAction(field, id));
    }

    private delegate int Call<T>(TraderApi api, in T field, int requestId);

    private int Send<T>(in T field, int requestId, Call<T> call)
    {
        if (!gate.TryEnter())
            return -1;
        try
        {
            return call(api, field, requestId);
        }
        finally
        {
            gate.Exit();
        }
    }
}
