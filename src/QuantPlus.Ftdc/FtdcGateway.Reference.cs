using QuantPlus.Ftdc.Session;
using QuantPlus.Ftdc.Trading;
using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc;

/// <summary>What the counter says of contracts, and its settlement statements.</summary>
internal sealed partial class FtdcGateway
{
    public Task<MarginRate> QueryMarginRateAsync(
        InstrumentId instrument, HedgeFlag hedge = HedgeFlag.Speculation, CancellationToken cancellationToken = default) =>
        ReadyRates().QueryMarginRateAsync(instrument, CheckHedge(hedge), cancellationToken);

    public Task<CommissionRate> QueryCommissionRateAsync(InstrumentId instrument, CancellationToken cancellationToken = default) =>
        ReadyRates().QueryCommissionRateAsync(instrument, cancellationToken);

    public Task<IReadOnlyDictionary<InstrumentId, MarginRate>> QueryMarginRatesAsync(
        IEnumerable<InstrumentId> instruments, HedgeFlag hedge = HedgeFlag.Speculation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(instruments);
        return ReadyRates().QueryMarginRatesAsync(instruments, CheckHedge(hedge), cancellationToken);
    }

    public Task<IReadOnlyDictionary<InstrumentId, CommissionRate>> QueryCommissionRatesAsync(
        IEnumerable<InstrumentId> instruments, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(instruments);
        return ReadyRates().QueryCommissionRatesAsync(instruments, cancellationToken);
    }

    public bool TryGetPhase(InstrumentId instrument, out TradingPhase phase)
    {
        phase = default;
        return Contracts.TryGet(instrument, out var contract) && _trading.Phases.TryGet(contract, out phase);
    }

    public Task<string> QuerySettlementStatementAsync(DateOnly? tradingDay = null, CancellationToken cancellationToken = default) =>
        ReadySettlement().QueryStatementAsync(tradingDay, cancellationToken);

    public Task<SettlementConfirmation?> QuerySettlementConfirmationAsync(CancellationToken cancellationToken = default) =>
        ReadySettlement().QueryConfirmationAsync(cancellationToken);

    private RateQueries ReadyRates()
    {
        ThrowIfDisposed();
        return _sessions.Trading?.Rates ?? throw NotReady(GatewaySide.Trading);
    }

    private SettlementQueries ReadySettlement()
    {
        ThrowIfDisposed();
        return _sessions.Trading?.Settlement ?? throw NotReady(GatewaySide.Trading);
    }

    private static HedgeFlag CheckHedge(HedgeFlag hedge) => hedge != HedgeFlag.Other && Enum.IsDefined(hedge)
        ? hedge
        : throw new ArgumentOutOfRangeException(nameof(hedge), hedge, "Not a hedge flag that can be asked for.");
}
