using QuantPlus.Ftdc.Mapping;
using QuantPlus.Simulation;
using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Counter;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>Questions about what trading costs. A query that names no contract means the contracts the user has a position in.</summary>
internal abstract unsafe class EmbeddedRateServer(InterfaceVersion version, EnvironmentCore environment)
    : EmbeddedContractServer(version, environment)
{
    protected override int ReqQryInstrumentMarginRate(QryInstrumentMarginRateField* pQryInstrumentMarginRate, int nRequestID)
    {
        var filter = default(QryInstrumentMarginRateField);
        if (pQryInstrumentMarginRate != null)
            filter = *pQryInstrumentMarginRate;
        return Ask<InstrumentMarginRateField>(
            nameof(ReqQryInstrumentMarginRate),
            nameof(TraderSpiProxy.OnRspQryInstrumentMarginRate),
            nRequestID,
            (account, _) => Named(account, filter.InstrumentID.ToString(), filter.ExchangeID.ToString())
                .Where(static contract => !contract.IsOption)
                .Select(contract => RateWriting.ToMarginRate(contract, HedgeOf(filter.HedgeFlag), BrokerId, account.UserId)).ToList(),
            static (spi, row, info, id, isLast) => spi.OnRspQryInstrumentMarginRate(row, info, id, isLast));
    }

    protected override int ReqQryExchangeMarginRate(QryExchangeMarginRateField* pQryExchangeMarginRate, int nRequestID)
    {
        var filter = default(QryExchangeMarginRateField);
        if (pQryExchangeMarginRate != null)
            filter = *pQryExchangeMarginRate;
        return Ask<ExchangeMarginRateField>(
            nameof(ReqQryExchangeMarginRate),
            nameof(TraderSpiProxy.OnRspQryExchangeMarginRate),
            nRequestID,
            (account, _) => Named(account, filter.InstrumentID.ToString(), filter.ExchangeID.ToString())
                .Where(static contract => !contract.IsOption)
                .Select(contract => RateWriting.ToExchangeMarginRate(contract, HedgeOf(filter.HedgeFlag), BrokerId)).ToList(),
            static (spi, row, info, id, isLast) => spi.OnRspQryExchangeMarginRate(row, info, id, isLast));
    }

    protected override int ReqQryInstrumentCommissionRate(QryInstrumentCommissionRateField* pQryInstrumentCommissionRate, int nRequestID)
    {
        var (symbol, exchange) = pQryInstrumentCommissionRate == null
            ? ("", "")
            : (pQryInstrumentCommissionRate->InstrumentID.ToString(), pQryInstrumentCommissionRate->ExchangeID.ToString());
        return Ask<InstrumentCommissionRateField>(
            nameof(ReqQryInstrumentCommissionRate),
            nameof(TraderSpiProxy.OnRspQryInstrumentCommissionRate),
            nRequestID,
            (account, _) => Named(account, symbol, exchange)
                .Where(static contract => !contract.IsOption)
                .Select(contract => RateWriting.ToCommissionRate(contract, BrokerId, account.UserId)).ToList(),
            static (spi, row, info, id, isLast) => spi.OnRspQryInstrumentCommissionRate(row, info, id, isLast));
    }

    protected override int ReqQryOptionInstrCommRate(QryOptionInstrCommRateField* pQryOptionInstrCommRate, int nRequestID)
    {
        var (symbol, exchange) = pQryOptionInstrCommRate == null
            ? ("", "")
            : (pQryOptionInstrCommRate->InstrumentID.ToString(), pQryOptionInstrCommRate->ExchangeID.ToString());
        return Ask<OptionInstrCommRateField>(
            nameof(ReqQryOptionInstrCommRate),
            nameof(TraderSpiProxy.OnRspQryOptionInstrCommRate),
            nRequestID,
            (account, _) => Named(account, symbol, exchange)
                .Where(static contract => contract.IsOption)
                .Select(contract => RateWriting.ToOptionCommissionRate(contract, BrokerId, account.UserId)).ToList(),
            static (spi, row, info, id, isLast) => spi.OnRspQryOptionInstrCommRate(row, info, id, isLast));
    }

    protected override int ReqQryOptionInstrTradeCost(QryOptionInstrTradeCostField* pQryOptionInstrTradeCost, int nRequestID)
    {
        var filter = default(QryOptionInstrTradeCostField);
        if (pQryOptionInstrTradeCost != null)
            filter = *pQryOptionInstrTradeCost;
        return Ask<OptionInstrTradeCostField>(
            nameof(ReqQryOptionInstrTradeCost),
            nameof(TraderSpiProxy.OnRspQryOptionInstrTradeCost),
            nRequestID,
            (account, _) => Named(account, filter.InstrumentID.ToString(), filter.ExchangeID.ToString())
                .Where(static contract => contract.IsOption)
                .Select(contract => RateWriting.ToTradeCost(
                    contract, PriceOf(contract, filter.InputPrice), HedgeOf(filter.HedgeFlag), BrokerId, account.UserId)).ToList(),
            static (spi, row, info, id, isLast) => spi.OnRspQryOptionInstrTradeCost(row, info, id, isLast));
    }

    protected override int ReqQryInstrumentOrderCommRate(QryInstrumentOrderCommRateField* pQryInstrumentOrderCommRate, int nRequestID)
    {
        var symbol = pQryInstrumentOrderCommRate == null ? "" : pQryInstrumentOrderCommRate->InstrumentID.ToString();
        return Ask<InstrumentOrderCommRateField>(
            nameof(ReqQryInstrumentOrderCommRate),
            nameof(TraderSpiProxy.OnRspQryInstrumentOrderCommRate),
            nRequestID,
            (account, _) => Named(account, symbol, "").Select(contract => RateWriting.ToOrderCommission(contract, BrokerId, account.UserId)).ToList(),
            static (spi, row, info, id, isLast) => spi.OnRspQryInstrumentOrderCommRate(row, info, id, isLast));
    }

    protected override int ReqQryMaxOrderVolume(QryMaxOrderVolumeField* pQryMaxOrderVolume, int nRequestID)
    {
        var row = default(QryMaxOrderVolumeField);
        if (pQryMaxOrderVolume != null)
            row = *pQryMaxOrderVolume;
        return Ask<QryMaxOrderVolumeField>(
            nameof(ReqQryMaxOrderVolume),
            nameof(TraderSpiProxy.OnRspQryMaxOrderVolume),
            nRequestID,
            (account, _) =>
            {
                if (!Environment.Contracts.TryGet(row.InstrumentID.ToString(), out var contract) || !Environment.Counter.IsListed(contract))
                    return CounterError.ContractNotFound;
                var answer = row;
                answer.MaxVolume = Environment.Counter.LargestVolume(
                    account, contract, TradingTerms.From(row.Direction), TradingTerms.OffsetFrom((byte)row.OffsetFlag), TradingTerms.HedgeFrom((byte)row.HedgeFlag));
                return answer;
            },
            static (spi, answer, info, id, isLast) => spi.OnRspQryMaxOrderVolume(answer, info, id, isLast));
    }

    private IEnumerable<ListedContract> Named(UserAccount account, string symbol, string exchange)
    {
        if (symbol.Length > 0)
            return Listed.Where(contract => Passes(contract, symbol, exchange));
        return account.Positions.All.Where(book => book.Lots.Count > 0).Select(book => book.Contract).Distinct().Where(contract => Passes(contract, "", exchange));
    }

    // A price that is none stands for the market's.
    private decimal PriceOf(ListedContract contract, double input) =>
        OrderWriting.ToPrice(input) is { } price and > 0 ? price : Environment.Market.LastPrice(contract);

    private static HedgeFlag HedgeOf(HedgeFlagType hedge) => TradingTerms.HedgeFrom((byte)hedge) is not HedgeFlag.Other and var known ? known : HedgeFlag.Speculation;
}
