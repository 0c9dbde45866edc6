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
    private readonly ClientLine<MdSpiProxy> _line = new(environment);
    private MarketDataSession? _session;

    public void OnFrontConnected() => _line.CallBack(nameof(OnFrontConnected), static spi => spi.OnFrontConnected());

    public void OnFrontDisconnected(int reason) => _line.Spi?.OnFrontDisconnected(reason);

    public void OnQuote(in Quote quote)
    {
        if (_line.Spi is not { } spi)
            return;
        var field = QuoteWriting.ToDepth(in quote, withExchange: false);
        if (_line.IsUndisturbed)
            spi.OnRtnDepthMarketData(&field);
        else
            _line.CallBack(nameof(MdSpiProxy.OnRtnDepthMarketData), field, null, 0, true, static (to, row, _, _, _) => to.OnRtnDepthMarketData(row));
    }

    protected override void RegisterSpi(nint pSpi) => _line.Spi = pSpi == 0 ? null : new MdSpiProxy(pSpi, Version);

    protected override void Init()
    {
        if (_session is null)
            _line.Session = _session = environment.OpenMarketDataSession(this);
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
        void Acknowledge(RspUserLoginField row, CounterError error) => _line.CallBack(
            nameof(MdSpiProxy.OnRspUserLogin), row, error, nRequestID, true,
            static (spi, field, info, id, isLast) => spi.OnRspUserLogin(field, info, id, isLast));
        return _line.Request(
            nameof(ReqUserLogin),
            () => session.Login((verdict, sessionId, day, now) =>
            {
                var row = answer;
                row.SessionID = sessionId;
                row.TradingDay.Set(CounterDates.Day(day));
                row.LoginTime.Set(CounterDates.Clock(now));
                Acknowledge(row, verdict);
            }),
            error => Acknowledge(answer, error));
    }

    protected override int ReqUserLogout(UserLogoutField* pUserLogout, int nRequestID)
    {
        if (_session is not { } session || pUserLogout == null)
            return -1;
        var copy = *pUserLogout;
        void Acknowledge(CounterError error) => _line.CallBack(
            nameof(MdSpiProxy.OnRspUserLogout), copy, error, nRequestID, true,
            static (spi, field, info, id, isLast) => spi.OnRspUserLogout(field, info, id, isLast));
        return _line.Request(nameof(ReqUserLogout), () => session.Post(() => Acknowledge(CounterError.None)), Acknowledge);
    }

    protected override int SubscribeMarketData(byte** ppInstrumentID, int nCount) => ForEach(
        nameof(SubscribeMarketData), ppInstrumentID, nCount,
        static (session, symbol, answer) => session.Subscribe(symbol, answer),
        (symbol, error, isLast) => _line.CallBack(
            nameof(MdSpiProxy.OnRspSubMarketData), Named(symbol), error, 0, isLast,
            static (spi, row, info, id, last) => spi.OnRspSubMarketData(row, info, id, last)));

    protected override int UnSubscribeMarketData(byte** ppInstrumentID, int nCount) => ForEach(
        nameof(UnSubscribeMarketData), ppInstrumentID, nCount,
        static (session, symbol, answer) => session.Unsubscribe(symbol, answer),
        (symbol, error, isLast) => _line.CallBack(
            nameof(MdSpiProxy.OnRspUnSubMarketData), Named(symbol), error, 0, isLast,
            static (spi, row, info, id, last) => spi.OnRspUnSubMarketData(row, info, id, last)));

    // What the family lacks is lacking as there; what only this environment lacks is never met with silence.
    protected override int NotImplemented(MdApiFunction function) => Family.Implements(function) ? -3 : Family.AnswerToUnimplemented(Version);

    private int ForEach(
        string function, byte** symbols, int count,
        Action<MarketDataSession, string, Action<bool>> act, Action<string, CounterError, bool> acknowledge)
    {
        if (_session is not { } session || symbols == null)
            return -1;
        var names = new string[Math.Max(0, count)];
        for (var i = 0; i < names.Length; i++)
            names[i] = NativeString.Read(symbols[i]);
        return _line.Request(
            function,
            () =>
            {
                foreach (var (i, name) in names.Index())
                    act(session, name, isKnown => acknowledge(name, isKnown ? CounterError.None : CounterError.ContractNotFound, i == names.Length - 1));
            },
            error =>
            {
                foreach (var (i, name) in names.Index())
                    acknowledge(name, error, i == names.Length - 1);
            });
    }

    private static SpecificInstrumentField Named(string symbol)
    {
        var row = default(SpecificInstrumentField);
        row.InstrumentID.TrySet(symbol);
        return row;
    }
}
