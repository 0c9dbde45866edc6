using QuantPlus.Simulation;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>Questions about who the user is at the broker and at the exchanges, and those that have never anything to answer: banks, transfers, notices.</summary>
internal abstract unsafe class EmbeddedInvestorServer(InterfaceVersion version, EnvironmentCore environment)
    : EmbeddedRateServer(version, environment)
{
    protected override int ReqQryInvestor(QryInvestorField* pQryInvestor, int nRequestID) => Ask<InvestorField>(
        nameof(ReqQryInvestor),
        nameof(TraderSpiProxy.OnRspQryInvestor),
        nRequestID,
        (account, _) =>
        {
            var row = default(InvestorField);
            row.BrokerID.TrySet(BrokerId);
            row.InvestorID.Set(account.UserId);
            row.InvestorName.Set(account.UserId);
            row.IdentifiedCardType = IdCardTypeType.OtherCard;
            row.IsActive = 1;
            row.OpenDate.Set(CounterDates.Day(Environment.Start));
            return row;
        },
        static (spi, row, info, id, isLast) => spi.OnRspQryInvestor(row, info, id, isLast));

    protected override int ReqQryTradingCode(QryTradingCodeField* pQryTradingCode, int nRequestID)
    {
        var exchange = pQryTradingCode == null ? "" : pQryTradingCode->ExchangeID.ToString();
        return Ask<TradingCodeField>(
            nameof(ReqQryTradingCode),
            nameof(TraderSpiProxy.OnRspQryTradingCode),
            nRequestID,
            (account, _) => Listed.Select(contract => contract.Exchange.Code).Distinct().Where(code => exchange.Length == 0 || code == exchange).Select(code =>
            {
                var row = default(TradingCodeField);
                row.BrokerID.TrySet(BrokerId);
                row.InvestorID.Set(account.UserId);
                row.ExchangeID.Set(code);
                row.ClientID.TrySet(account.UserId);
                row.ClientIDType = ClientIDTypeType.Speculation;
                row.IsActive = 1;
                return row;
            }).ToList(),
            static (spi, row, info, id, isLast) => spi.OnRspQryTradingCode(row, info, id, isLast));
    }

    protected override int ReqQryBrokerTradingParams(QryBrokerTradingParamsField* pQryBrokerTradingParams, int nRequestID) => Ask<BrokerTradingParamsField>(
        nameof(ReqQryBrokerTradingParams),
        nameof(TraderSpiProxy.OnRspQryBrokerTradingParams),
        nRequestID,
        (account, _) =>
        {
            // Margin of today's lots by their open price, and profits of every kind count for what is available.
            var row = default(BrokerTradingParamsField);
            row.BrokerID.TrySet(BrokerId);
            row.InvestorID.Set(account.UserId);
            row.AccountID.Set(account.UserId);
            row.CurrencyID.Set("CNY");
            row.MarginPriceType = MarginPriceTypeType.OpenPrice;
            row.Algorithm = AlgorithmType.All;
            row.AvailIncludeCloseProfit = IncludeCloseProfitType.Include;
            row.OptionRoyaltyPriceType = OptionRoyaltyPriceTypeType.OpenPrice;
            return row;
        },
        static (spi, row, info, id, isLast) => spi.OnRspQryBrokerTradingParams(row, info, id, isLast));

    protected override int ReqQryTransferBank(QryTransferBankField* pQryTransferBank, int nRequestID) => Nothing<TransferBankField>(
        nameof(ReqQryTransferBank), nameof(TraderSpiProxy.OnRspQryTransferBank), nRequestID,
        static (spi, row, info, id, isLast) => spi.OnRspQryTransferBank(row, info, id, isLast));

    protected override int ReqQryTransferSerial(QryTransferSerialField* pQryTransferSerial, int nRequestID) => Nothing<TransferSerialField>(
        nameof(ReqQryTransferSerial), nameof(TraderSpiProxy.OnRspQryTransferSerial), nRequestID,
        static (spi, row, info, id, isLast) => spi.OnRspQryTransferSerial(row, info, id, isLast));

    protected override int ReqQryContractBank(QryContractBankField* pQryContractBank, int nRequestID) => Nothing<ContractBankField>(
        nameof(ReqQryContractBank), nameof(TraderSpiProxy.OnRspQryContractBank), nRequestID,
        static (spi, row, info, id, isLast) => spi.OnRspQryContractBank(row, info, id, isLast));

    protected override int ReqQryAccountregister(QryAccountregisterField* pQryAccountregister, int nRequestID) => Nothing<AccountregisterField>(
        nameof(ReqQryAccountregister), nameof(TraderSpiProxy.OnRspQryAccountregister), nRequestID,
        static (spi, row, info, id, isLast) => spi.OnRspQryAccountregister(row, info, id, isLast));

    protected override int ReqQryNotice(QryNoticeField* pQryNotice, int nRequestID) => Nothing<NoticeField>(
        nameof(ReqQryNotice), nameof(TraderSpiProxy.OnRspQryNotice), nRequestID,
        static (spi, row, info, id, isLast) => spi.OnRspQryNotice(row, info, id, isLast));

    protected override int ReqQryTradingNotice(QryTradingNoticeField* pQryTradingNotice, int nRequestID) => Nothing<TradingNoticeField>(
        nameof(ReqQryTradingNotice), nameof(TraderSpiProxy.OnRspQryTradingNotice), nRequestID,
        static (spi, row, info, id, isLast) => spi.OnRspQryTradingNotice(row, info, id, isLast));

    private int Nothing<T>(string function, string callback, int requestId, SendRow<TraderSpiProxy, T> send)
        where T : unmanaged => Ask(function, callback, requestId, static (_, _) => new List<T>(), send);
}
