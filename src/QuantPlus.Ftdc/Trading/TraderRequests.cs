using QuantPlus.Ftdc.Mapping;
using QuantPlus.Ftdc.Session;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>Fills the structs of the trading requests and sends them. Holds no state; each returns what the API returned.</summary>
internal sealed class TraderRequests(TraderApi api, SessionSettings settings, AccountPassword password)
{
    /// <summary>What the counter shows as the program's name.</summary>
    private const string ProductInfo = "QuantPlus";

    public int Authenticate(int requestId)
    {
        var field = default(ReqAuthenticateField);
        field.BrokerID.Set(settings.BrokerId);
        field.UserID.Set(settings.UserId);
        field.UserProductInfo.Set(ProductInfo);
        field.AppID.Set(settings.AppId);
        field.AuthCode.Set(settings.AuthCode);
        return api.ReqAuthenticate(field, requestId);
    }

    public int LogIn(int requestId)
    {
        var field = default(ReqUserLoginField);
        field.BrokerID.Set(settings.BrokerId);
        field.UserID.Set(settings.UserId);
        field.Password.Set(password.Current);
        field.UserProductInfo.Set(ProductInfo);
        return api.ReqUserLogin(field, requestId);
    }

    public int ChangePassword(string newPassword, int requestId)
    {
        var field = default(UserPasswordUpdateField);
        field.BrokerID.Set(settings.BrokerId);
        field.UserID.Set(settings.UserId);
        field.OldPassword.Set(password.Current);
        field.NewPassword.Set(newPassword);
        return api.ReqUserPasswordUpdate(field, requestId);
    }

    public int ChangeAccountPassword(string accountId, string currency, string oldPassword, string newPassword, int requestId)
    {
        var field = default(TradingAccountPasswordUpdateField);
        field.BrokerID.Set(settings.BrokerId);
        field.AccountID.Set(accountId);
        field.CurrencyID.Set(currency);
        field.OldPassword.Set(oldPassword);
        field.NewPassword.Set(newPassword);
        return api.ReqTradingAccountPasswordUpdate(field, requestId);
    }

    public int QuerySettlementConfirmation(int requestId)
    {
        var field = default(QrySettlementInfoConfirmField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        return api.ReqQrySettlementInfoConfirm(field, requestId);
    }

    public int ConfirmSettlement(int requestId)
    {
        var field = default(SettlementInfoConfirmField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        return api.ReqSettlementInfoConfirm(field, requestId);
    }

    public int QueryContracts(int requestId) => api.ReqQryInstrument(default, requestId);

    public int QueryOrders(int requestId)
    {
        var field = default(QryOrderField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        return api.ReqQryOrder(field, requestId);
    }

    public int QueryTrades(int requestId)
    {
        var field = default(QryTradeField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        return api.ReqQryTrade(field, requestId);
    }

    public int QueryPositions(int requestId)
    {
        var field = default(QryInvestorPositionField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        return api.ReqQryInvestorPosition(field, requestId);
    }

    public int QueryAccount(int requestId)
    {
        var field = default(QryTradingAccountField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        return api.ReqQryTradingAccount(field, requestId);
    }

    /// <summary>The pace of queries that the front allows, where the library can tell; otherwise what the source says.</summary>
    public TimeSpan GetQueryInterval(TimeSpan otherwise)
    {
        var front = default(FrontInfoField);
        if (api.Version.Has(TraderApiFunction.GetFrontInfo))
            api.GetFrontInfo(ref front);

        // TTS leaves the struct as it is.
        return front.QryFreq > 0 ? TimeSpan.FromSeconds(1.0 / front.QryFreq) : otherwise;
    }

    public int InsertOrder(OrderRequest request, string orderRef, int requestId)
    {
        var (price, time, volume) = OrderTypes.To(request.Type);
        var field = default(InputOrderField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        field.UserID.Set(settings.UserId);
        field.InstrumentID.Set(request.Instrument.Symbol);
        field.ExchangeID.Set(request.Instrument.Exchange.Code);
        field.OrderRef.Set(orderRef);
        field.OrderPriceType = price;
        field.Direction = TradingTerms.To(request.Direction);
        field.CombOffsetFlag.Set([TradingTerms.To(request.Offset)]);
        field.CombHedgeFlag.Set([TradingTerms.To(request.Hedge)]);
        field.LimitPrice = request.Type == OrderType.Market ? 0 : request.Price;
        field.VolumeTotalOriginal = request.Volume;
        field.TimeCondition = time;
        field.VolumeCondition = volume;
        field.MinVolume = 1;
        field.ContingentCondition = ContingentConditionType.Immediately;
        field.ForceCloseReason = ForceCloseReasonType.NotForceClose;
        return api.ReqOrderInsert(field, requestId);
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
        field.OrderRef.Set(order.Id.OrderRef);
        field.ActionFlag = ActionFlagType.Delete;
        return api.ReqOrderAction(field, requestId);
    }
}
