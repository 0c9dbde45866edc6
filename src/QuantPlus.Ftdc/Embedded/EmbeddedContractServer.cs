using QuantPlus.Instruments;
using QuantPlus.Simulation;
using QuantPlus.Simulation.Contracts;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>Questions about contracts, products, exchanges and quotes. Filters that a query leaves empty let everything pass.</summary>
internal abstract unsafe class EmbeddedContractServer(InterfaceVersion version, EnvironmentCore environment)
    : EmbeddedCounterServer(version, environment)
{
    // Securities are TTS's own.
    protected IEnumerable<ListedContract> Listed => Environment.Contracts.All.Where(
        contract => (Family.HasSecurities || !contract.IsSecurity) && Environment.Counter.IsListed(contract));

    protected override int ReqQryInstrument(QryInstrumentField* pQryInstrument, int nRequestID)
    {
        var (symbol, exchange, product) = pQryInstrument == null
            ? ("", "", "")
            : (pQryInstrument->InstrumentID.ToString(), pQryInstrument->ExchangeID.ToString(), pQryInstrument->ProductID.ToString());
        return Ask<InstrumentField>(
            nameof(ReqQryInstrument),
            nameof(TraderSpiProxy.OnRspQryInstrument),
            nRequestID,
            (_, _) => Listed
                .Where(contract => Passes(contract, symbol, exchange) && (product.Length == 0 || contract.ProductId == product))
                .Select(ContractWriting.ToInstrument)
                .ToList(),
            static (spi, row, info, id, isLast) => spi.OnRspQryInstrument(row, info, id, isLast));
    }

    protected override int ReqQryProduct(QryProductField* pQryProduct, int nRequestID)
    {
        var (product, exchange) = pQryProduct == null ? ("", "") : (pQryProduct->ProductID.ToString(), pQryProduct->ExchangeID.ToString());
        return Ask<ProductField>(
            nameof(ReqQryProduct),
            nameof(TraderSpiProxy.OnRspQryProduct),
            nRequestID,
            (_, _) => Listed
                .Where(contract => !contract.IsCombination && Passes(contract, "", exchange) && (product.Length == 0 || contract.ProductId == product))
                .DistinctBy(contract => (contract.Exchange, contract.ProductId))
                .Select(ContractWriting.ToProduct)
                .ToList(),
            static (spi, row, info, id, isLast) => spi.OnRspQryProduct(row, info, id, isLast));
    }

    protected override int ReqQryExchange(QryExchangeField* pQryExchange, int nRequestID)
    {
        var exchange = pQryExchange == null ? "" : pQryExchange->ExchangeID.ToString();
        return Ask<ExchangeField>(
            nameof(ReqQryExchange),
            nameof(TraderSpiProxy.OnRspQryExchange),
            nRequestID,
            (_, _) => Listed.Select(contract => contract.Exchange).Distinct()
                .Where(found => exchange.Length == 0 || found == new Exchange(exchange))
                .Select(ContractWriting.ToExchange)
                .ToList(),
            static (spi, row, info, id, isLast) => spi.OnRspQryExchange(row, info, id, isLast));
    }

    protected override int ReqQryDepthMarketData(QryDepthMarketDataField* pQryDepthMarketData, int nRequestID)
    {
        var (symbol, exchange) = pQryDepthMarketData == null
            ? ("", "")
            : (pQryDepthMarketData->InstrumentID.ToString(), pQryDepthMarketData->ExchangeID.ToString());
        return Ask<DepthMarketDataField>(
            nameof(ReqQryDepthMarketData),
            nameof(TraderSpiProxy.OnRspQryDepthMarketData),
            nRequestID,
            (_, _) => Listed.Where(contract => Passes(contract, symbol, exchange))
                .Select(contract => QuoteWriting.ToDepth(Environment.Counter.Seen(in Environment.Market.Last(contract)), withExchange: true)).ToList(),
            static (spi, row, info, id, isLast) => spi.OnRspQryDepthMarketData(row, info, id, isLast));
    }

    protected static bool Passes(ListedContract contract, string symbol, string exchange) =>
        (symbol.Length == 0 || contract.Id.Symbol == symbol) && (exchange.Length == 0 || contract.Exchange.Code == exchange);
}
