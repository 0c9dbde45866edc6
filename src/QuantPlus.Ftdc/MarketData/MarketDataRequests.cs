using QuantPlus.Ftdc.Connections;
using QuantPlus.Ftdc.Session;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>Fills the structs of the market data requests and sends them. Holds no state; each returns what the API returned,
/// and -1, "not connected", once the session has ended.</summary>
internal sealed class MarketDataRequests(MdApi api, CallGate gate, SessionSettings settings, AccountPassword password)
{
    public int LogIn(int requestId)
    {
        // Counters want no password here, but some check it where one is given.
        var field = default(ReqUserLoginField);
        field.BrokerID.Set(settings.BrokerId);
        field.UserID.Set(settings.UserId);
        field.Password.Set(password.Current);
        return Send(() => api.ReqUserLogin(field, requestId));
    }

    public int Subscribe(string[] symbols) => Send(() => api.SubscribeMarketData(symbols));

    public int Unsubscribe(string[] symbols) => Send(() => api.UnSubscribeMarketData(symbols));

    private int Send(Func<int> call)
    {
        if (!gate.TryEnter())
            return -1;
        try
        {
            return call();
        }
        finally
        {
            gate.Exit();
        }
    }
}
