using QuantPlus.Ftdc.Mapping;

namespace QuantPlus.Ftdc.Trading;

/// <summary>Answers on rates, the lots of positions, and settlement statements; and what the exchanges announce.</summary>
internal sealed unsafe partial class TraderCallbacks
{
    protected override void OnRspQryInstrumentMarginRate(
        InstrumentMarginRateField* pInstrumentMarginRate, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, pInstrumentMarginRate == null ? null : RateMapping.ToMarginRate(*pInstrumentMarginRate), pRspInfo, bIsLast);

    protected override void OnRspQryInstrumentCommissionRate(
        InstrumentCommissionRateField* pInstrumentCommissionRate, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, pInstrumentCommissionRate == null ? null : RateMapping.ToCommissionRate(*pInstrumentCommissionRate), pRspInfo, bIsLast);

    protected override void OnRspQryOptionInstrTradeCost(
        OptionInstrTradeCostField* pOptionInstrTradeCost, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, pOptionInstrTradeCost == null ? null : RateMapping.ToMarginRate(*pOptionInstrTradeCost), pRspInfo, bIsLast);

    protected override void OnRspQryOptionInstrCommRate(
        OptionInstrCommRateField* pOptionInstrCommRate, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, pOptionInstrCommRate == null ? null : RateMapping.ToCommissionRate(*pOptionInstrCommRate), pRspInfo, bIsLast);

    protected override void OnRspQryInvestorPositionDetail(
        InvestorPositionDetailField* pInvestorPositionDetail, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, pInvestorPositionDetail == null ? null : PositionMapping.ToLot(*pInvestorPositionDetail), pRspInfo, bIsLast);

    protected override void OnRspQrySettlementInfo(SettlementInfoField* pSettlementInfo, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
        Answer(nRequestID, pSettlementInfo == null ? null : SettlementMapping.ToPiece(*pSettlementInfo), pRspInfo, bIsLast);

    protected override void OnRtnInstrumentStatus(InstrumentStatusField* pInstrumentStatus)
    {
        if (pInstrumentStatus != null && PhaseMapping.ToAnnouncement(*pInstrumentStatus) is { } announced)
            loop.Post(() => events.OnPhase(announced));
    }
}
