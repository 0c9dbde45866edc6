using QuantPlus.Ftdc.Mapping;
using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Ledgers;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>Writes the counter's rows on what trading costs. The environment's rates are the same for every user, purpose and exchange member.</summary>
internal static class RateWriting
{
    public static InstrumentMarginRateField ToMarginRate(ListedContract contract, HedgeFlag hedge, string brokerId, string userId)
    {
        var field = default(InstrumentMarginRateField);
        field.BrokerID.TrySet(brokerId);
        field.InvestorID.Set(userId);
        field.InstrumentID.Set(contract.Id.Symbol);
        field.ExchangeID.Set(contract.Exchange.Code);
        field.InvestorRange = InvestorRangeType.Single;
        field.HedgeFlag = (HedgeFlagType)TradingTerms.To(hedge);
        field.LongMarginRatioByMoney = (double)contract.LongMarginRatio;
        field.ShortMarginRatioByMoney = (double)contract.ShortMarginRatio;
        return field;
    }

    public static ExchangeMarginRateField ToExchangeMarginRate(ListedContract contract, HedgeFlag hedge, string brokerId)
    {
        var field = default(ExchangeMarginRateField);
        field.BrokerID.TrySet(brokerId);
        field.InstrumentID.Set(contract.Id.Symbol);
        field.ExchangeID.Set(contract.Exchange.Code);
        field.HedgeFlag = (HedgeFlagType)TradingTerms.To(hedge);
        field.LongMarginRatioByMoney = (double)contract.LongMarginRatio;
        field.ShortMarginRatioByMoney = (double)contract.ShortMarginRatio;
        return field;
    }

    public static InstrumentCommissionRateField ToCommissionRate(ListedContract contract, string brokerId, string userId)
    {
        var field = default(InstrumentCommissionRateField);
        field.BrokerID.TrySet(brokerId);
        field.InvestorID.Set(userId);

        // Counters answer with the product where all its contracts cost the same.
        field.InstrumentID.Set(contract.ProductId);
        field.ExchangeID.Set(contract.Exchange.Code);
        field.InvestorRange = InvestorRangeType.Single;
        field.OpenRatioByMoney = (double)contract.Commission.ByMoney;
        field.OpenRatioByVolume = (double)contract.Commission.ByVolume;
        field.CloseRatioByMoney = (double)contract.Commission.ByMoney;
        field.CloseRatioByVolume = (double)contract.Commission.ByVolume;
        field.CloseTodayRatioByMoney = (double)contract.Commission.CloseTodayByMoney;
        field.CloseTodayRatioByVolume = (double)contract.Commission.CloseTodayByVolume;
        return field;
    }

    public static OptionInstrCommRateField ToOptionCommissionRate(ListedContract contract, string brokerId, string userId)
    {
        var field = default(OptionInstrCommRateField);
        field.BrokerID.TrySet(brokerId);
        field.InvestorID.Set(userId);
        field.InstrumentID.Set(contract.ProductId);
        field.ExchangeID.Set(contract.Exchange.Code);
        field.InvestorRange = InvestorRangeType.Single;
        field.OpenRatioByMoney = (double)contract.Commission.ByMoney;
        field.OpenRatioByVolume = (double)contract.Commission.ByVolume;
        field.CloseRatioByMoney = (double)contract.Commission.ByMoney;
        field.CloseRatioByVolume = (double)contract.Commission.ByVolume;
        field.CloseTodayRatioByMoney = (double)contract.Commission.CloseTodayByMoney;
        field.CloseTodayRatioByVolume = (double)contract.Commission.CloseTodayByVolume;
        return field;
    }

    /// <summary>What an option costs at a price: its buyer the royalty, its seller the royalty and the fixed margin.</summary>
    public static OptionInstrTradeCostField ToTradeCost(ListedContract contract, decimal price, HedgeFlag hedge, string brokerId, string userId)
    {
        var field = default(OptionInstrTradeCostField);
        field.BrokerID.TrySet(brokerId);
        field.InvestorID.Set(userId);
        field.InstrumentID.Set(contract.Id.Symbol);
        field.ExchangeID.Set(contract.Exchange.Code);
        field.HedgeFlag = (HedgeFlagType)TradingTerms.To(hedge);
        field.Royalty = (double)RateTable.Premium(contract, price, 1);
        field.FixedMargin = (double)(RateTable.Margin(contract, isLong: false, price, 1) - RateTable.Premium(contract, price, 1));
        field.MiniMargin = field.FixedMargin;
        field.ExchFixedMargin = field.ExchMiniMargin = field.FixedMargin;
        return field;
    }

    /// <summary>What the exchange takes for an order or a cancel by itself: nothing.</summary>
    public static InstrumentOrderCommRateField ToOrderCommission(ListedContract contract, string brokerId, string userId)
    {
        var field = default(InstrumentOrderCommRateField);
        field.BrokerID.TrySet(brokerId);
        field.InvestorID.Set(userId);
        field.InstrumentID.Set(contract.ProductId);
        field.ExchangeID.Set(contract.Exchange.Code);
        field.InvestorRange = InvestorRangeType.Single;
        field.HedgeFlag = HedgeFlagType.Speculation;
        return field;
    }
}
