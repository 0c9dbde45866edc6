namespace QuantPlus.Simulation.Quotes;

/// <summary>The beat of the market: exchanges send two snapshots a second.</summary>
internal static class MarketStep
{
    public static readonly TimeSpan Length = TimeSpan.FromMilliseconds(500);
}
