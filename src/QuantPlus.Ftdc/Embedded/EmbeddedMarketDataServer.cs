using QuantPlus.Ftdc.Native;
using QuantPlus.Simulation;
using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Quotes;
using QuantPlus.Simulation.Sessions;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>A market data API object with the environment behind it. The client cannot tell it from the vendor's.</summary>
internal sealed unsafe class EmbeddedMarketDataServer(InterfaceVersion version, EnvironmentCore environment)
    : MdApiServer(version), IMarketDataListener
{
    private MdSpiProxy? _spi;
    private MarketDataSession? _session;

    private MdSpiProxy? Spi => Volatile.Read(ref _spi);

    public void OnQuote(in Quote quote)
    {
        if (Spi is not { } spi)
            return;
        var field = QuoteWriting.ToDepth(in quote, withExchange: false);
        spi.OnRtnDepthMarketData(&field);
    }

    protected override void RegisterSpi(nint pSpi) => Volatile.Write(ref _spi, pSpi == 0 ? null : new MdSpiProxy(pSpi, Version));

    protected override void Init()
    {
        if (_session is not null)
            return;
        _session = environment.OpenMarketDataSession(this);
        _session.Post(() => Spi?.OnFrontConnected());
    }

    protected override void Release()
    {
        _session?.Dispose();
        Detach();
    }

    protected override int ReqUserLogin(ReqUserLoginField* pReqUserLoginField, int nRequestID)
    {
        if (_session is not { } session || pReqUserLoginField == null)
            return -1;
        var answer = default(RspUserLoginField);
        answer.BrokerID = pReqUserLoginField->BrokerID;
        answer.UserID = pReqUserLoginField->UserID;
        answer.SystemName.Set("QuantPlus embedded");
        answer.FrontID = session.FrontId;
        answer.SessionID = session.SessionId;
        session.Login((day, now) =>
        {
            var row = answer;
            row.TradingDay.Set(CounterDates.Day(day));
            row.LoginTime.Set(CounterDates.Clock(now));
            var info = AnswerWriter.Info(CounterError.None);
            Spi?.OnRspUserLogin(&row, &info, nRequestID, true);
        });
        return 0;
    }

    protected override int ReqUserLogout(UserLogoutField* pUserLogout, int nRequestID)
    {
        if (_session is not { } session || pUserLogout == null)
            return -1;
        var copy = *pUserLogout;
        session.Post(() =>
        {
            var row = copy;
            var info = AnswerWriter.Info(CounterError.None);
            Spi?.OnRspUserLogout(&row, &info, nRequestID, true);
        });
        return 0;
    }

    protected override int SubscribeMarketData(byte** ppInstrumentID, int nCount) => ForEach(
        ppInstrumentID,
        nCount,
        (session, symbol, isLast) => session.Subscribe(symbol, isKnown =>
        {
            var row = Named(symbol);
            var info = AnswerWriter.Info(isKnown ? CounterError.None : CounterError.ContractNotFound);
            Spi?.OnRspSubMarketData(&row, &info, 0, isLast);
        }));

    protected override int UnSubscribeMarketData(byte** ppInstrumentID, int nCount) => ForEach(
        ppInstrumentID,
        nCount,
        (session, symbol, isLast) => session.Unsubscribe(symbol, isKnown =>
        {
            var row = Named(symbol);
            var info = AnswerWriter.Info(isKnown ? CounterError.None : CounterError.ContractNotFound);
            Spi?.OnRspUnSubMarketData(&row, &info, 0, isLast);
        }));

    protected override int NotImplemented(MdApiFunction function) => Family.AnswerToUnimplemented(Version);

    private int ForEach(byte** symbols, int count, Action<MarketDataSession, string, bool> act)
    {
        if (_session is not { } session || symbols == null)
            return -1;
        for (var i = 0; i < count; i++)
            act(session, NativeString.Read(symbols[i]), i == count - 1);
        return 0;
    }

    private static SpecificInstrumentField Named(string symbol)
    {
        var row = default(SpecificInstrumentField);
        row.InstrumentID.TrySet(symbol);
        return row;
    }
}
