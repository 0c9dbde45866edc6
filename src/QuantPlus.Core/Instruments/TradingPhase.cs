namespace QuantPlus.Instruments;

/// <summary>What an exchange does with a product at a moment (CTP <c>InstrumentStatus</c>).</summary>
public enum TradingPhase
{
    /// <summary>The trading day has begun, its first session has not (0).</summary>
    BeforeTrading,

    /// <summary>In a break, halted, or between the evening's session and the day's (1).</summary>
    NoTrading,

    /// <summary>Orders trade as they come (2).</summary>
    Continuous,

    /// <summary>Orders are collected for the auction (3).</summary>
    AuctionOrdering,

    /// <summary>The auction's price is being balanced (4).</summary>
    AuctionBalancing,

    /// <summary>The collected orders are being matched; no order is taken and none cancelled (5).</summary>
    AuctionMatching,

    /// <summary>The trading day's last session is over (6).</summary>
    Closed,

    /// <summary>The exchange works on what is done after trading, such as exercises (7).</summary>
    Processing,

    /// <summary>A code this version does not know.</summary>
    Other,
}
