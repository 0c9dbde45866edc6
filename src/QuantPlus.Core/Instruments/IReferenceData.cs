using QuantPlus.Trading;

namespace QuantPlus.Instruments;

/// <summary>What a counter says of the contracts: terms, rates and the phases they are in.</summary>
public interface IReferenceData
{
    /// <summary>The counter's contracts; empty before the gateway is ready.</summary>
    ContractCatalog Contracts { get; }

    /// <summary>
    /// The margin that the account pays for a contract (CTP <c>ReqQryInstrumentMarginRate</c>; for options <c>ReqQryOptionInstrTradeCost</c>). Asked once a
    /// trading day and then remembered; asks for the same that run at the same time become one.
    /// </summary>
    /// <param name="instrument">The contract. An id without an exchange is looked up by its symbol.</param>
    /// <param name="hedge">The purpose of the position.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="Errors.GatewayException">The gateway is not ready, there is no such contract or no rate for it, or the counter did not answer in time.</exception>
    Task<MarginRate> QueryMarginRateAsync(
        InstrumentId instrument, HedgeFlag hedge = HedgeFlag.Speculation, CancellationToken cancellationToken = default);

    /// <summary>
    /// The commission that the account pays for a contract (CTP <c>ReqQryInstrumentCommissionRate</c>; for options <c>ReqQryOptionInstrCommRate</c>).
    /// Asked once a trading day and then remembered; an answer for a whole product serves all its contracts.
    /// </summary>
    /// <param name="instrument">The contract. An id without an exchange is looked up by its symbol.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="Errors.GatewayException">The gateway is not ready, there is no such contract or no rate for it, or the counter did not answer in time.</exception>
    Task<CommissionRate> QueryCommissionRateAsync(InstrumentId instrument, CancellationToken cancellationToken = default);

    /// <summary>
    /// The margin of many contracts, one query after the other at the counter's pace (about one a second); what is remembered costs none. Contracts for
    /// which the counter has no rate are left out.
    /// </summary>
    /// <param name="instruments">The contracts.</param>
    /// <param name="hedge">The purpose of the positions.</param>
    /// <param name="cancellationToken">Gives up; no more queries are sent.</param>
    /// <returns>The rates by the contract's full id.</returns>
    /// <inheritdoc cref="QueryMarginRateAsync"/>
    Task<IReadOnlyDictionary<InstrumentId, MarginRate>> QueryMarginRatesAsync(
        IEnumerable<InstrumentId> instruments, HedgeFlag hedge = HedgeFlag.Speculation, CancellationToken cancellationToken = default);

    /// <summary>
    /// The commission of many contracts, one query after the other at the counter's pace; where the counter answers for a whole product, one query
    /// serves all its contracts. Contracts for which the counter has no rate are left out.
    /// </summary>
    /// <param name="instruments">The contracts.</param>
    /// <param name="cancellationToken">Gives up; no more queries are sent.</param>
    /// <returns>The rates by the contract's full id.</returns>
    /// <inheritdoc cref="QueryCommissionRateAsync"/>
    Task<IReadOnlyDictionary<InstrumentId, CommissionRate>> QueryCommissionRatesAsync(
        IEnumerable<InstrumentId> instruments, CancellationToken cancellationToken = default);

    /// <summary>
    /// The phase that a contract is in, as its exchange last announced it (CTP <c>OnRtnInstrumentStatus</c>); changes come as
    /// <see cref="PhaseChangedEvent"/>.
    /// </summary>
    /// <param name="instrument">The contract. An id without an exchange is looked up by its symbol.</param>
    /// <param name="phase">The phase.</param>
    /// <returns>Whether one has been announced; a 7x24 environment may announce none.</returns>
    bool TryGetPhase(InstrumentId instrument, out TradingPhase phase);
}
