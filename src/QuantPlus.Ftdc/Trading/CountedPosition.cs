using QuantPlus.Instruments;

namespace QuantPlus.Ftdc.Trading;

/// <summary>The counter's rows of one position, added up.</summary>
internal sealed class CountedPosition
{
    public int Volume { get; private set; }

    public int TodayVolume { get; private set; }

    public int YesterdayVolume => Volume - TodayVolume;

    public int ExerciseFrozen { get; private set; }

    public double PositionCost { get; private set; }

    /// <summary>The part of the cost that is today's lots'.</summary>
    public double TodayCost { get; private set; }

    public double OpenCost { get; private set; }

    public double Margin { get; private set; }

    public double MarginByMoney { get; private set; }

    public double MarginByVolume { get; private set; }

    public double PositionProfit { get; private set; }

    public double CloseProfit { get; private set; }

    public double CloseProfitByTrade { get; private set; }

    public double Commission { get; private set; }

    public double MarkPrice { get; private set; } = double.NaN;

    /// <summary>Adds rows up by position, and completes ids: the exchange may be left empty by the counter, and the contract list knows it.</summary>
    public static Dictionary<PositionKey, CountedPosition> Count(IEnumerable<PositionRow> rows, ContractCatalog contracts)
    {
        var positions = new Dictionary<PositionKey, CountedPosition>();
        foreach (var row in rows)
        {
            contracts.TryGet(row.Instrument, out var contract);
            var key = new PositionKey(contract?.Id ?? row.Instrument, row.Direction, row.Hedge);
            if (!positions.TryGetValue(key, out var position))
                positions.Add(key, position = new CountedPosition());
            position.Add(row, contract?.Multiplier ?? double.NaN);
        }

        return positions;
    }

    private void Add(PositionRow row, double multiplier)
    {
        Volume += row.Volume;
        TodayVolume += row.TodayVolume;
        ExerciseFrozen += row.ExerciseFrozen;
        PositionCost += row.PositionCost;
        TodayCost += TodayCostOf(row, multiplier);
        OpenCost += row.OpenCost;
        Margin += row.Margin;
        MarginByMoney = Math.Max(MarginByMoney, row.MarginByMoney);
        MarginByVolume = Math.Max(MarginByVolume, row.MarginByVolume);
        PositionProfit += row.PositionProfit;
        CloseProfit += row.CloseProfit;
        CloseProfitByTrade += row.CloseProfitByTrade;
        Commission += row.Commission;
        if (double.IsFinite(row.MarkPrice) && row.MarkPrice != 0)
            MarkPrice = row.MarkPrice;
    }

    // A row may have both; then yesterday's lots stand in it at yesterday's settlement price.
    private static double TodayCostOf(PositionRow row, double multiplier)
    {
        var yesterday = row.Volume - row.TodayVolume;
        if (row.TodayVolume == 0 || yesterday == 0)
            return row.TodayVolume == 0 ? 0 : row.PositionCost;
        var ofYesterday = yesterday * row.PreSettlementPrice * multiplier;
        return double.IsFinite(ofYesterday) ? row.PositionCost - ofYesterday : row.PositionCost * row.TodayVolume / row.Volume;
    }
}
