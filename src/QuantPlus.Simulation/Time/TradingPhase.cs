namespace QuantPlus.Simulation.Time;

/// <summary>What an exchange does with a product at a moment; the values are those of CTP's instrument status.</summary>
internal enum TradingPhase
{
    /// <summary>The trading day has begun, its first session has not.</summary>
    BeforeTrading = '0',

    /// <summary>In a break, or between the evening's session and the day's.</summary>
    NoTrading = '1',

    /// <summary>Orders trade as they come.</summary>
    Continuous = '2',

    /// <summary>Orders are collected before the opening and trade when it comes.</summary>
    AuctionOrdering = '3',

    /// <summary>The collected orders are being matched; no order is taken and none cancelled.</summary>
    AuctionMatching = '5',

    /// <summary>The trading day's last session is over.</summary>
    Closed = '6',
}
