namespace QuantPlus.Instruments;

/// <summary>What kind of thing a contract is (CTP <c>ProductClass</c>).</summary>
public enum ProductClass
{
    /// <summary>A class this version does not know; <see cref="Contract.ProductClassCode"/> has the counter's code.</summary>
    Other,

    /// <summary>Futures (1).</summary>
    Futures,

    /// <summary>Option on futures (2).</summary>
    Option,

    /// <summary>Exchange-made combination of contracts (3).</summary>
    Combination,

    /// <summary>Spot (4).</summary>
    Spot,

    /// <summary>Exchange of futures for physicals (5).</summary>
    ExchangeForPhysical,

    /// <summary>Option on spot or index (6).</summary>
    SpotOption,

    /// <summary>Trade at settlement (7).</summary>
    TradeAtSettlement,

    /// <summary>Stock (TTS E).</summary>
    Stock,

    /// <summary>Bond (TTS B).</summary>
    Bond,

    /// <summary>Fund (TTS D).</summary>
    Fund,

    /// <summary>Index (I at CTP and TTS).</summary>
    Index,
}
