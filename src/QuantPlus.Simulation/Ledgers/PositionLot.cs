namespace QuantPlus.Simulation.Ledgers;

/// <summary>Lots opened by one trade and not closed yet (a row of CTP's position details).</summary>
internal sealed class PositionLot(string tradeId, DateOnly openedOn, int volume, decimal openPrice, decimal costPrice, bool isToday)
{
    public string TradeId => tradeId;
    public DateOnly OpenedOn => openedOn;
    public int Volume { get; set; } = volume;
    public decimal OpenPrice => openPrice;

    /// <summary>What the day's profit counts from: the open price, or the previous settlement price for lots of an earlier day.</summary>
    public decimal CostPrice { get; private set; } = costPrice;

    public bool IsToday { get; private set; } = isToday;

    /// <summary>The end of a trading day: the lots are of yesterday, and their profit counts from the settlement price.</summary>
    public void Settle(decimal settlementPrice)
    {
        CostPrice = settlementPrice;
        IsToday = false;
    }
}
