using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>The trades of the trading day, each once. Guarded by the tracker's lock.</summary>
internal sealed class DayTrades
{
    private readonly List<Trade> _all = [];

    // Both sides of a trade have its number, and each exchange counts for itself.
    private readonly HashSet<(Exchange Exchange, string TradeId, Direction Direction)> _keys = [];

    /// <summary>All of them, in the counter's order.</summary>
    public IReadOnlyList<Trade> All => _all;

    /// <summary>Returns false where the trade is known already.</summary>
    public bool Add(Trade trade)
    {
        if (!_keys.Add((trade.Instrument.Exchange, trade.TradeId, trade.Direction)))
            return false;
        _all.Add(trade);
        return true;
    }

    /// <summary>The exchange's number of an order has come to be known: those of its trades that came before it are the order's now.</summary>
    public void Link(TrackedOrder tracked)
    {
        var order = tracked.Order;
        for (var i = 0; i < _all.Count; i++)
        {
            var trade = _all[i];
            if (trade.OrderId is not null || trade.ExchangeOrderId != order.ExchangeOrderId || trade.Instrument.Exchange != order.Instrument.Exchange)
                continue;
            _all[i] = trade with { OrderId = order.Id };
            tracked.Add(trade);
        }
    }

    /// <summary>A new trading day.</summary>
    public void Clear()
    {
        _all.Clear();
        _keys.Clear();
    }
}
