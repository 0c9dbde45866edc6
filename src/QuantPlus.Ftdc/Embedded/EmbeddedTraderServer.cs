using QuantPlus.Simulation;
using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Orders;
using QuantPlus.Simulation.Sessions;
using QuantPlus.Simulation.Time;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>
/// A trading API object with the environment behind it: the connection, the user and the orders; its base classes answer what clients ask.
/// The client cannot tell it from the vendor's.
/// </summary>
internal unsafe partial class EmbeddedTraderServer(InterfaceVersion version, EnvironmentCore environment)
    : EmbeddedAccountServer(version, environment), ICounterSessionListener
{
    private StreamResume _resume = StreamResume.Restart;
    private StreamResume _resumePublic = StreamResume.Restart;

    public void OnFrontConnected() => Line.CallBack(nameof(OnFrontConnected), static spi => spi.OnFrontConnected());

    public void OnFrontDisconnected(int reason) => Line.Spi?.OnFrontDisconnected(reason);

    public void OnOrder(OrderSnapshot order) => Line.CallBack(
        nameof(TraderSpiProxy.OnRtnOrder), OrderWriting.ToOrder(order, BrokerId), null, 0, true, static (spi, row, _, _, _) => spi.OnRtnOrder(row));

    public void OnTrade(TradeRecord trade) => Line.CallBack(
        nameof(TraderSpiProxy.OnRtnTrade), OrderWriting.ToTrade(trade, BrokerId), null, 0, true, static (spi, row, _, _, _) => spi.OnRtnTrade(row));

    public void OnConditionalOrderFailed(ConditionalFailure failure) => Line.CallBack(
        nameof(TraderSpiProxy.OnRtnErrorConditionalOrder), ConditionWriting.ToFailure(failure, BrokerId), null, 0, true,
        static (spi, row, _, _, _) => spi.OnRtnErrorConditionalOrder(row));

    public void OnProductStatus(ProductStatus status) => Line.CallBack(
        nameof(TraderSpiProxy.OnRtnInstrumentStatus), ContractWriting.ToStatus(status), null, 0, true, static (spi, row, _, _, _) => spi.OnRtnInstrumentStatus(row));

    public void OnOrderRejected(OrderRejection rejection, bool isOwn)
    {
        var field = OrderWriting.ToRejected(rejection, BrokerId);
        if (isOwn)
        {
            Line.CallBack(
                nameof(TraderSpiProxy.OnRspOrderInsert), field, rejection.Error, rejection.Input.RequestId, true,
                static (spi, row, info, id, isLast) => spi.OnRspOrderInsert(row, info, id, isLast));
        }

        Line.CallBack(
            nameof(TraderSpiProxy.OnErrRtnOrderInsert), field, rejection.Error, 0, true,
            static (spi, row, info, _, _) => spi.OnErrRtnOrderInsert(row, info));
    }

    public void OnCancelRejected(CancelRejection rejection, bool isOwn)
    {
        if (isOwn)
        {
            Line.CallBack(
                nameof(TraderSpiProxy.OnRspOrderAction), OrderWriting.ToRejectedInput(rejection, BrokerId), rejection.Error, rejection.Cancel.RequestId, true,
                static (spi, row, info, id, isLast) => spi.OnRspOrderAction(row, info, id, isLast));
        }

        Line.CallBack(
            nameof(TraderSpiProxy.OnErrRtnOrderAction), OrderWriting.ToRejectedAction(rejection, BrokerId), rejection.Error, 0, true,
            static (spi, row, info, _, _) => spi.OnErrRtnOrderAction(row, info));
    }

    protected override void RegisterSpi(nint pSpi) => Line.Spi = pSpi == 0 ? null : new TraderSpiProxy(pSpi, Version);

    protected override void Init() => Session ??= Environment.OpenCounterSession(this);

    protected override void Release()
    {
        Session?.Dispose();
        Detach();
    }

    protected override void GetFrontInfo(FrontInfoField* pFrontInfo)
    {
        if (pFrontInfo == null || !Family.TellsFrontInfo)
            return;
        var limit = Environment.Counter.Rules.QueriesPerSecond;
        pFrontInfo->QryFreq = limit > 0 ? limit : 100;
        pFrontInfo->FTDPkgFreq = 100;
    }

    protected override int ReqOrderInsert(InputOrderField* pInputOrder, int nRequestID)
    {
        if (Session is not { } session || pInputOrder == null)
            return -1;
        var input = OrderWriting.ToInput(in *pInputOrder, nRequestID);
        var userId = pInputOrder->InvestorID.ToString();
        return Line.Request(
            nameof(ReqOrderInsert), () => session.Insert(input), error => OnOrderRejected(new OrderRejection(userId, input, error), isOwn: true));
    }

    protected override int ReqOrderAction(InputOrderActionField* pInputOrderAction, int nRequestID)
    {
        if (Session is not { } session || pInputOrderAction == null)
            return -1;
        var cancel = OrderWriting.ToCancel(in *pInputOrderAction, nRequestID);
        var userId = pInputOrderAction->InvestorID.ToString();
        return Line.Request(
            nameof(ReqOrderAction), () => session.Cancel(cancel), error => OnCancelRejected(new CancelRejection(userId, cancel, null, error), isOwn: true));
    }

    protected override void SubscribePublicTopic(ResumeType nResumeType) => _resumePublic = StreamOf(nResumeType);

    // Each package calls it from its own SubscribePrivateTopic: the newest CTP gave the function one more parameter.
    private void Resume(ResumeType type) => _resume = StreamOf(type);

    private static StreamResume StreamOf(ResumeType type) => type switch
    {
        ResumeType.Resume => StreamResume.Resume,
        ResumeType.Quick => StreamResume.Quick,
        _ => StreamResume.Restart,
    };
}
