namespace QuantPlus.Trading;

/// <summary>The money of an account as of its last query (CTP <c>OnRspQryTradingAccount</c>). Immutable. Amounts are in <see cref="Currency"/>.</summary>
public sealed record Account
{
    /// <summary>The account's number.</summary>
    public required string AccountId { get; init; }

    /// <summary>Currency code, for example <c>CNY</c>; empty where the counter gives none.</summary>
    public string Currency { get; init; } = "";

    /// <summary>Balance at the end of the previous trading day.</summary>
    public double PreBalance { get; init; }

    /// <summary>Paid in on this trading day.</summary>
    public double Deposit { get; init; }

    /// <summary>Paid out on this trading day.</summary>
    public double Withdraw { get; init; }

    /// <summary>Profit of what was closed on this trading day.</summary>
    public double CloseProfit { get; init; }

    /// <summary>Profit of what is held.</summary>
    public double PositionProfit { get; init; }

    /// <summary>Commission of this trading day.</summary>
    public double Commission { get; init; }

    /// <summary>Margin of the positions.</summary>
    public double Margin { get; init; }

    /// <summary>What working orders hold back: margin, cash and commission.</summary>
    public double Frozen { get; init; }

    /// <summary>The account's worth: previous balance, deposits, withdrawals, profits and commission.</summary>
    public double Balance { get; init; }

    /// <summary>What new orders can use.</summary>
    public double Available { get; init; }

    /// <summary>Margin as a share of the balance (0.5 is 50 %); <see cref="double.NaN"/> with a balance of 0.</summary>
    public double RiskRatio => Balance == 0 ? double.NaN : Margin / Balance;

    /// <summary>The trading day; null where the counter sent none.</summary>
    public DateOnly? TradingDay { get; init; }
}
