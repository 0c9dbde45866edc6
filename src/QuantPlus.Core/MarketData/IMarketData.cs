using QuantPlus.Instruments;

namespace QuantPlus.MarketData;

/// <summary>Market data of a counter.</summary>
public interface IMarketData
{
    /// <summary>
    /// Opens a stream of ticks of these contracts (CTP <c>SubscribeMarketData</c>). Completes when the counter has answered for each of them.
    /// </summary>
    /// <param name="instruments">The contracts; at least one. An id without an exchange is looked up by its symbol.</param>
    /// <param name="options">How to buffer; null for the gateway's defaults.</param>
    /// <param name="cancellationToken">Gives up waiting; nothing stays subscribed.</param>
    /// <exception cref="ArgumentException">No contract is named, or the options are impossible.</exception>
    /// <exception cref="Errors.GatewayException">
    /// The gateway is not connected, does not know a contract, the counter refused one, or did not answer in time.
    /// </exception>
    Task<ITickSubscription> SubscribeAsync(
        IEnumerable<InstrumentId> instruments, TickSubscriptionOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Hands ticks of these contracts to a handler on the counter's own thread, without a buffer. The subscription's
    /// <see cref="ITickSubscription.Ticks"/> gives no tick; it only tells the end, and the error of a handler that threw. One call of the handler may still
    /// be under way when the subscription has been disposed.
    /// </summary>
    /// <param name="instruments">The contracts; at least one. An id without an exchange is looked up by its symbol.</param>
    /// <param name="handler">Who takes the ticks.</param>
    /// <param name="cancellationToken">Gives up waiting; nothing stays subscribed.</param>
    /// <exception cref="ArgumentException">No contract is named.</exception>
    /// <exception cref="Errors.GatewayException">
    /// The gateway is not connected, does not know a contract, the counter refused one, or did not answer in time.
    /// </exception>
    Task<ITickSubscription> SubscribeAsync(
        IEnumerable<InstrumentId> instruments, ITickHandler handler, CancellationToken cancellationToken = default);

    /// <summary>The newest tick of a contract that somebody has subscribed to on this gateway.</summary>
    /// <returns>False where there has been none yet.</returns>
    bool TryGetLastTick(InstrumentId instrument, out Tick tick);

    /// <summary>
    /// The newest order book levels of a contract that somebody has subscribed to on this gateway. Levels behind the best are kept from the first call on, of
    /// all contracts, because keeping them costs every tick: before its next tick a contract has the best level alone. Call it once before
    /// subscribing to have them from the first tick on.
    /// </summary>
    /// <returns>False where there have been none yet.</returns>
    bool TryGetLastDepth(InstrumentId instrument, out MarketDepth depth);
}
