using QuantPlus.Instruments;

namespace QuantPlus.Trading.Special;

/// <summary>
/// What is neither a plain order nor a plain cancel. What a counter, or the version of its library, does not do is refused at once, before the wire, with
/// <see cref="Errors.OrderRejectReason.NotSupported"/>. Nothing is asked for at the login; what the private stream tells is kept.
/// </summary>
public interface ISpecialOrders
{
    /// <summary>Two-sided quotes of market makers (CTP <c>ReqQuoteInsert</c>, <c>ReqQuoteAction</c>, <c>OnRtnQuote</c>, <c>ReqQryQuote</c>).</summary>
    ICancellableOrderKind<QuoteRequest, Quote> Quotes { get; }

    /// <summary>
    /// Exercise of options, and giving it up (CTP <c>ReqExecOrderInsert</c>, <c>ReqExecOrderAction</c>, <c>OnRtnExecOrder</c>, <c>ReqQryExecOrder</c>).
    /// </summary>
    ICancellableOrderKind<ExerciseRequest, Exercise> Exercises { get; }

    /// <summary>
    /// What becomes of options and futures of both sides after an exercise (CTP <c>ReqOptionSelfCloseInsert</c>, <c>ReqOptionSelfCloseAction</c>,
    /// <c>OnRtnOptionSelfClose</c>, <c>ReqQryOptionSelfClose</c>).
    /// </summary>
    ICancellableOrderKind<SelfCloseRequest, SelfClose> SelfCloses { get; }

    /// <summary>
    /// Positions put together to one with less margin, and split again (CTP <c>ReqCombActionInsert</c>, <c>OnRtnCombAction</c>, <c>ReqQryCombAction</c>).
    /// They cannot be cancelled. Not at TTS.
    /// </summary>
    IOrderKind<CombinationRequest, Combination> Combinations { get; }

    /// <summary>Orders and cancels that the counter keeps until the market opens. Not at TTS.</summary>
    IParkedOrders Parked { get; }

    /// <summary>Asks the market makers of a contract for a quote (CTP <c>ReqForQuoteInsert</c>). Completes when it has been sent: counters answer only to refuse, and a refusal is told among the gateway's events.</summary>
    /// <exception cref="Errors.OrderRejectedException">There is no such contract, or the counter does not do this.</exception>
    /// <exception cref="Errors.GatewayException">The gateway is not ready.</exception>
    Task AskForQuoteAsync(InstrumentId instrument, CancellationToken cancellationToken = default);

    /// <summary>What other traders ask market makers to quote, from now on, none lost (CTP <c>OnRtnForQuoteRsp</c> of the trading side).</summary>
    IAsyncEnumerable<QuoteDemand> QuoteDemands(CancellationToken cancellationToken = default);

    /// <summary>
    /// Cancels every working order that this gateway's present login has at an exchange, with one request (CTP <c>ReqBatchOrderAction</c>). Not at TTS.
    /// Completes when none of them is left.
    /// </summary>
    /// <returns>The orders in their final state; one that traded while the cancel was on its way is among them. Empty where there was none.</returns>
    /// <exception cref="Errors.OrderRejectedException">The counter refused, or does not do this.</exception>
    /// <exception cref="Errors.GatewayTimeoutException">Some are left after the time for a request; their updates tell what becomes of them.</exception>
    /// <exception cref="Errors.GatewayDisconnectedException">
    /// The gateway is not ready; or, where the class is <see cref="Errors.GatewayErrorClass.OutcomeUnknown"/>, the connection was lost before all were over.
    /// </exception>
    Task<IReadOnlyList<Order>> CancelAllAsync(Exchange exchange, CancellationToken cancellationToken = default);
}
