using System.Net;
using System.Net.Sockets;
using QuantPlus.Ftdc.Embedded;
using QuantPlus.Simulation;

namespace QuantPlus.Ftdc.Tests.Restart;

/// <summary>An environment's counter for programs in other processes, over loopback. It can break off in the middle of an order.</summary>
internal sealed class LoopbackCounter : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly EmbeddedEnvironment _environment;

    public LoopbackCounter(EmbeddedEnvironment environment)
    {
        _environment = environment;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public int Port { get; }

    /// <summary>What becomes of the first order of the connection: taken and not answered, or lost. Null for neither.</summary>
    public BreakPoint? Break { get; set; }

    /// <summary>Completes when the break point is reached: the order was sent, and no answer is on its way.</summary>
    public TaskCompletionSource Broken { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Dispose() => _listener.Dispose();

    private void Accept()
    {
        try
        {
            while (true)
            {
                var client = _listener.AcceptTcpClient();
                new Thread(() => Serve(client)) { IsBackground = true }.Start();
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private void Serve(TcpClient client)
    {
        using (client)
        using (var reader = new BinaryReader(client.GetStream()))
        {
            var line = new ClientCallbacks(new BinaryWriter(client.GetStream()));
            var api = new TraderApi(new EmbeddedTraderServer(InterfaceVersion.V6_7_11, _environment.Core).Handle, InterfaceVersion.V6_7_11);
            api.RegisterSpi(line.Attach(InterfaceVersion.V6_7_11));
            api.SubscribePrivateTopic(ResumeType.Restart);
            api.SubscribePublicTopic(ResumeType.Quick);
            api.Init();
            while (Frame.Read(reader) is { } frame)
                Request(api, line, frame);
            api.RegisterSpi(0);
            line.Detach();
            api.Release();
        }
    }

    private void Request(TraderApi api, ClientCallbacks line, Frame frame)
    {
        if (frame.Function == nameof(TraderApi.ReqOrderInsert) && Break is { } point)
        {
            line.IsSilent = true;
            if (point == BreakPoint.TakenAndNotAnswered)
                Assert.Equal(0, api.ReqOrderInsert(frame.As<InputOrderField>(), frame.Number));
            Broken.TrySetResult();
            return;
        }

        var returned = frame.Function switch
        {
            nameof(TraderApi.ReqUserLogin) => api.ReqUserLogin(frame.As<ReqUserLoginField>(), frame.Number),
            nameof(TraderApi.ReqQrySettlementInfoConfirm) => api.ReqQrySettlementInfoConfirm(frame.As<QrySettlementInfoConfirmField>(), frame.Number),
            nameof(TraderApi.ReqSettlementInfoConfirm) => api.ReqSettlementInfoConfirm(frame.As<SettlementInfoConfirmField>(), frame.Number),
            nameof(TraderApi.ReqQryInstrument) => api.ReqQryInstrument(frame.As<QryInstrumentField>(), frame.Number),
            nameof(TraderApi.ReqQryOrder) => api.ReqQryOrder(frame.As<QryOrderField>(), frame.Number),
            nameof(TraderApi.ReqQryTrade) => api.ReqQryTrade(frame.As<QryTradeField>(), frame.Number),
            nameof(TraderApi.ReqQryInvestorPosition) => api.ReqQryInvestorPosition(frame.As<QryInvestorPositionField>(), frame.Number),
            nameof(TraderApi.ReqQryInvestorPositionDetail) => api.ReqQryInvestorPositionDetail(frame.As<QryInvestorPositionDetailField>(), frame.Number),
            nameof(TraderApi.ReqQryTradingAccount) => api.ReqQryTradingAccount(frame.As<QryTradingAccountField>(), frame.Number),
            nameof(TraderApi.ReqOrderInsert) => api.ReqOrderInsert(frame.As<InputOrderField>(), frame.Number),
            nameof(TraderApi.ReqOrderAction) => api.ReqOrderAction(frame.As<InputOrderActionField>(), frame.Number),
            _ => throw new InvalidOperationException($"The program called {frame.Function}, which this counter does not expect."),
        };
        Assert.Equal(0, returned);
    }

    /// <summary>What the counter says to one program.</summary>
    private sealed unsafe class ClientCallbacks(BinaryWriter writer) : TraderSpi
    {
        public bool IsSilent { get; set; }

        protected override void OnFrontConnected() => new Frame(nameof(OnFrontConnected), 0, [], [], true).Write(writer);

        protected override void OnRspUserLogin(RspUserLoginField* pRspUserLogin, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) => Send(nameof(OnRspUserLogin), pRspUserLogin, pRspInfo, nRequestID, bIsLast);

        protected override void OnRspQrySettlementInfoConfirm(SettlementInfoConfirmField* pSettlementInfoConfirm, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
            Send(nameof(OnRspQrySettlementInfoConfirm), pSettlementInfoConfirm, pRspInfo, nRequestID, bIsLast);

        protected override void OnRspSettlementInfoConfirm(SettlementInfoConfirmField* pSettlementInfoConfirm, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
            Send(nameof(OnRspSettlementInfoConfirm), pSettlementInfoConfirm, pRspInfo, nRequestID, bIsLast);

        protected override void OnRspQryInstrument(InstrumentField* pInstrument, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
            Send(nameof(OnRspQryInstrument), pInstrument, pRspInfo, nRequestID, bIsLast);

        protected override void OnRspQryOrder(OrderField* pOrder, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) => Send(nameof(OnRspQryOrder), pOrder, pRspInfo, nRequestID, bIsLast);

        protected override void OnRspQryTrade(TradeField* pTrade, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) => Send(nameof(OnRspQryTrade), pTrade, pRspInfo, nRequestID, bIsLast);

        protected override void OnRspQryInvestorPosition(InvestorPositionField* pInvestorPosition, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
            Send(nameof(OnRspQryInvestorPosition), pInvestorPosition, pRspInfo, nRequestID, bIsLast);

        protected override void OnRspQryInvestorPositionDetail(InvestorPositionDetailField* pInvestorPositionDetail, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
            Send(nameof(OnRspQryInvestorPositionDetail), pInvestorPositionDetail, pRspInfo, nRequestID, bIsLast);

        protected override void OnRspQryTradingAccount(TradingAccountField* pTradingAccount, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
            Send(nameof(OnRspQryTradingAccount), pTradingAccount, pRspInfo, nRequestID, bIsLast);

        protected override void OnRtnOrder(OrderField* pOrder) => Send(nameof(OnRtnOrder), pOrder, null, 0, true);

        private void Send<T>(string function, T* row, RspInfoField* info, int id, bool isLast)
            where T : unmanaged
        {
            if (IsSilent)
                return;
            try
            {
                Frame.Of(function, row, info, id, isLast).Write(writer);
            }
            catch (IOException)
            {
                // The program is gone.
            }
        }
    }
}

/// <summary>Where an order is when its program ends.</summary>
public enum BreakPoint
{
    /// <summary>The counter has it, and its answer never arrives.</summary>
    TakenAndNotAnswered,

    /// <summary>It was sent and never reached the counter.</summary>
    Lost,
}
