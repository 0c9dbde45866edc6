namespace QuantPlus.Trading;

/// <summary>
/// What the gateway had kept of a position by orders and trades was not what the counter then said; the counter's word holds from here on. It is told
/// only after the counter has been asked twice and no trade was on its way.
/// </summary>
/// <param name="Time">When it was found, in UTC.</param>
/// <param name="Kept">The position as the gateway had it.</param>
/// <param name="Counted">The position as the counter has it.</param>
public sealed record PositionMismatchEvent(DateTimeOffset Time, Position Kept, Position Counted) : GatewayEvent(Time)
{
    /// <summary>Whether the lots differ; else it is the money alone: costs or the profit of what was closed.</summary>
    public bool IsOfVolume => (Kept.Volume, Kept.TodayVolume) != (Counted.Volume, Counted.TodayVolume);
}
