using QuantPlus.Simulation;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>Questions about the user's own: orders, trades, positions, money and settlement. Filters that a query leaves empty let everything pass.</summary>
internal abstract unsafe class EmbeddedAccountServer(InterfaceVersion version, EnvironmentCore environment)
    : EmbeddedInvestorServer(version, environment)
{
    protected override int ReqQrySettlementInfoConfirm(QrySettlementInfoConfirmField* pQrySettlementInfoConfirm, int nRequestID) => Ask<SettlementInfoConfirmField>(
        nameof(ReqQrySettlementInfoConfirm),
        nameof(TraderSpiProxy.OnRspQrySettlementInfoConfirm),
        nRequestID,
        (account, _) =>
        {
            if (account.ConfirmedAt is not { } confirmed)
                return new List<SettlementInfoConfirmField>();
            var row = default(SettlementInfoConfirmField);
            row.BrokerID.TrySet(BrokerId);
            row.InvestorID.Set(account.UserId);
            row.ConfirmDate.Set(CounterDates.Day(Environment.Market.TradingDay));
            row.ConfirmTime.Set(CounterDates.Clock(confirmed));
            return row;
        },
        static (spi, row, info, id, isLast) => spi.OnRspQrySettlementInfoConfirm(row, info, id, isLast));

    protected override int ReqQrySettlementInfo(QrySettlementInfoField* pQrySettlementInfo, int nRequestID)
    {
        var day = pQrySettlementInfo == null ? "" : pQrySettlementInfo->TradingDay.ToString();
        return Ask<SettlementInfoField>(
            nameof(ReqQrySettlementInfo),
            nameof(TraderSpiProxy.OnRspQrySettlementInfo),
            nRequestID,
            (account, _) => StatementWriting.ToPieces(account, day, BrokerId),
            static (spi, row, info, id, isLast) => spi.OnRspQrySettlementInfo(row, info, id, isLast));
    }

    protected override int ReqQryOrder(QryOrderField* pQryOrder, int nRequestID)
    {
        var filter = default(QryOrderField);
        if (pQryOrder != null)
            filter = *pQryOrder;
        var (symbol, exchange, number) = (filter.InstrumentID.ToString(), filter.ExchangeID.ToString(), filter.OrderSysID.ToString().Trim());
        var (from, to) = (filter.InsertTimeStart.ToString(), filter.InsertTimeEnd.ToString());
        return Ask<OrderField>(
            nameof(ReqQryOrder),
            nameof(TraderSpiProxy.OnRspQryOrder),
            nRequestID,
            (account, _) => account.Orders
                .Where(order => Passes(order.Contract, symbol, exchange) && Passes(order.SystemId, number) && IsBetween(order.InsertTime, from, to))
                .Select(order => OrderWriting.ToOrder(order.Peek(), BrokerId)).ToList(),
            static (spi, row, info, id, isLast) => spi.OnRspQryOrder(row, info, id, isLast));
    }

    protected override int ReqQryTrade(QryTradeField* pQryTrade, int nRequestID)
    {
        var filter = default(QryTradeField);
        if (pQryTrade != null)
            filter = *pQryTrade;
        var (symbol, exchange, number) = (filter.InstrumentID.ToString(), filter.ExchangeID.ToString(), filter.TradeID.ToString().Trim());
        var (from, to) = (filter.TradeTimeStart.ToString(), filter.TradeTimeEnd.ToString());
        return Ask<TradeField>(
            nameof(ReqQryTrade),
            nameof(TraderSpiProxy.OnRspQryTrade),
            nRequestID,
            (account, _) => account.Trades
                .Where(trade => Passes(trade.Contract, symbol, exchange) && Passes(trade.TradeId, number) && IsBetween(trade.Time, from, to))
                .Select(trade => OrderWriting.ToTrade(trade, BrokerId)).ToList(),
            static (spi, row, info, id, isLast) => spi.OnRspQryTrade(row, info, id, isLast));
    }

    protected override int ReqQryInvestorPosition(QryInvestorPositionField* pQryInvestorPosition, int nRequestID)
    {
        var (symbol, exchange) = pQryInvestorPosition == null
            ? ("", "")
            : (pQryInvestorPosition->InstrumentID.ToString(), pQryInvestorPosition->ExchangeID.ToString());
        return Ask<InvestorPositionField>(
            nameof(ReqQryInvestorPosition),
            nameof(TraderSpiProxy.OnRspQryInvestorPosition),
            nRequestID,
            (account, _) => account.Positions.All.Where(book => Passes(book.Contract, symbol, exchange))
                .SelectMany(book => AccountWriting.ToRows(book, account, Environment.Market, BrokerId)).ToList(),
            static (spi, row, info, id, isLast) => spi.OnRspQryInvestorPosition(row, info, id, isLast));
    }

    protected override int ReqQryInvestorPositionDetail(QryInvestorPositionDetailField* pQryInvestorPositionDetail, int nRequestID)
    {
        var (symbol, exchange) = pQryInvestorPositionDetail == null
            ? ("", "")
            : (pQryInvestorPositionDetail->InstrumentID.ToString(), pQryInvestorPositionDetail->ExchangeID.ToString());
        return Ask<InvestorPositionDetailField>(
            nameof(ReqQryInvestorPositionDetail),
            nameof(TraderSpiProxy.OnRspQryInvestorPositionDetail),
            nRequestID,
            (account, _) => account.Positions.All.Where(book => Passes(book.Contract, symbol, exchange))
                .SelectMany(book => book.Lots.Select(lot => AccountWriting.ToDetail(book, lot, account, Environment.Market, BrokerId))).ToList(),
            static (spi, row, info, id, isLast) => spi.OnRspQryInvestorPositionDetail(row, info, id, isLast));
    }

    protected override int ReqQryTradingAccount(QryTradingAccountField* pQryTradingAccount, int nRequestID) => Ask<TradingAccountField>(
        nameof(ReqQryTradingAccount),
        nameof(TraderSpiProxy.OnRspQryTradingAccount),
        nRequestID,
        (account, _) => AccountWriting.ToAccount(account.State(Environment.Market.LastPrice, Environment.Market.TradingDay), BrokerId),
        static (spi, row, info, id, isLast) => spi.OnRspQryTradingAccount(row, info, id, isLast));

    private static bool Passes(string number, string wanted) => wanted.Length == 0 || number.Trim() == wanted;

    // Clocks of equal width are in the order of their texts.
    private static bool IsBetween(DateTime moment, string from, string to)
    {
        var clock = CounterDates.Clock(moment);
        return (from.Length == 0 || string.CompareOrdinal(clock, from) >= 0) && (to.Length == 0 || string.CompareOrdinal(clock, to) <= 0);
    }
}
