using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>What is known of a contract when its position changes; what is not known is null.</summary>
internal readonly record struct ContractTerms(Contract? Contract, MarginRate? Margin, CommissionRate? Commission)
{
    public double Multiplier => Contract?.Multiplier ?? double.NaN;

    /// <summary>Options are paid for with their premium and are not marked to the market each day.</summary>
    public bool IsOption => Contract is { OptionType: not OptionType.None };

    /// <summary>The margin of lots by the account's own rate, or else by the contract's; NaN where neither is known.</summary>
    /// <param name="direction">The side.</param>
    /// <param name="price">The price they stand in the books at.</param>
    /// <param name="volume">Lots.</param>
    /// <param name="byMoney">The rate in the counter's row of the position, as a share of the value; 0 where it gave none.</param>
    /// <param name="byVolume">The same per lot.</param>
    public double MarginOf(PositionDirection direction, double price, int volume, double byMoney, double byVolume)
    {
        if (Contract is null)
            return double.NaN;
        if (Margin?.Of(Contract, direction, price, volume) is { } margin && double.IsFinite(margin))
            return margin;
        if (IsOption)
            return direction == PositionDirection.Short ? double.NaN : 0;
        if (byMoney == 0 && byVolume == 0)
            byMoney = direction == PositionDirection.Short ? Contract.ShortMarginRatio : Contract.LongMarginRatio;
        return volume * ((price * Contract.Multiplier * byMoney) + byVolume);
    }
}
