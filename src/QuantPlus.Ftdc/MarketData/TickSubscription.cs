using System.Threading.Channels;
using QuantPlus.Instruments;
using QuantPlus.MarketData;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>One consumer's ticks.</summary>
internal sealed class TickSubscription(TickChannel channel, IReadOnlyCollection<InstrumentId> instruments, Action<TickSubscription> onDisposed)
    : ITickSubscription
{
    private int _disposed;

    public ChannelReader<Tick> Ticks => channel;

    public IReadOnlyCollection<InstrumentId> Instruments { get; } = instruments;

    public long Dropped => channel.Dropped;

    /// <summary>Where the ticks are written.</summary>
    public TickChannel Channel => channel;

    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
            onDisposed(this);
        return ValueTask.CompletedTask;
    }
}
