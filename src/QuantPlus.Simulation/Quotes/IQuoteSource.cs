namespace QuantPlus.Simulation.Quotes;

/// <summary>Where a contract's snapshots come from. A source is a pure function of its seed or recording and of the steps asked of it.</summary>
internal interface IQuoteSource
{
    /// <summary>What the trading day would settle at if it ended now; the next day's snapshots say so too.</summary>
    decimal SettlementPrice { get; }

    /// <summary>The next half second of the market; false where nothing changed in it.</summary>
    /// <param name="time">The end of the half second, China's time.</param>
    /// <param name="tradingDay">The trading day it belongs to; a new one begins with fresh day figures.</param>
    /// <param name="quote">The snapshot.</param>
    bool TryNext(DateTime time, DateOnly tradingDay, out Quote quote);
}
