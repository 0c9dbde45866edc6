namespace QuantPlus.MarketData;

/// <summary>How a tick subscription buffers.</summary>
public sealed record TickSubscriptionOptions
{
    /// <summary>How many ticks wait for the consumer at most; 1 to 1,048,576; rounded up to a power of two. Default 8,192.</summary>
    public int Capacity { get; set; } = 8192;

    /// <summary>What happens to a tick that finds the buffer full. Default <see cref="TickFullMode.DropOldest"/>. Drops are counted either way.</summary>
    public TickFullMode FullMode { get; set; } = TickFullMode.DropOldest;

    /// <summary>
    /// Whether ticks carry <see cref="Tick.ReceivedTimestamp"/>. Default false: reading the clock takes about 20 ns, as much as half of the rest of
    /// a tick's way. Ticks of contracts that another subscription asks it for carry it as well.
    /// </summary>
    public bool StampReceived { get; set; }
}
