namespace QuantPlus.Trading;

/// <summary>
/// The money of an account in one currency as of its last query (CTP <c>OnRspQryTradingAccount</c>), which the gateway repeats after trades and orders.
/// Immutable. Amounts are in <see cref="Currency"/>.
/// </summary>
public sealed record Account
{
    /// <summary>The account's number.</summary>
    public required string AccountId { get; init; }

    /// <summary>Currency code, for example <c>CNY</c>; empty where the counter gives none.</summary>
    public string Currency { get; init; } = "";

    /// <summary>The trading day; null where the counter sent none.</summary>
    public DateOnly? TradingDay { get; init; }

    /// <summary>Balance at the end of the previous trading day (CTP <c>PreBalance</c>).</summary>
    public double PreBalance { get; init; }

    /// <summary>Margin at the end of the previous trading day (CTP <c>PreMargin</c>).</summary>
    public double PreMargin { get; init; }

    /// <summary>Paid in on this trading day (CTP <c>Deposit</c>).</summary>
    public double Deposit { get; init; }

    /// <summary>Paid out on this trading day (CTP <c>Withdraw</c>).</summary>
    public double Withdraw { get; init; }

    /// <summary>Interest (CTP <c>Interest</c>).</summary>
    public double Interest { get; init; }

    /// <summary>Profit of what was closed on this trading day (CTP <c>CloseProfit</c>).</summary>
    public double CloseProfit { get; init; }

    /// <summary>Profit of what is held (CTP <c>PositionProfit</c>).</summary>
    public double PositionProfit { get; init; }

    /// <summary>Option premium received less premium paid on this trading day (CTP <c>CashIn</c>).</summary>
    public double Premium { get; init; }

    /// <summary>Commission of this trading day (CTP <c>Commission</c>).</summary>
    public double Commission { get; init; }

    /// <summary>Margin of the positions (CTP <c>CurrMargin</c>).</summary>
    public double Margin { get; init; }

    /// <summary>Margin of the positions by the exchange's own rates (CTP <c>ExchangeMargin</c>).</summary>
    public double ExchangeMargin { get; init; }

    /// <summary>Margin of what is being delivered (CTP <c>DeliveryMargin</c>).</summary>
    public double DeliveryMargin { get; init; }

    /// <summary>Margin that working orders hold back (CTP <c>FrozenMargin</c>).</summary>
    public double FrozenMargin { get; init; }

    /// <summary>Cash that working orders hold back, such as option premium (CTP <c>FrozenCash</c>).</summary>
    public double FrozenCash { get; init; }

    /// <summary>Commission that working orders hold back (CTP <c>FrozenCommission</c>).</summary>
    public double FrozenCommission { get; init; }

    /// <summary>What working orders hold back: margin, cash and commission.</summary>
    public double Frozen => FrozenMargin + FrozenCash + FrozenCommission;

    /// <summary>The account's worth: previous balance, deposits, withdrawals, profits, premium and commission (CTP <c>Balance</c>).</summary>
    public double Balance { get; init; }

    /// <summary>What new orders can use (CTP <c>Available</c>).</summary>
    public double Available { get; init; }

    /// <summary>What can be paid out (CTP <c>WithdrawQuota</c>).</summary>
    public double Withdrawable { get; init; }

    /// <summary>What has to stay in the account (CTP <c>Reserve</c>).</summary>
    public double Reserve { get; init; }

    /// <summary>Credit granted (CTP <c>Credit</c>).</summary>
    public double Credit { get; init; }

    /// <summary>Worth of securities and warehouse receipts pledged (CTP <c>Mortgage</c>).</summary>
    public double Pledged { get; init; }

    /// <summary>Worth of another currency taken in as a pledge (CTP <c>FundMortgageIn</c>).</summary>
    public double CurrencyPledgedIn { get; init; }

    /// <summary>What of this currency is pledged for another one (CTP <c>FundMortgageOut</c>).</summary>
    public double CurrencyPledgedOut { get; init; }

    /// <summary>Market value of the options held, of those sold negative; 0 where the counter, or its version, does not tell (CTP <c>OptionValue</c>).</summary>
    public double OptionValue { get; init; }

    /// <summary>Margin as a share of the balance (0.5 is 50 %); <see cref="double.NaN"/> with a balance of 0.</summary>
    public double RiskRatio => Balance == 0 ? double.NaN : Margin / Balance;
}
