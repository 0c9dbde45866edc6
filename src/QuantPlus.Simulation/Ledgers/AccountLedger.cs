namespace QuantPlus.Simulation.Ledgers;

/// <summary>The money of one account, in CNY, but for what its positions are worth at the moment.</summary>
internal sealed class AccountLedger(decimal openingBalance)
{
    /// <summary>Balance at the end of the previous trading day.</summary>
    public decimal PreBalance { get; private set; } = openingBalance;

    public decimal Deposits { get; private set; }
    public decimal Withdrawals { get; private set; }
    public decimal CloseProfit { get; private set; }
    public decimal Commission { get; private set; }

    /// <summary>Option premium received, less premium paid.</summary>
    public decimal PremiumIn { get; private set; }

    public void Deposit(decimal amount) => Deposits += amount;

    public void Withdraw(decimal amount) => Withdrawals += amount;

    public void Book(decimal closeProfit, decimal commission, decimal premiumIn)
    {
        CloseProfit += closeProfit;
        Commission += commission;
        PremiumIn += premiumIn;
    }

    /// <summary>What the account is worth with a profit of its positions.</summary>
    public decimal Balance(decimal positionProfit) =>
        PreBalance + Deposits - Withdrawals + CloseProfit + positionProfit + PremiumIn - Commission;

    /// <summary>The end of a trading day: the balance, the settled profit included, is where the next one begins.</summary>
    public void Settle(decimal positionProfit)
    {
        PreBalance = Balance(positionProfit);
        Deposits = Withdrawals = CloseProfit = Commission = PremiumIn = 0;
    }
}
