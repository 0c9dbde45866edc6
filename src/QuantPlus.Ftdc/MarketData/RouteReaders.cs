using QuantPlus.MarketData;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>
/// Who reads a contract. Immutable; contracts that were subscribed to together share it, so that it is at hand for each of their ticks.
/// </summary>
internal sealed class RouteReaders(TickWriter[] writers)
{
    /// <summary>Where each tick goes.</summary>
    public readonly TickWriter[] Writers = writers;

    public static RouteReaders None { get; } = new([]);

    /// <summary>Whether a reader wants to know when ticks came in.</summary>
    public bool StampsReceived { get; } = Array.Exists(writers, writer => writer.StampsReceived);
}
