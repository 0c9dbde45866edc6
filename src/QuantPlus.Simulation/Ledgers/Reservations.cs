using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Orders;

namespace QuantPlus.Simulation.Ledgers;

/// <summary>What working orders hold back, per lot that has not traded yet.</summary>
internal sealed class Reservations
{
    private readonly Dictionary<WorkingOrder, Reservation> _byOrder = [];

    public void Add(WorkingOrder order, Reservation perLot) => _byOrder.Add(order, perLot);

    public void Remove(WorkingOrder order) => _byOrder.Remove(order);

    public void Clear() => _byOrder.Clear();

    /// <summary>All that is held back at the moment.</summary>
    public Reservation Total() => Sum(_byOrder);

    /// <summary>What the orders of one contract and side hold back.</summary>
    public Reservation Of(ListedContract contract, bool isLong) =>
        Sum(_byOrder.Where(pair => pair.Key.Contract == contract && pair.Key.IsBuy == isLong));

    private static Reservation Sum(IEnumerable<KeyValuePair<WorkingOrder, Reservation>> orders)
    {
        var total = default(Reservation);
        foreach (var (order, perLot) in orders)
            total += perLot * order.RemainingVolume;
        return total;
    }
}

/// <summary>Money held back: margin, cash for option premium, commission.</summary>
internal readonly record struct Reservation(decimal Margin, decimal Cash, decimal Commission)
{
    public decimal Total => Margin + Cash + Commission;

    public static Reservation operator +(Reservation left, Reservation right) =>
        new(left.Margin + right.Margin, left.Cash + right.Cash, left.Commission + right.Commission);

    public static Reservation operator *(Reservation perLot, int volume) =>
        new(perLot.Margin * volume, perLot.Cash * volume, perLot.Commission * volume);
}
