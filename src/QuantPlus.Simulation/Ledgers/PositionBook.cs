using QuantPlus.Simulation.Contracts;
using QuantPlus.Trading;

namespace QuantPlus.Simulation.Ledgers;

/// <summary>Which of a position's lots a close takes.</summary>
internal enum LotChoice
{
    /// <summary>The oldest first.</summary>
    Any,

    Today,
    Yesterday,
}

/// <summary>One account's position in one contract, on one side, for one purpose.</summary>
internal sealed class PositionBook(ListedContract contract, bool isLong, HedgeFlag hedge)
{
    private readonly List<PositionLot> _lots = [];
    private readonly Dictionary<LotChoice, int> _frozen = [];

    public ListedContract Contract => contract;
    public bool IsLong => isLong;
    public HedgeFlag Hedge => hedge;
    public IReadOnlyList<PositionLot> Lots => _lots;

    /// <summary>The day's figures of what was opened, closed and paid, apart for today's and yesterday's lots.</summary>
    public PositionDay Today { get; } = new();

    public PositionDay Yesterday { get; } = new();

    public int Volume(LotChoice choice) => _lots.Where(lot => Matches(lot, choice)).Sum(lot => lot.Volume);

    /// <summary>Lots that working orders are about to close.</summary>
    public int Frozen(LotChoice choice) => _frozen.GetValueOrDefault(choice);

    /// <summary>Lots a new order may close.</summary>
    public int Closable(LotChoice choice) => Volume(choice) - Frozen(choice);

    public void Freeze(LotChoice choice, int volume) => _frozen[choice] = Frozen(choice) + volume;

    public void Thaw(LotChoice choice, int volume) => _frozen[choice] = Frozen(choice) - volume;

    public void Open(PositionLot lot) => _lots.Add(lot);

    /// <summary>Closes lots, the oldest first, and says which: volume and the price their profit counts from.</summary>
    public IReadOnlyList<ClosedLot> Close(LotChoice choice, int volume)
    {
        var closed = new List<ClosedLot>();
        foreach (var lot in _lots.Where(lot => Matches(lot, choice)))
        {
            var taken = Math.Min(lot.Volume, volume);
            lot.Volume -= taken;
            volume -= taken;
            closed.Add(new ClosedLot(taken, lot.CostPrice, lot.OpenPrice, lot.IsToday));
            if (volume == 0)
                break;
        }

        _lots.RemoveAll(lot => lot.Volume == 0);
        return volume == 0
            ? closed
            : throw new InvalidOperationException($"A close of {contract.Id} went {volume} lots beyond the position; the counter's check is wrong.");
    }

    /// <summary>Sum over the lots of cost price, volume and multiplier: what the position stands in the books for.</summary>
    public decimal Cost(LotChoice choice) => Sum(choice, lot => lot.CostPrice);

    /// <summary>The same at the prices the lots were opened at.</summary>
    public decimal OpenCost(LotChoice choice) => Sum(choice, lot => lot.OpenPrice);

    /// <summary>Profit of the lots at a price, counted from their cost; options have none, they are not marked to the market.</summary>
    public decimal Profit(LotChoice choice, decimal price)
    {
        if (contract.IsOption)
            return 0;
        var worth = Sum(choice, _ => price);
        return isLong ? worth - Cost(choice) : Cost(choice) - worth;
    }

    /// <summary>The end of a trading day.</summary>
    public void Settle(decimal settlementPrice)
    {
        foreach (var lot in _lots)
            lot.Settle(settlementPrice);
        _frozen.Clear();
        Today.Clear();
        Yesterday.Clear();
        Yesterday.VolumeBefore = Volume(LotChoice.Any);
    }

    private decimal Sum(LotChoice choice, Func<PositionLot, decimal> price) =>
        _lots.Where(lot => Matches(lot, choice)).Sum(lot => price(lot) * lot.Volume) * contract.Multiplier;

    private static bool Matches(PositionLot lot, LotChoice choice) =>
        choice == LotChoice.Any || lot.IsToday == (choice == LotChoice.Today);
}

/// <summary>Lots that a close took.</summary>
internal readonly record struct ClosedLot(int Volume, decimal CostPrice, decimal OpenPrice, bool IsToday);

/// <summary>What happened to a position on the trading day.</summary>
internal sealed class PositionDay
{
    public int VolumeBefore { get; set; }
    public int OpenVolume { get; set; }
    public int CloseVolume { get; set; }
    public decimal OpenAmount { get; set; }
    public decimal CloseAmount { get; set; }
    public decimal CloseProfit { get; set; }
    public decimal CloseProfitByTrade { get; set; }
    public decimal Commission { get; set; }

    public void Clear()
    {
        VolumeBefore = OpenVolume = CloseVolume = 0;
        OpenAmount = CloseAmount = CloseProfit = CloseProfitByTrade = Commission = 0;
    }
}
