using QuantPlus.Simulation;
using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Sessions;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>The questions a client may ask the embedded counter. Filters that a query leaves empty let everything pass.</summary>
internal abstract unsafe class EmbeddedQueryServer(InterfaceVersion version, EnvironmentCore environment) : TraderApiServer(version)
{
    private TraderSpiProxy? _spi;

    protected EnvironmentCore Environment { get; } = environment;

    protected CounterSession? Session { get; set; }

    /// <summary>The client's callbacks; null while none are registered.</summary>
    protected TraderSpiProxy? Spi
    {
        get => Volatile.Read(ref _spi);
        set => Volatile.Write(ref _spi, value);
    }

    /// <summary>The broker the client logged in at; answers repeat it.</summary>
    protected string BrokerId { get; set; } = "";

    protected override int NotImplemented(TraderApiFunction function) => Family.AnswerToUnimplemented(Version);

    protected override int ReqQrySettlementInfoConfirm(QrySettlementInfoConfirmField* pQrySettlementInfoConfirm, int nRequestID) => Ask<SettlementInfoConfirmField>(
        nRequestID,
        (account, _) =>
        {
            if (account.ConfirmedAt is not { } confirmed)
                return new List<SettlementInfoConfirmField>();
            var row = default(SettlementInfoConfirmField);
            row.BrokerID.Set(BrokerId);
            row.InvestorID.Set(account.UserId);
            row.ConfirmDate.Set(CounterDates.Day(Environment.Market.TradingDay));
            row.ConfirmTime.Set(CounterDates.Clock(confirmed));
            return row;
        },
        static (spi, row, info, id, isLast) => spi.OnRspQrySettlementInfoConfirm(row, info, id, isLast));

    protected override int ReqQryInstrument(QryInstrumentField* pQryInstrument, int nRequestID)
    {
        var (symbol, exchange, product) = pQryInstrument == null
            ? ("", "", "")
            : (pQryInstrument->InstrumentID.ToString(), pQryInstrument->ExchangeID.ToString(), pQryInstrument->ProductID.ToString());
        return Ask<InstrumentField>(
            nRequestID,
            (_, _) => Environment.Contracts.All
                .Where(contract => Passes(contract, symbol, exchange) && (product.Length == 0 || contract.ProductId == product))
                .Select(ContractWriting.ToInstrument)
                .ToList(),
            static (spi, row, info, id, isLast) => spi.OnRspQryInstrument(row, info, id, isLast));
    }

    protected override int ReqQryOrder(QryOrderField* pQryOrder, int nRequestID)
    {
        var (symbol, exchange) = pQryOrder == null ? ("", "") : (pQryOrder->InstrumentID.ToString(), pQryOrder->ExchangeID.ToString());
        return Ask<OrderField>(
            nRequestID,
            (account, _) => account.Orders.Where(order => Passes(order.Contract, symbol, exchange))
                .Select(order => OrderWriting.ToOrder(order.Peek(), BrokerId)).ToList(),
            static (spi, row, info, id, isLast) => spi.OnRspQryOrder(row, info, id, isLast));
    }

    protected override int ReqQryTrade(QryTradeField* pQryTrade, int nRequestID)
    {
        var (symbol, exchange) = pQryTrade == null ? ("", "") : (pQryTrade->InstrumentID.ToString(), pQryTrade->ExchangeID.ToString());
        return Ask<TradeField>(
            nRequestID,
            (account, _) => account.Trades.Where(trade => Passes(trade.Contract, symbol, exchange))
                .Select(trade => OrderWriting.ToTrade(trade, BrokerId)).ToList(),
            static (spi, row, info, id, isLast) => spi.OnRspQryTrade(row, info, id, isLast));
    }

    protected override int ReqQryInvestorPosition(QryInvestorPositionField* pQryInvestorPosition, int nRequestID)
    {
        var (symbol, exchange) = pQryInvestorPosition == null
            ? ("", "")
            : (pQryInvestorPosition->InstrumentID.ToString(), pQryInvestorPosition->ExchangeID.ToString());
        return Ask<InvestorPositionField>(
            nRequestID,
            (account, _) => account.Positions.All.Where(book => Passes(book.Contract, symbol, exchange))
                .SelectMany(book => AccountWriting.ToRows(book, account, Environment.Market, BrokerId)).ToList(),
            static (spi, row, info, id, isLast) => spi.OnRspQryInvestorPosition(row, info, id, isLast));
    }

    protected override int ReqQryTradingAccount(QryTradingAccountField* pQryTradingAccount, int nRequestID) => Ask<TradingAccountField>(
        nRequestID,
        (account, _) => AccountWriting.ToAccount(account.State(Environment.Market.LastPrice, Environment.Market.TradingDay), BrokerId),
        static (spi, row, info, id, isLast) => spi.OnRspQryTradingAccount(row, info, id, isLast));

    protected override int ReqQryInstrumentMarginRate(QryInstrumentMarginRateField* pQryInstrumentMarginRate, int nRequestID)
    {
        var symbol = pQryInstrumentMarginRate == null ? "" : pQryInstrumentMarginRate->InstrumentID.ToString();
        return Ask<InstrumentMarginRateField>(
            nRequestID,
            (account, _) => Named(symbol, contract => ContractWriting.ToMarginRate(contract, BrokerId, account.UserId)),
            static (spi, row, info, id, isLast) => spi.OnRspQryInstrumentMarginRate(row, info, id, isLast));
    }

    protected override int ReqQryInstrumentCommissionRate(QryInstrumentCommissionRateField* pQryInstrumentCommissionRate, int nRequestID)
    {
        var symbol = pQryInstrumentCommissionRate == null ? "" : pQryInstrumentCommissionRate->InstrumentID.ToString();
        return Ask<InstrumentCommissionRateField>(
            nRequestID,
            (account, _) => Named(symbol, contract => ContractWriting.ToCommissionRate(contract, BrokerId, account.UserId)),
            static (spi, row, info, id, isLast) => spi.OnRspQryInstrumentCommissionRate(row, info, id, isLast));
    }

    protected override int ReqQryDepthMarketData(QryDepthMarketDataField* pQryDepthMarketData, int nRequestID)
    {
        var symbol = pQryDepthMarketData == null ? "" : pQryDepthMarketData->InstrumentID.ToString();
        return Ask<DepthMarketDataField>(
            nRequestID,
            (_, _) => Environment.Contracts.All.Where(contract => Passes(contract, symbol, ""))
                .Select(contract => QuoteWriting.ToDepth(in Environment.Market.Last(contract), withExchange: true)).ToList(),
            static (spi, row, info, id, isLast) => spi.OnRspQryDepthMarketData(row, info, id, isLast));
    }

    /// <summary>Answers an instruction; on the session's own thread.</summary>
    protected void Acknowledge<T>(T row, CounterError error, int requestId, SendRow<T> send)
        where T : unmanaged
    {
        if (Spi is { } spi)
            AnswerWriter.Acknowledge(spi, row, error, requestId, send);
    }

    // Rates are asked for one contract at a time.
    private List<T> Named<T>(string symbol, Func<ListedContract, T> write) =>
        Environment.Contracts.TryGet(symbol, out var contract) ? [write(contract)] : [];

    private int Ask<T>(int requestId, Func<UserAccount, DateTime, Answer<T>> read, SendRow<T> send)
        where T : unmanaged
    {
        if (Session is not { } session)
            return -1;
        session.Ask(
            (account, now) => account is null ? CounterError.NotLoggedIn : read(account, now),
            answer =>
            {
                if (Spi is { } spi)
                    AnswerWriter.Send(spi, answer, requestId, send);
            });
        return 0;
    }

    private static bool Passes(ListedContract contract, string symbol, string exchange) =>
        (symbol.Length == 0 || contract.Id.Symbol == symbol) && (exchange.Length == 0 || contract.Exchange.Code == exchange);
}
