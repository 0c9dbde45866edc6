using QuantPlus.Ftdc.Session;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>Fills the structs of the market data requests and sends them. Holds no state; each returns what the API returned.</summary>
internal sealed class MarketDataRequests(MdApi api, SessionSettings settings, AccountPassword password)
{
    public int LogIn(int requestId)
    {
        // Counters want no password here, but some check it where one is given.
        var field = default(ReqUserLoginField);
        field.BrokerID.Set(settings.BrokerId);
        field.UserID.Set(settings.UserId);
        field.Password.Set(password.Current);
        return api.ReqUserLogin(field, requestId);
    }

    public int Subscribe(string[] symbols) => api.SubscribeMarketData(symbols);

    public int Unsubscribe(string[] symbols) => api.UnSubscribeMarketData(symbols);
}
