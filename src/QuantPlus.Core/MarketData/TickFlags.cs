namespace QuantPlus.MarketData;

/// <summary>What is to be known of a snapshot beyond its numbers.</summary>
[Flags]
public enum TickFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The first snapshot after a subscription: the last one before it, maybe hours old.</summary>
    Stale = 1,

    /// <summary>The counter's contract list does not have the contract; symbol and prices are as sent.</summary>
    UnknownContract = 2,

    /// <summary>
    /// The counter's clock or day was not readable and <see cref="Tick.Time"/> may be absent; or time and trading day are a guess, because the
    /// exchange is not known and exchanges disagree at night on what they send.
    /// </summary>
    UncertainTime = 4,
}
