using QuantPlus.MarketData;

namespace QuantPlus.Benchmarks.Ticks;

/// <summary>
/// An async consumer as a program writes it: waits, reads, uses every tick. Its count lets the writer keep within the buffer, so that
/// every tick that is measured is one that was read.
/// </summary>
public sealed class TickReader
{
    private readonly ITickSubscription _subscription;
    private readonly Task _reading;
    private long _taken;

    /// <summary>Starts to read.</summary>
    public TickReader(ITickSubscription subscription, bool inBatches)
    {
        _subscription = subscription;
        _reading = Task.Run(inBatches ? ReadBatchesAsync : ReadOneByOneAsync);
    }

    /// <summary>How many ticks were read.</summary>
    public long Taken => Volatile.Read(ref _taken);

    /// <summary>Where <see cref="Taken"/> is, for a native writer.</summary>
    public ref long TakenReference => ref _taken;

    /// <summary>What was made of the ticks, so that reading them cannot be left out.</summary>
    public double Sum { get; private set; }

    /// <summary>Writes ticks in portions, never more than half a buffer ahead of the reader, and waits until all are read.</summary>
    public void Run(int ticks, int capacity, Action<int> write)
    {
        const int portion = 256;
        var before = Taken;
        for (var written = 0; written < ticks; written += portion)
        {
            WaitUntil(before + written - (capacity / 2));
            write(Math.Min(portion, ticks - written));
        }

        WaitUntil(before + ticks);
        ThrowIfDropped();
    }

    /// <summary>Makes sure that every tick was read.</summary>
    public void ThrowIfDropped()
    {
        if (_subscription.Dropped != 0)
            throw new InvalidOperationException($"{_subscription.Dropped} ticks were dropped: the measurement means nothing.");
    }

    /// <summary>Waits for the end of the stream.</summary>
    public void WaitForEnd() => _reading.GetAwaiter().GetResult();

    // Gives its processor away at times: on a busy machine the reader may not be running.
    private void WaitUntil(long taken)
    {
        for (var looks = 1; Taken < taken; looks++)
        {
            if (looks % 256 == 0)
                Thread.Yield();
            else
                Thread.SpinWait(1);
        }
    }

    private async Task ReadOneByOneAsync()
    {
        var ticks = _subscription.Ticks;
        while (await ticks.WaitToReadAsync().ConfigureAwait(false))
        {
            while (ticks.TryRead(out var tick))
                Take(in tick);
        }
    }

    private async Task ReadBatchesAsync()
    {
        var batch = new Tick[64];
        while (await _subscription.Ticks.WaitToReadAsync().ConfigureAwait(false))
        {
            for (int count; (count = _subscription.Read(batch)) > 0;)
            {
                foreach (ref readonly var tick in batch.AsSpan(0, count))
                    Take(in tick);
            }
        }
    }

    private void Take(in Tick tick)
    {
        Sum += tick.LastPrice + tick.Volume;
        Volatile.Write(ref _taken, _taken + 1);
    }
}
