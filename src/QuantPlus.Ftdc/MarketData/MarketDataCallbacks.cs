using QuantPlus.Ftdc.Connections;
using QuantPlus.Ftdc.Session;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>
/// The market data callbacks: ticks go straight to their readers on the vendor's thread, everything else is copied and posted to the owner
/// loop. Every pointer may be null.
/// </summary>
internal sealed unsafe class MarketDataCallbacks(OwnerLoop loop, ReconnectGate gate, TickDispatcher ticks, IMarketDataEvents events) : MdSpi
{
    protected override void OnRtnDepthMarketData(DepthMarketDataField* pDepthMarketData)
    {
        if (pDepthMarketData != null)
            ticks.Dispatch(in *pDepthMarketData);
    }

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

    protected override void OnRspUserLogin(RspUserLoginField* pRspUserLogin, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, pRspInfo, bIsLast);

    protected override void OnRspUserLogout(UserLogoutField* pUserLogout, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, pRspInfo, bIsLast);

    protected override void OnRspError(RspInfoField* pRspInfo, int nRequestID, bool bIsLast) => Answer(nRequestID, pRspInfo, bIsLast);

    protected override void OnRspSubMarketData(SpecificInstrumentField* pSpecificInstrument, RspInfoField* pRspInfo, int nRequestID, bool bIsLast)
    {
        if (pSpecificInstrument == null)
            return;
        var symbol = pSpecificInstrument->InstrumentID.ToString();
        var error = CallbackErrors.Of(pRspInfo);
        loop.Post(() => events.OnSubscribed(symbol, error));
    }

    protected override void OnCallbackException(string callback, Exception exception) =>
        loop.Post(() => events.OnCallbackFailed(callback, exception));

    private void Answer(int requestId, RspInfoField* info, bool isLast)
    {
        var error = CallbackErrors.Of(info);
        loop.Post(() => events.OnAnswer(requestId, null, error, isLast));
    }
}
