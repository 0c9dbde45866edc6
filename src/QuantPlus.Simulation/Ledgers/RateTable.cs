using QuantPlus.Simulation.Contracts;

namespace QuantPlus.Simulation.Ledgers;

/// <summary>Margin and commission by rates: a share of the money plus an amount per lot.</summary>
internal static class RateTable
{
    /// <summary>Commission of opening lots, or of closing lots of an earlier day.</summary>
    public static decimal Commission(ListedContract contract, decimal price, int volume) =>
        Amount(contract, contract.Commission.ByMoney, contract.Commission.ByVolume, price, volume);

    /// <summary>Commission of closing lots that were opened on the same trading day.</summary>
    public static decimal CloseTodayCommission(ListedContract contract, decimal price, int volume) =>
        Amount(contract, contract.Commission.CloseTodayByMoney, contract.Commission.CloseTodayByVolume, price, volume);

    /// <summary>
    /// Margin of a futures position at a price. A sold option's is its premium and a tenth of its strike's worth; a bought option needs none.
    /// </summary>
    public static decimal Margin(ListedContract contract, bool isLong, decimal price, int volume)
    {
        if (!contract.IsOption)
            return price * volume * contract.Multiplier * contract.MarginRatio(isLong);
        return isLong ? 0 : (price + ((contract.StrikePrice ?? 0) * OptionMarginRatio)) * volume * contract.Multiplier;
    }

    /// <summary>What an option's buyer pays its seller; 0 for a future.</summary>
    public static decimal Premium(ListedContract contract, decimal price, int volume) =>
        contract.IsOption ? price * volume * contract.Multiplier : 0;

    private const decimal OptionMarginRatio = 0.1m;

    private static decimal Amount(ListedContract contract, decimal byMoney, decimal byVolume, decimal price, int volume) =>
        volume * ((price * contract.Multiplier * byMoney) + byVolume);
}
