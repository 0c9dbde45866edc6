namespace QuantPlus.Trading;

/// <summary>The purpose of a position as the exchange books it (CTP <c>HedgeFlag</c>).</summary>
public enum HedgeFlag
{
    /// <summary>Speculation (1), the default.</summary>
    Speculation,

    /// <summary>Arbitrage (2).</summary>
    Arbitrage,

    /// <summary>Hedge (3).</summary>
    Hedge,

    /// <summary>Market maker (5).</summary>
    MarketMaker,

    /// <summary>Covered (4 at TTS).</summary>
    Covered,

    /// <summary>A code this version does not know. Not to be requested.</summary>
    Other,
}
