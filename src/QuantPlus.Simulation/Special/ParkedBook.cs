using System.Globalization;
using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Orders;

namespace QuantPlus.Simulation.Special;

/// <summary>Where a parked order or cancel is in its life; the values are those of CTP.</summary>
internal enum ParkedPhase
{
    Waiting = '1',
    Sent = '2',
    Removed = '3',
}

/// <summary>What the counter keeps until the market opens: an order, or a cancel.</summary>
internal sealed class ParkedItem(string id, string symbol, string exchange, OrderInput? order, OrderCancel? cancel)
{
    public string Id => id;
    public string Symbol => symbol;
    public string Exchange => exchange;
    public OrderInput? Order => order;
    public OrderCancel? Cancel => cancel;
    public ParkedPhase Phase { get; set; } = ParkedPhase.Waiting;

    /// <summary>Why it was refused when it was sent.</summary>
    public CounterError Error { get; set; }
}

/// <summary>What the counter keeps for one user.</summary>
internal sealed class ParkedBook
{
    private readonly List<ParkedItem> _items = [];
    private int _ids;

    public IEnumerable<ParkedItem> Orders => _items.Where(item => item.Order is not null);

    public IEnumerable<ParkedItem> Cancels => _items.Where(item => item.Cancel is not null);

    public IEnumerable<ParkedItem> Waiting => _items.Where(item => item.Phase == ParkedPhase.Waiting);

    public ParkedItem Park(string symbol, string exchange, OrderInput? order, OrderCancel? cancel)
    {
        var item = new ParkedItem((++_ids).ToString(CultureInfo.InvariantCulture).PadLeft(12), symbol, exchange, order, cancel);
        _items.Add(item);
        return item;
    }

    /// <summary>Takes one back.</summary>
    public CounterError Remove(string id, bool isOrder)
    {
        var item = _items.Find(item => item.Id.Trim() == id.Trim() && item.Order is not null == isOrder);
        switch (item?.Phase)
        {
            case ParkedPhase.Waiting:
                item.Phase = ParkedPhase.Removed;
                return CounterError.None;
            case ParkedPhase.Sent:
                return CounterError.ParkedOrderSent;
            case ParkedPhase.Removed:
                return CounterError.ParkedOrderRemoved;
            default:
                return CounterError.ParkedOrderNotFound;
        }
    }

    /// <summary>The end of a trading day: its orders are over, so their cancels are too.</summary>
    public void Settle() => _items.RemoveAll(item => item.Phase != ParkedPhase.Waiting || item.Cancel is not null);
}
