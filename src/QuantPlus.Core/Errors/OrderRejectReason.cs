namespace QuantPlus.Errors;

/// <summary>Why an order or a cancel was refused: the same name whether the gateway refused it before the wire or the counter did.</summary>
public enum OrderRejectReason
{
    /// <summary>Anything else; the error's code and text say what.</summary>
    Other,

    /// <summary>The counter has no such contract (16).</summary>
    UnknownContract,

    /// <summary>The contract takes no orders on this trading day (17).</summary>
    ContractNotTrading,

    /// <summary>The volume is not above 0, or outside the contract's limits.</summary>
    InvalidVolume,

    /// <summary>The price, or the stop price, is no number or is missing.</summary>
    InvalidPrice,

    /// <summary>The price is not on the contract's price grid.</summary>
    PriceOffGrid,

    /// <summary>The price is outside the day's limits.</summary>
    PriceOutsideLimits,

    /// <summary>There is no position, or not enough of it, to close (30, 50, 51).</summary>
    InsufficientPosition,

    /// <summary>The money does not suffice (31).</summary>
    InsufficientFunds,

    /// <summary>The market is closed or in a phase that takes no orders.</summary>
    OutsideSession,

    /// <summary>There is no such order (25).</summary>
    UnknownOrder,

    /// <summary>The order is traded or cancelled already (26).</summary>
    OrderIsFinal,

    /// <summary>The counter or the exchange does not take this kind of order.</summary>
    NotSupported,

    /// <summary>Too many orders in too short a time.</summary>
    TooManyOrders,

    /// <summary>The account may not trade this, or may only close (28, 29, 101).</summary>
    NoTradingRight,

    /// <summary>The position would be larger than allowed (106).</summary>
    PositionLimit,

    /// <summary>The order would trade with one of the same account.</summary>
    SelfTrade,

    /// <summary>Too many cancels of the contract on this trading day.</summary>
    TooManyCancels,

    /// <summary>The gateway only watches.</summary>
    ReadOnly,

    /// <summary>The user's tag is too long, or is no text that the counter's interface can carry.</summary>
    InvalidTag,
}
