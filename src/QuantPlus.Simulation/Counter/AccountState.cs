using QuantPlus.Simulation.Ledgers;

namespace QuantPlus.Simulation.Counter;

/// <summary>An account's money at one moment, in CNY.</summary>
internal sealed record AccountState
{
    public required string UserId { get; init; }
    public required DateOnly TradingDay { get; init; }
    public required decimal PreBalance { get; init; }
    public required decimal Deposits { get; init; }
    public required decimal Withdrawals { get; init; }
    public required decimal CloseProfit { get; init; }
    public required decimal PositionProfit { get; init; }
    public required decimal Commission { get; init; }

    /// <summary>Option premium received, less premium paid.</summary>
    public required decimal PremiumIn { get; init; }

    public required decimal Margin { get; init; }
    public required Reservation Reserved { get; init; }
    public required decimal Balance { get; init; }

    /// <summary>What new orders can use; the profit of positions counts.</summary>
    public decimal Available => Balance - Margin - Reserved.Total;
}
