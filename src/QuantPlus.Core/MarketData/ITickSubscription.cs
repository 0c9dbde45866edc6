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
}
