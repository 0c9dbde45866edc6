namespace QuantPlus.Ftdc.Trading;

/// <summary>Lots of a position that were opened together.</summary>
/// <param name="volume">Lots.</param>
/// <param name="openPrice">The price they were opened at.</param>
/// <param name="costPrice">What the day's profit counts from: the open price, or yesterday's settlement price for lots of an earlier day.</param>
/// <param name="isToday">Whether they were opened on this trading day.</param>
/// <param name="isAveraged">Whether the prices are the means of several lots, because the counter has not told more.</param>
internal sealed class PositionLot(int volume, double openPrice, double costPrice, bool isToday, bool isAveraged = false)
{
    public int Volume { get; set; } = volume;

    public double OpenPrice => openPrice;

    public double CostPrice => costPrice;

    public bool IsToday => isToday;

    public bool IsAveraged => isAveraged;

    public bool Matches(LotChoice choice) => choice == LotChoice.Any || isToday == (choice == LotChoice.Today);
}
