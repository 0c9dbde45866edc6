using System.Threading.Channels;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Telemetry;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>One consumer's ticks, in the consumer's hands. The feed knows its <see cref="TickWriter"/> alone.</summary>
/// <param name="channel">Where the ticks come from.</param>
/// <param name="feed">Where contracts are added and removed.</param>
/// <param name="instruments">The contracts of the beginning.</param>
/// <param name="measured">Told of each tick that is read; null where nobody measures how long they take.</param>
internal sealed class TickSubscription(TickChannel channel, MarketDataFeed feed, InstrumentId[] instruments, GatewayRecorder? measured = null)
    : ITickSubscription
{
    private readonly SemaphoreSlim _adding = new(1, 1);
    private readonly Lock _lock = new();
    private InstrumentId[] _instruments = instruments;
    private int _disposed;

    public ChannelReader<Tick> Ticks { get; } = measured is null ? channel : new MeasuredTicks(channel, measured);

    public IReadOnlyCollection<InstrumentId> Instruments
    {
        get
        {
            lock (_lock)
                return _instruments;
        }
    }

    public long Dropped => channel.Writer.Dropped;

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

    public async Task AddAsync(IEnumerable<InstrumentId> instruments, CancellationToken cancellationToken = default)
    {
        var ids = feed.Resolve(instruments);

        // One after the other: what somebody else is adding at the moment has not been taken by the counter yet.
        await _adding.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, typeof(ITickSubscription));
            InstrumentId[] added = [.. ids.Except(Instruments)];
            if (added.Length == 0)
                return;
            await feed.AddAsync(channel.Writer, added, cancellationToken).ConfigureAwait(false);
            lock (_lock)
                _instruments = [.. _instruments, .. added];
        }
        finally
        {
            _adding.Release();
        }
    }

    public void Remove(IEnumerable<InstrumentId> instruments)
    {
        ArgumentNullException.ThrowIfNull(instruments);
        var named = instruments.ToLookup(instrument => instrument.Symbol, instrument => instrument.Exchange, StringComparer.Ordinal);
        InstrumentId[] gone;
        lock (_lock)
        {
            gone = Array.FindAll(_instruments, held => named[held.Symbol].Any(exchange => exchange.IsNone || exchange == held.Exchange));
            _instruments = [.. _instruments.Except(gone)];
        }

        feed.Remove(channel.Writer, gone);
    }

    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            channel.Watch?.End();
            feed.Close(channel.Writer);
        }

        return ValueTask.CompletedTask;
    }
}
