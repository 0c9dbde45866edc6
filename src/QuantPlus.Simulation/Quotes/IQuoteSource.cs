namespace QuantPlus.Simulation.Quotes;

/// <summary>
/// Where a contract's snapshots come from: a pure function of its seed or recording and of the steps asked of it. Moving on is cheap, so that
/// a market nobody has looked at for a long time can be caught up with; a snapshot is made only when somebody looks.
/// </summary>
internal interface IQuoteSource
{
    /// <summary>What the trading day would settle at if it ended now; the next day's snapshots say so too.</summary>
    decimal SettlementPrice { get; }

    /// <summary>Plays the next half second of the market; false where nothing changed in it.</summary>
    /// <param name="time">The end of the half second, China's time.</param>
    /// <param name="tradingDay">The trading day it belongs to; a new one begins with fresh day figures.</param>
    bool Advance(DateTime time, DateOnly tradingDay);

    /// <summary>The market as it stands.</summary>
    Quote Snapshot();
}
