namespace QuantPlus.MarketData;

/// <summary>What a tick subscription does when its consumer is slower than the market. The counter's thread is never blocked.</summary>
public enum TickFullMode
{
    /// <summary>The oldest waiting tick makes room (the default).</summary>
    DropOldest,

    /// <summary>The new tick is not taken.</summary>
    DropNewest,

    /// <summary>
    /// Only the newest tick of each contract waits: a newer one takes its place, and a slow consumer gets the present and not the past.
    /// <see cref="TickSubscriptionOptions.Capacity"/> is not used, and the reader cannot peek.
    /// </summary>
    Conflate,
}
