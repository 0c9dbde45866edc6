using System.Threading.Channels;
using QuantPlus.Instruments;

namespace QuantPlus.MarketData;

/// <summary>
/// One consumer's stream of ticks. Dispose it to end the stream; the counter's subscription ends with its last consumer.
/// It goes on by itself across reconnects.
/// </summary>
public interface ITickSubscription : IAsyncDisposable
{
    /// <summary>The ticks, in the counter's order. Completed when the subscription or its gateway is disposed. For one reader at a time.</summary>
    ChannelReader<Tick> Ticks { get; }

    /// <summary>The contracts asked for.</summary>
    IReadOnlyCollection<InstrumentId> Instruments { get; }

    /// <summary>How many ticks were lost because the consumer was too slow.</summary>
    long Dropped { get; }

    /// <summary>
    /// Takes the ticks that wait, oldest first, at most as many as <paramref name="ticks"/> holds, without waiting for more. The quickest way
    /// to read: <c>while (await Ticks.WaitToReadAsync()) { var count = Read(buffer); … }</c>.
    /// </summary>
    /// <param name="ticks">Where the ticks go; filled from its start. What lies behind the returned count has no meaning.</param>
    /// <returns>How many ticks were taken; 0 where none waits or <paramref name="ticks"/> is empty.</returns>
    int Read(Span<Tick> ticks);
}
