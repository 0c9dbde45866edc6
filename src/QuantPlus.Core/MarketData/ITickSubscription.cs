using System.Threading.Channels;
using QuantPlus.Instruments;

namespace QuantPlus.MarketData;

/// <summary>
/// One consumer's stream of ticks. Dispose it to end the stream: no more is written, and what waits can still be read. The counter's subscription
/// of a contract ends with its last consumer. The stream goes on by itself across reconnects.
/// </summary>
/// <remarks>
/// A subscription that is let go of without being disposed costs its buffer and its share of every tick until the garbage collector notices that
/// nobody can read it any more; then both are saved. Its contracts stay subscribed at the counter, so that their newest ticks stay new, until
/// they have been subscribed to again and that subscription is disposed. A subscription with an <see cref="ITickHandler"/> lasts until it is disposed.
/// </remarks>
public interface ITickSubscription : IAsyncDisposable
{
    /// <summary>The ticks, in the counter's order. Completed when the subscription or its gateway is disposed. For one reader at a time.</summary>
    ChannelReader<Tick> Ticks { get; }

    /// <summary>The contracts asked for.</summary>
    IReadOnlyCollection<InstrumentId> Instruments { get; }

    /// <summary>How many ticks were lost because the consumer was too slow.</summary>
    long Dropped { get; }

    /// <summary>
    /// Takes contracts into the stream (CTP <c>SubscribeMarketData</c>). Completes when the counter has answered for each of them; those that are in
    /// it already stay as they are.
    /// </summary>
    /// <param name="instruments">The contracts; at least one. An id without an exchange is looked up by its symbol.</param>
    /// <param name="cancellationToken">Gives up waiting; none of them is added.</param>
    /// <exception cref="ArgumentException">No contract is named.</exception>
    /// <exception cref="ObjectDisposedException">The subscription has ended, maybe meanwhile: none of them stays subscribed.</exception>
    /// <exception cref="Errors.GatewayException">
    /// The gateway is not connected, does not know a contract, the counter refused one, or did not answer in time: none of them is added.
    /// </exception>
    Task AddAsync(IEnumerable<InstrumentId> instruments, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes contracts out of the stream (CTP <c>UnSubscribeMarketData</c> where nobody else reads them). Ticks of theirs that wait already can
    /// still be read; contracts that are not in the stream are passed over.
    /// </summary>
    /// <param name="instruments">The contracts. An id without an exchange stands for its symbol at any.</param>
    void Remove(IEnumerable<InstrumentId> instruments);

    /// <summary>
    /// Takes the ticks that wait, oldest first, at most as many as <paramref name="ticks"/> holds, without waiting for more. The quickest way
    /// to read: <c>while (await Ticks.WaitToReadAsync()) { var count = Read(buffer); … }</c>.
    /// </summary>
    /// <param name="ticks">Where the ticks go; filled from its start. What lies behind the returned count has no meaning.</param>
    /// <returns>How many ticks were taken; 0 where none waits or <paramref name="ticks"/> is empty.</returns>
    int Read(Span<Tick> ticks);
}
