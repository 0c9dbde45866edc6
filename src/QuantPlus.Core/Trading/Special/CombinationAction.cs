namespace QuantPlus.Trading.Special;

/// <summary>What is done with positions (CTP <c>CombDirection</c>).</summary>
public enum CombinationAction
{
    /// <summary>They are put together (0).</summary>
    Combine,

    /// <summary>A combination is split (1, and 2 by the broker).</summary>
    Split,
}
