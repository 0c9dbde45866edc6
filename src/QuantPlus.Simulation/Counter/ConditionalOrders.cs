using System.Globalization;
using QuantPlus.Instruments;
using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Orders;
using QuantPlus.Simulation.Quotes;

namespace QuantPlus.Simulation.Counter;

/// <summary>
/// Orders that wait at the counter until the market touches a price; no exchange knows of them, and they hold nothing back. When its price is touched, an
/// order is over, and an ordinary one goes out in its place.
/// </summary>
internal sealed class ConditionalOrders(
    Market market, Action<UserAccount, PrivateEvent> tell, Action<UserAccount, WorkingOrder, DateTime> sendInstead)
{
    private readonly Dictionary<ListedContract, List<(UserAccount Account, WorkingOrder Order)>> _waiting = [];
    private readonly Dictionary<Exchange, int> _numbers = [];

    /// <summary>Takes an order in, to wait from the next snapshot on.</summary>
    public void Take(UserAccount account, WorkingOrder order)
    {
        var number = _numbers[order.Contract.Exchange] = _numbers.GetValueOrDefault(order.Contract.Exchange) + 1;
        account.AddWaiting(order, string.Create(CultureInfo.InvariantCulture, $"TJBD_{number}"));
        order.Wait();
        if (!_waiting.TryGetValue(order.Contract, out var orders))
        {
            _waiting.Add(order.Contract, orders = []);
            market.Watch(order.Contract);
        }

        orders.Add((account, order));
        Tell(account, order);
    }

    /// <summary>Ends an order that still waits, by its user's cancel or with its trading day.</summary>
    public void End(UserAccount account, WorkingOrder order, DateTime now)
    {
        Forget(order);
        order.Cancel(now);
        Tell(account, order);
    }

    /// <summary>A new snapshot: the orders whose price it touches go out, the oldest first.</summary>
    public void OnQuote(in Quote quote)
    {
        if (!_waiting.TryGetValue(quote.Contract, out var orders))
            return;
        foreach (var (account, order) in orders.ToArray())
        {
            if (!order.Input.Condition!.IsMetBy(in quote))
                continue;
            Forget(order);
            order.Touch();
            Tell(account, order);
            sendInstead(account, order, quote.Time);
        }
    }

    private void Forget(WorkingOrder order)
    {
        var orders = _waiting[order.Contract];
        orders.RemoveAll(waiting => waiting.Order == order);
        if (orders.Count > 0)
            return;
        _waiting.Remove(order.Contract);
        market.Unwatch(order.Contract);
    }

    private void Tell(UserAccount account, WorkingOrder order) => tell(account, new PrivateEvent(order.Snapshot(), null));
}
