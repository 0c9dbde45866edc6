using QuantPlus.Errors;

namespace QuantPlus.Trading.Guards;

/// <summary>The guards that can refuse an order or a cancel before it is sent; <see cref="OrderRejectedException.Guard"/> names the one that did.</summary>
public enum TradingGuard
{
    /// <summary>The gateway only watches (<see cref="TradingGuardOptions.ReadOnly"/>).</summary>
    ReadOnly,

    /// <summary>Lots of one order (<see cref="TradingGuardOptions.ContractVolume"/>, <see cref="TradingGuardOptions.MaxOrderVolume"/>).</summary>
    Volume,

    /// <summary>The contract's price grid (<see cref="TradingGuardOptions.PriceGrid"/>).</summary>
    PriceGrid,

    /// <summary>The day's price limits (<see cref="TradingGuardOptions.PriceLimits"/>).</summary>
    PriceLimits,

    /// <summary>The largest position (<see cref="TradingGuardOptions.MaxPosition"/>).</summary>
    Position,

    /// <summary>A trade with oneself (<see cref="TradingGuardOptions.SelfTrade"/>).</summary>
    SelfTrade,

    /// <summary>Orders per second (<see cref="TradingGuardOptions.MaxOrdersPerSecond"/>).</summary>
    OrderRate,

    /// <summary>Cancels of a contract on a trading day (<see cref="TradingGuardOptions.MaxCancelsPerContract"/>).</summary>
    Cancels,
}
