namespace QuantPlus.MarketData.Bars;

/// <summary>How often ticks were missing from a stream, whichever contract's they were.</summary>
internal sealed class StreamGaps
{
    /// <summary>Goes up with each of them.</summary>
    public int Count { get; set; }
}
