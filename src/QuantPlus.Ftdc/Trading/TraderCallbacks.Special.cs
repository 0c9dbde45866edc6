using QuantPlus.Ftdc.Mapping;
using QuantPlus.Ftdc.Session;
using QuantPlus.Ftdc.Trading.Special;
using QuantPlus.Trading;
using QuantPlus.Trading.Special;

namespace QuantPlus.Ftdc.Trading;

/// <summary>The callbacks of special orders.</summary>
internal sealed unsafe partial class TraderCallbacks
{
    protected override void OnRtnQuote(QuoteField* pQuote) => Report(special.Quotes, pQuote == null ? null : SpecialOrderMapping.ToReport(*pQuote));

    protected override void OnRspQuoteInsert(InputQuoteField* pInputQuote, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Rejected(special.Quotes, pInputQuote == null ? null : pInputQuote->QuoteRef.ToString(), pRspInfo);

    protected override void OnErrRtnQuoteInsert(InputQuoteField* pInputQuote, RspInfoField* pRspInfo) =>
        Rejected(special.Quotes, pInputQuote == null ? null : pInputQuote->QuoteRef.ToString(), pRspInfo);

    protected override void OnRspQuoteAction(InputQuoteActionField* pInputQuoteAction, RspInfoField* pRspInfo, int nRequestID, bool bIsLast)
    {
        if (pInputQuoteAction != null)
            CancelRejected(special.Quotes, pInputQuoteAction->FrontID, pInputQuoteAction->SessionID, pInputQuoteAction->QuoteRef.ToString(), pRspInfo);
    }

    protected override void OnErrRtnQuoteAction(QuoteActionField* pQuoteAction, RspInfoField* pRspInfo)
    {
        if (pQuoteAction != null)
            CancelRejected(special.Quotes, pQuoteAction->FrontID, pQuoteAction->SessionID, pQuoteAction->QuoteRef.ToString(), pRspInfo);
    }

    protected override void OnRspQryQuote(QuoteField* pQuote, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, pQuote == null ? null : SpecialOrderMapping.ToReport(*pQuote), pRspInfo, bIsLast);

    protected override void OnRtnForQuoteRsp(ForQuoteRspField* pForQuoteRsp)
    {
        if (pForQuoteRsp != null && SpecialOrderMapping.ToDemand(*pForQuoteRsp) is { } demand)
            loop.Post(() => special.Demands.Publish(demand));
    }

    // Only said where it is refused, and nobody waits: it is told as an event.
    protected override void OnRspForQuoteInsert(InputForQuoteField* pInputForQuote, RspInfoField* pRspInfo, int nRequestID, bool bIsLast)
    {
        if (CallbackErrors.Of(pRspInfo) is { } error)
            loop.Post(() => events.OnBackgroundError(ErrorCatalog.FromCounter("the demand for a quote", error)));
    }

    protected override void OnRtnExecOrder(ExecOrderField* pExecOrder) =>
        Report(special.Exercises, pExecOrder == null ? null : SpecialOrderMapping.ToReport(*pExecOrder));

    protected override void OnRspExecOrderInsert(InputExecOrderField* pInputExecOrder, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Rejected(special.Exercises, pInputExecOrder == null ? null : pInputExecOrder->ExecOrderRef.ToString(), pRspInfo);

    protected override void OnErrRtnExecOrderInsert(InputExecOrderField* pInputExecOrder, RspInfoField* pRspInfo) =>
        Rejected(special.Exercises, pInputExecOrder == null ? null : pInputExecOrder->ExecOrderRef.ToString(), pRspInfo);

    protected override void OnRspExecOrderAction(InputExecOrderActionField* pInputExecOrderAction, RspInfoField* pRspInfo, int nRequestID, bool bIsLast)
    {
        if (pInputExecOrderAction != null)
        {
            CancelRejected(
                special.Exercises, pInputExecOrderAction->FrontID, pInputExecOrderAction->SessionID, pInputExecOrderAction->ExecOrderRef.ToString(), pRspInfo);
        }
    }

    protected override void OnErrRtnExecOrderAction(ExecOrderActionField* pExecOrderAction, RspInfoField* pRspInfo)
    {
        if (pExecOrderAction != null)
            CancelRejected(special.Exercises, pExecOrderAction->FrontID, pExecOrderAction->SessionID, pExecOrderAction->ExecOrderRef.ToString(), pRspInfo);
    }

    protected override void OnRspQryExecOrder(ExecOrderField* pExecOrder, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, pExecOrder == null ? null : SpecialOrderMapping.ToReport(*pExecOrder), pRspInfo, bIsLast);

    protected override void OnRtnOptionSelfClose(OptionSelfCloseField* pOptionSelfClose) =>
        Report(special.SelfCloses, pOptionSelfClose == null ? null : SpecialOrderMapping.ToReport(*pOptionSelfClose));

    protected override void OnRspOptionSelfCloseInsert(
        InputOptionSelfCloseField* pInputOptionSelfClose, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Rejected(special.SelfCloses, pInputOptionSelfClose == null ? null : pInputOptionSelfClose->OptionSelfCloseRef.ToString(), pRspInfo);

    protected override void OnErrRtnOptionSelfCloseInsert(InputOptionSelfCloseField* pInputOptionSelfClose, RspInfoField* pRspInfo) =>
        Rejected(special.SelfCloses, pInputOptionSelfClose == null ? null : pInputOptionSelfClose->OptionSelfCloseRef.ToString(), pRspInfo);

    protected override void OnRspOptionSelfCloseAction(
        InputOptionSelfCloseActionField* pInputOptionSelfCloseAction, RspInfoField* pRspInfo, int nRequestID, bool bIsLast)
    {
        if (pInputOptionSelfCloseAction != null)
        {
            CancelRejected(
                special.SelfCloses, pInputOptionSelfCloseAction->FrontID, pInputOptionSelfCloseAction->SessionID,
                pInputOptionSelfCloseAction->OptionSelfCloseRef.ToString(), pRspInfo);
        }
    }

    protected override void OnErrRtnOptionSelfCloseAction(OptionSelfCloseActionField* pOptionSelfCloseAction, RspInfoField* pRspInfo)
    {
        if (pOptionSelfCloseAction != null)
        {
            CancelRejected(
                special.SelfCloses, pOptionSelfCloseAction->FrontID, pOptionSelfCloseAction->SessionID,
                pOptionSelfCloseAction->OptionSelfCloseRef.ToString(), pRspInfo);
        }
    }

    protected override void OnRspQryOptionSelfClose(OptionSelfCloseField* pOptionSelfClose, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, pOptionSelfClose == null ? null : SpecialOrderMapping.ToReport(*pOptionSelfClose), pRspInfo, bIsLast);

    protected override void OnRtnCombAction(CombActionField* pCombAction) =>
        Report(special.Combinations, pCombAction == null ? null : SpecialOrderMapping.ToReport(*pCombAction));

    protected override void OnRspCombActionInsert(InputCombActionField* pInputCombAction, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Rejected(special.Combinations, pInputCombAction == null ? null : pInputCombAction->CombActionRef.ToString(), pRspInfo);

    protected override void OnErrRtnCombActionInsert(InputCombActionField* pInputCombAction, RspInfoField* pRspInfo) =>
        Rejected(special.Combinations, pInputCombAction == null ? null : pInputCombAction->CombActionRef.ToString(), pRspInfo);

    protected override void OnRspQryCombAction(CombActionField* pCombAction, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, pCombAction == null ? null : SpecialOrderMapping.ToReport(*pCombAction), pRspInfo, bIsLast);

    protected override void OnRspParkedOrderInsert(ParkedOrderField* pParkedOrder, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, pParkedOrder == null ? null : ParkedMapping.ToOrder(*pParkedOrder), pRspInfo, bIsLast);

    protected override void OnRspParkedOrderAction(ParkedOrderActionField* pParkedOrderAction, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, pParkedOrderAction == null ? null : ParkedMapping.ToCancel(*pParkedOrderAction), pRspInfo, bIsLast);

    protected override void OnRspRemoveParkedOrder(RemoveParkedOrderField* pRemoveParkedOrder, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, null, pRspInfo, bIsLast);

    protected override void OnRspRemoveParkedOrderAction(
        RemoveParkedOrderActionField* pRemoveParkedOrderAction, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, null, pRspInfo, bIsLast);

    protected override void OnRspQryParkedOrder(ParkedOrderField* pParkedOrder, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, pParkedOrder == null ? null : ParkedMapping.ToOrder(*pParkedOrder), pRspInfo, bIsLast);

    protected override void OnRspQryParkedOrderAction(ParkedOrderActionField* pParkedOrderAction, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, pParkedOrderAction == null ? null : ParkedMapping.ToCancel(*pParkedOrderAction), pRspInfo, bIsLast);

    protected override void OnRspBatchOrderAction(
        InputBatchOrderActionField* pInputBatchOrderAction, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, null, pRspInfo, bIsLast);

    private void Report<TOrder>(SpecialOrderTracker<TOrder> tracker, SpecialReport<TOrder>? report)
        where TOrder : SpecialOrder
    {
        if (report is not null)
            loop.Post(() => tracker.OnReport(report));
    }

    private void Rejected<TOrder>(SpecialOrderTracker<TOrder> tracker, string? reference, RspInfoField* info)
        where TOrder : SpecialOrder
    {
        if (reference is not null && CallbackErrors.Of(info) is { } error)
            loop.Post(() => tracker.OnInsertRejected(reference.Trim(), error));
    }

    private void CancelRejected<TOrder>(SpecialOrderTracker<TOrder> tracker, int frontId, int sessionId, string reference, RspInfoField* info)
        where TOrder : SpecialOrder
    {
        if (CallbackErrors.Of(info) is { } error)
            loop.Post(() => tracker.OnCancelRejected(new OrderId(frontId, sessionId, reference.Trim()), error));
    }
}
