using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Soak;

/// <summary>A consumer of a gateway's streams, as a strategy is one: remembers what it was told, and whether it was told anything twice.</summary>
internal sealed class StreamWatch : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Tally _tally;
    private readonly Dictionary<OrderId, Order> _orders = [];
    private readonly HashSet<(DateOnly? Day, Exchange Exchange, string TradeId, Direction Direction)> _trades = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watching;
    private int _readyCount;
    private int _timeoutCount;

    public StreamWatch(IGateway gateway, Tally tally)
    {
        _tally = tally;
        _watching = Task.WhenAll(WatchOrdersAsync(gateway), WatchTradesAsync(gateway), WatchEventsAsync(gateway));
    }

    /// <summary>How often the gateway has become ready.</summary>
    public int ReadyCount => Volatile.Read(ref _readyCount);

    /// <summary>How often the gateway has told that something was not answered in time.</summary>
    public int TimeoutCount => Volatile.Read(ref _timeoutCount);

    /// <summary>The last word on an order; null where there was none.</summary>
    public Order? Find(OrderId id)
    {
        lock (_lock)
            return _orders.GetValueOrDefault(id);
    }

    public bool HasSeen(Trade trade)
    {
        lock (_lock)
            return _trades.Contains(KeyOf(trade));
    }

    public int TradesOf(DateOnly day)
    {
        lock (_lock)
            return _trades.Count(trade => trade.Day == day);
    }

    /// <summary>Forgets former days, whose books are closed.</summary>
    public void Forget(DateOnly day)
    {
        lock (_lock)
        {
            _trades.RemoveWhere(trade => trade.Day != day);
            foreach (var id in _orders.Where(entry => entry.Value.TradingDay != day).Select(entry => entry.Key).ToArray())
                _orders.Remove(id);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _stop.Dispose();
    }

    private async Task WatchOrdersAsync(IGateway gateway)
    {
        await foreach (var order in Read(gateway.OrderUpdates(_stop.Token)))
        {
            lock (_lock)
            {
                if (_orders.TryGetValue(order.Id, out var before) && before == order)
                    _tally.Violate($"order {order.Id} was told twice as {order.Status}");
                if (before is { IsFinal: true } && !order.IsFinal)
                    _tally.Violate($"order {order.Id} went from {before.Status} back to {order.Status}");
                _orders[order.Id] = order;
            }
        }
    }

    private async Task WatchTradesAsync(IGateway gateway)
    {
        await foreach (var trade in Read(gateway.TradeUpdates(_stop.Token)))
        {
            lock (_lock)
            {
                if (!_trades.Add(KeyOf(trade)))
                    _tally.Violate($"trade {trade.TradeId} of {trade.Instrument} was told twice");
            }
        }
    }

    private async Task WatchEventsAsync(IGateway gateway)
    {
        var wasReady = false;
        await foreach (var gatewayEvent in Read(gateway.Events(_stop.Token)))
        {
            if (gatewayEvent is ErrorEvent { Error.Kind: GatewayErrorKind.Timeout }
                or StatusChangedEvent { Status.Trading: { State: not GatewayState.Ready, LastError.Kind: GatewayErrorKind.Timeout } })
            {
                Interlocked.Increment(ref _timeoutCount);
            }

            if (gatewayEvent is not StatusChangedEvent { Status: var status })
                continue;
            if (status.IsReady && !wasReady)
                Interlocked.Increment(ref _readyCount);
            wasReady = status.IsReady;
        }
    }

    private async IAsyncEnumerable<T> Read<T>(IAsyncEnumerable<T> stream)
    {
        await using var enumerator = stream.GetAsyncEnumerator();
        while (true)
        {
            try
            {
                if (!await enumerator.MoveNextAsync())
                    yield break;
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                yield break;
            }

            yield return enumerator.Current;
        }
    }

    private static (DateOnly? Day, Exchange Exchange, string TradeId, Direction Direction) KeyOf(Trade trade) =>
        (trade.TradingDay, trade.Instrument.Exchange, trade.TradeId, trade.Direction);
}
