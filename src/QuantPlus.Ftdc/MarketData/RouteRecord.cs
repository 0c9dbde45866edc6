using QuantPlus.MarketData;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>
/// Everything a tick needs of its contract, in one place: with thousands of contracts nothing of it is near the processor, and each other
/// place would be waited for as well. Written by the vendor's thread, but for what is said to be another's.
/// </summary>
internal struct RouteRecord
{
    /// <summary>The symbol as ticks carry it. Set once.</summary>
    public string Symbol;

    /// <summary>What else ticks say of the contract. Replaced by the subscription table, or where a tick teaches the exchange.</summary>
    public RouteTerms Terms;

    /// <summary>Who reads it. Replaced by the subscription table.</summary>
    public RouteReaders Readers;

    /// <summary>The symbol's first 16 bytes. Set once.</summary>
    public InstrumentKey Key;

    /// <summary>Odd while the newest tick is written, 0 before there is one.</summary>
    public int Version;

    /// <summary>Whether the next tick is the snapshot from before the subscription. Set by the subscription table, taken back by the tick.</summary>
    public bool ExpectsStaleTick;

    /// <summary>Whether the newest tick has levels behind its best that were kept.</summary>
    public bool HasDeeperLevels;

    /// <summary>The newest tick without its contract, which is here already.</summary>
    public TickNumbers Newest;
}
