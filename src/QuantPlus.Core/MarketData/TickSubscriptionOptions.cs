namespace QuantPlus.MarketData;

/// <summary>How a tick subscription buffers.</summary>
public sealed record TickSubscriptionOptions
{
    /// <summary>How many ticks wait for the consumer at most; 1 to 1,048,576; rounded up to a power of two. Default 8,192.</summary>
    public int Capacity { get; set; } = 8192;

    /// <summary>What happens to a tick that finds the buffer full. Default <see cref="TickFullMode.DropOldest"/>. Drops are counted either way.</summary>
    public TickFullMode FullMode { get; set; } = TickFullMode.DropOldest;
}
