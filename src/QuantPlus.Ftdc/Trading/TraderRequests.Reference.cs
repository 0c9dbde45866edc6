using QuantPlus.Ftdc.Mapping;
using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>Questions about rates, the lots of positions, and settlement statements.</summary>
internal sealed partial class TraderRequests
{
    public int QueryMarginRate(InstrumentId instrument, HedgeFlag hedge, int requestId)
    {
        var field = default(QryInstrumentMarginRateField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        field.InstrumentID.Set(instrument.Symbol);
        field.ExchangeID.Set(instrument.Exchange.Code);
        field.HedgeFlag = (HedgeFlagType)TradingTerms.To(hedge);
        return Send(field, requestId, static (api, in field, id) => api.ReqQryInstrumentMarginRate(field, id));
    }

    public int QueryCommissionRate(InstrumentId instrument, int requestId)
    {
        var field = default(QryInstrumentCommissionRateField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        field.InstrumentID.Set(instrument.Symbol);
        field.ExchangeID.Set(instrument.Exchange.Code);
        return Send(field, requestId, static (api, in field, id) => api.ReqQryInstrumentCommissionRate(field, id));
    }

    /// <summary>Prices of 0 let the counter take its own.</summary>
    public int QueryOptionTradeCost(InstrumentId option, HedgeFlag hedge, int requestId)
    {
        var field = default(QryOptionInstrTradeCostField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        field.InstrumentID.Set(option.Symbol);
        field.ExchangeID.Set(option.Exchange.Code);
        field.HedgeFlag = (HedgeFlagType)TradingTerms.To(hedge);
        return Send(field, requestId, static (api, in field, id) => api.ReqQryOptionInstrTradeCost(field, id));
    }

    public int QueryOptionCommissionRate(InstrumentId option, int requestId)
    {
        var field = default(QryOptionInstrCommRateField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        field.InstrumentID.Set(option.Symbol);
        field.ExchangeID.Set(option.Exchange.Code);
        return Send(field, requestId, static (api, in field, id) => api.ReqQryOptionInstrCommRate(field, id));
    }

    public int QueryPositionLots(int requestId)
    {
        var field = default(QryInvestorPositionDetailField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        return Send(field, requestId, static (api, in field, id) => api.ReqQryInvestorPositionDetail(field, id));
    }

    /// <summary>A day left empty means the newest statement.</summary>
    public int QuerySettlementStatement(DateOnly? tradingDay, int requestId)
    {
        var field = default(QrySettlementInfoField);
        field.BrokerID.Set(settings.BrokerId);
        field.InvestorID.Set(settings.UserId);
        if (tradingDay is { } day)
            field.TradingDay.Set(CounterText.FromDay(day));
        return Send(field, requestId, static (api, in field, id) => api.ReqQrySettlementInfo(field, id));
    }
}
