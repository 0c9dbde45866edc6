namespace QuantPlus.Trading;

/// <summary>How an order meets the market (CTP <c>OrderPriceType</c>, <c>TimeCondition</c> and <c>VolumeCondition</c>).</summary>
public enum OrderType
{
    /// <summary>Trades at the limit price or better, and rests for the rest of the trading day.</summary>
    Limit,

    /// <summary>Trades at the market's price; not every exchange takes it.</summary>
    Market,

    /// <summary>Fill and kill: trades what it can at once at the limit price or better, the rest is cancelled.</summary>
    FillAndKill,

    /// <summary>Fill or kill: trades all of it at once at the limit price or better, or nothing.</summary>
    FillOrKill,

    /// <summary>A kind this version does not know. Seen on orders of others; not to be requested.</summary>
    Other,
}
