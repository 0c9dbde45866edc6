using QuantPlus.Instruments;
using QuantPlus.Trading;
using QuantPlus.Trading.Guards;

namespace QuantPlus.Ftdc.Trading;

/// <summary>What guards ask about the trading day's orders, without looking through all of them. Guarded by the tracker's lock.</summary>
internal sealed class OrderTally
{
    private readonly List<TrackedOrder> _pending = [];
    private readonly Dictionary<InstrumentId, int> _cancels = [];

    /// <summary>An order came to be known.</summary>
    public void Add(TrackedOrder tracked) => _pending.Add(tracked);

    /// <summary>An order became cancelled. What an exchange ends by itself is no cancel.</summary>
    public void AddCancel(TrackedOrder tracked)
    {
        if (!tracked.IsImmediate)
            _cancels[tracked.Order.Instrument] = CancelsOf(tracked.Order.Instrument) + 1;
    }

    public int CancelsOf(InstrumentId instrument) => _cancels.GetValueOrDefault(instrument);

    /// <summary>The orders that may still trade, or whose trades have not all come.</summary>
    public IReadOnlyList<PendingOrder> Pending()
    {
        _pending.RemoveAll(tracked => tracked.IsComplete);
        return
        [
            .. _pending.Select(tracked => new PendingOrder(
                tracked.Order.Id,
                tracked.Order.Instrument,
                tracked.Order.Direction,
                tracked.Order.Offset,
                tracked.Order.Price,
                tracked.PendingVolume,
                Rests: !tracked.Order.IsFinal && tracked.Order.Status != OrderStatus.WaitingForTrigger)),
        ];
    }

    /// <summary>Whether an order tells of trades that have not come.</summary>
    public bool AreTradesMissing
    {
        get
        {
            _pending.RemoveAll(tracked => tracked.IsComplete);
            return _pending.Exists(tracked => tracked.IsMissingTrades);
        }
    }

    /// <summary>A new trading day.</summary>
    public void Clear()
    {
        _pending.Clear();
        _cancels.Clear();
    }
}
