using System.Threading.Channels;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Telemetry;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>One consumer's ticks.</summary>
/// <param name="channel">Where the ticks come from.</param>
/// <param name="instruments">The contracts asked for.</param>
/// <param name="onDisposed">Told once when it is disposed.</param>
/// <param name="measured">Told of each tick that is read; null where nobody measures how long they take.</param>
internal sealed class TickSubscription(
    TickChannel channel, IReadOnlyCollection<InstrumentId> instruments, Action<TickSubscription> onDisposed, GatewayRecorder? measured = null)
    : ITickSubscription
{
    private int _disposed;

    public ChannelReader<Tick> Ticks { get; } = measured is null ? channel : new MeasuredTicks(channel, measured);

    public IReadOnlyCollection<InstrumentId> Instruments { get; } = instruments;

    /// <summary>Which subscription of its gateway it is; 0 where none counts them.</summary>
    public int Number { get; init; }

    public long Dropped => channel.Dropped;

    /// <summary>Where the ticks are written.</summary>
    public TickChannel Channel => channel;

    public int Read(Span<Tick> ticks)
    {
        var count = channel.Read(ticks);
        if (measured is not null)
        {
            foreach (ref readonly var tick in ticks[..count])
                measured.TickRead(tick.ReceivedTimestamp);
        }

        return count;
    }

    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
            onDisposed(this);
        return ValueTask.CompletedTask;
    }
}
