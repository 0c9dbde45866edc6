using System.Net;
using System.Net.Sockets;
using QuantPlus.Ftdc.Connections;
using QuantPlus.Ftdc.Embedded;

namespace QuantPlus.Ftdc.Tests.Restart;

/// <summary>Stands behind the function table in the program's process, as a vendor's library does, and speaks to a counter over a loopback connection.</summary>
internal sealed unsafe class RemoteTrader(int port) : TraderApiServer(InterfaceVersion.V6_7_11), IDisposable
{
    private readonly TcpClient _connection = new();
    private TraderSpiProxy? _spi;
    private BinaryWriter? _writer;

    public void Dispose()
    {
        _writer?.Dispose();
        _connection.Dispose();
    }

    protected override void RegisterSpi(nint pSpi) => _spi = pSpi == 0 ? null : new TraderSpiProxy(pSpi, Version);

    protected override void Init()
    {
        _connection.Connect(IPAddress.Loopback, port);
        _writer = new BinaryWriter(_connection.GetStream());
        new Thread(Listen) { IsBackground = true }.Start();
    }

    protected override void Release() => Dispose();

    protected override int ReqUserLogin(ReqUserLoginField* pReqUserLoginField, int nRequestID) => Send(nameof(ReqUserLogin), pReqUserLoginField, nRequestID);

    protected override int ReqQrySettlementInfoConfirm(QrySettlementInfoConfirmField* pQrySettlementInfoConfirm, int nRequestID) => Send(nameof(ReqQrySettlementInfoConfirm), pQrySettlementInfoConfirm, nRequestID);

    protected override int ReqSettlementInfoConfirm(SettlementInfoConfirmField* pSettlementInfoConfirm, int nRequestID) => Send(nameof(ReqSettlementInfoConfirm), pSettlementInfoConfirm, nRequestID);

    protected override int ReqQryInstrument(QryInstrumentField* pQryInstrument, int nRequestID) => Send(nameof(ReqQryInstrument), pQryInstrument, nRequestID);

    protected override int ReqQryOrder(QryOrderField* pQryOrder, int nRequestID) => Send(nameof(ReqQryOrder), pQryOrder, nRequestID);

    protected override int ReqQryTrade(QryTradeField* pQryTrade, int nRequestID) => Send(nameof(ReqQryTrade), pQryTrade, nRequestID);

    protected override int ReqQryInvestorPosition(QryInvestorPositionField* pQryInvestorPosition, int nRequestID) => Send(nameof(ReqQryInvestorPosition), pQryInvestorPosition, nRequestID);

    protected override int ReqQryInvestorPositionDetail(QryInvestorPositionDetailField* pQryInvestorPositionDetail, int nRequestID) =>
        Send(nameof(ReqQryInvestorPositionDetail), pQryInvestorPositionDetail, nRequestID);

    protected override int ReqQryTradingAccount(QryTradingAccountField* pQryTradingAccount, int nRequestID) => Send(nameof(ReqQryTradingAccount), pQryTradingAccount, nRequestID);

    protected override int ReqOrderInsert(InputOrderField* pInputOrder, int nRequestID) => Send(nameof(ReqOrderInsert), pInputOrder, nRequestID);

    protected override int ReqOrderAction(InputOrderActionField* pInputOrderAction, int nRequestID) => Send(nameof(ReqOrderAction), pInputOrderAction, nRequestID);

    private int Send<T>(string function, T* row, int id)
        where T : unmanaged
    {
        Frame.Of(function, row, null, id, true).Write(_writer!);
        return 0;
    }

    private void Listen()
    {
        using var reader = new BinaryReader(_connection.GetStream());
        while (Frame.Read(reader) is { } frame)
        {
            if (_spi is { } spi)
                CallBack(spi, frame);
        }
    }

    private static void CallBack(TraderSpiProxy spi, Frame frame)
    {
        switch (frame.Function)
        {
            case nameof(TraderSpiProxy.OnFrontConnected):
                spi.OnFrontConnected();
                break;
            case nameof(TraderSpiProxy.OnRspUserLogin):
                Answer<RspUserLoginField>(frame, spi.OnRspUserLogin);
                break;
            case nameof(TraderSpiProxy.OnRspQrySettlementInfoConfirm):
                Answer<SettlementInfoConfirmField>(frame, spi.OnRspQrySettlementInfoConfirm);
                break;
            case nameof(TraderSpiProxy.OnRspSettlementInfoConfirm):
                Answer<SettlementInfoConfirmField>(frame, spi.OnRspSettlementInfoConfirm);
                break;
            case nameof(TraderSpiProxy.OnRspQryInstrument):
                Answer<InstrumentField>(frame, spi.OnRspQryInstrument);
                break;
            case nameof(TraderSpiProxy.OnRspQryOrder):
                Answer<OrderField>(frame, spi.OnRspQryOrder);
                break;
            case nameof(TraderSpiProxy.OnRspQryTrade):
                Answer<TradeField>(frame, spi.OnRspQryTrade);
                break;
            case nameof(TraderSpiProxy.OnRspQryInvestorPosition):
                Answer<InvestorPositionField>(frame, spi.OnRspQryInvestorPosition);
                break;
            case nameof(TraderSpiProxy.OnRspQryInvestorPositionDetail):
                Answer<InvestorPositionDetailField>(frame, spi.OnRspQryInvestorPositionDetail);
                break;
            case nameof(TraderSpiProxy.OnRspQryTradingAccount):
                Answer<TradingAccountField>(frame, spi.OnRspQryTradingAccount);
                break;
            case nameof(TraderSpiProxy.OnRtnOrder):
                Answer<OrderField>(frame, (row, _, _, _) => spi.OnRtnOrder(row));
                break;
            default:
                throw new InvalidOperationException($"The counter called {frame.Function}, which this program does not expect.");
        }
    }

    private delegate void Callback<T>(T* row, RspInfoField* error, int id, bool isLast)
        where T : unmanaged;

    private static void Answer<T>(Frame frame, Callback<T> callback)
        where T : unmanaged
    {
        var row = frame.As<T>();
        var error = frame.ErrorField;
        callback(frame.Row.Length == 0 ? null : &row, frame.Error.Length == 0 ? null : &error, frame.Number, frame.IsLast);
    }
}

/// <summary>Trading objects whose counter is in another process.</summary>
internal sealed class RemoteCounterSource(int port) : ICounterSource
{
    public TimeSpan DefaultQueryInterval => TimeSpan.Zero;

    public IApiConnection<TraderApi> OpenTrader(TraderSpi callbacks, ReconnectGate gate, IReadOnlyList<string> fronts) =>
        EmbeddedConnections.Start(new TraderApi(new RemoteTrader(port).Handle, InterfaceVersion.V6_7_11), callbacks, fronts);

    public IApiConnection<MdApi> OpenMarketData(MdSpi callbacks, ReconnectGate gate, IReadOnlyList<string> fronts) =>
        throw new NotSupportedException("The counter in the other process has no market data.");
}
