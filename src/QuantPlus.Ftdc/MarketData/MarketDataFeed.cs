using System.Diagnostics.CodeAnalysis;
using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Telemetry;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>Opens and closes tick subscriptions. They outlive connections, so this does too.</summary>
/// <param name="subscriptions">Who reads what.</param>
/// <param name="defaults">How to buffer where nobody says otherwise.</param>
/// <param name="contracts">The contract list, empty until it has come.</param>
/// <param name="session">The session of the moment; null where there is none.</param>
/// <param name="recorder">Told of ticks that are read while somebody measures them; null for nobody.</param>
/// <param name="onAbandoned">Told of the contracts of a reader that nobody can reach any more, after it was removed.</param>
internal sealed class MarketDataFeed(
    SubscriptionTable subscriptions,
    TickSubscriptionOptions defaults,
    Func<ContractCatalog> contracts,
    Func<MarketDataSession?> session,
    Action<string> onAbandoned,
    GatewayRecorder? recorder = null)
{
    private readonly Lock _lock = new();
    private readonly HashSet<TickWriter> _open = [];
    private long _droppedBefore;
    private int _lastNumber;

    /// <summary>Ticks dropped by subscriptions that are closed by now.</summary>
    public long DroppedBefore => Interlocked.Read(ref _droppedBefore);

    /// <summary>Ticks that came for contracts that somebody has subscribed to.</summary>
    public long TicksReceived => subscriptions.TickCount;

    /// <summary>Ticks that were lost because consumers were too slow, of all subscriptions that there ever were.</summary>
    public long Dropped
    {
        get
        {
            lock (_lock)
                return _droppedBefore + _open.Sum(writer => writer.Dropped);
        }
    }

    /// <summary>The subscriptions that are open.</summary>
    public IReadOnlyList<ObservedSubscription> Observe()
    {
        lock (_lock)
        {
            return
            [
                .. _open.Select(writer => new ObservedSubscription(
                    writer.Number, writer.Dropped, (int)Math.Max(0, writer.Buffer.Tail - writer.Buffer.Head))),
            ];
        }
    }

    /// <summary>How many subscriptions are open.</summary>
    public int OpenCount
    {
        get
        {
            lock (_lock)
                return _open.Count;
        }
    }

    /// <summary>Opens a subscription.</summary>
    public async Task<ITickSubscription> SubscribeAsync(
        IEnumerable<InstrumentId> instruments, TickSubscriptionOptions? options, ITickHandler? handler, CancellationToken cancellationToken)
    {
        var ids = Resolve(instruments);
        options ??= defaults;

        // Only a subscription that begins while somebody measures pays for the stamps.
        var measured = handler is null && GatewayMeter.TickLatency.Enabled ? recorder : null;
        var channel = new TickChannel(measured is null ? options : options with { StampReceived = true }, ids, handler);
        var writer = channel.Writer;
        writer.Number = Interlocked.Increment(ref _lastNumber);
        lock (_lock)
            _open.Add(writer);
        var subscription = new TickSubscription(channel, this, [], measured);
        try
        {
            await subscription.AddAsync(ids, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await subscription.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        // Who takes ticks by a handler may well have let go of the subscription.
        if (handler is null)
            channel.Watch = new ReaderWatch(EndOfAbandoned(writer));
        return subscription;
    }

    /// <summary>Adds contracts to a subscription; completes when the counter has taken them.</summary>
    /// <exception cref="ObjectDisposedException">The subscription has ended.</exception>
    public async Task AddAsync(TickWriter writer, InstrumentId[] ids, CancellationToken cancellationToken)
    {
        string[] asked;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(!_open.Contains(writer), typeof(ITickSubscription));
            writer.AddContracts(ids);
            asked = subscriptions.Add(writer, ids, contracts());
        }

        try
        {
            if (asked.Length == 0)
                return;
            if (session() is not { IsReady: true } open)
                throw NotReady();
            await open.SubscribeAsync(asked, cancellationToken).ConfigureAwait(false);
            subscriptions.MarkTaken(asked);
            lock (_lock)
                ObjectDisposedException.ThrowIf(!_open.Contains(writer), typeof(ITickSubscription));
        }
        catch
        {
            // All that was asked for, and not only what is removed now: a subscription that was closed meanwhile has been removed already.
            Unsubscribe([.. asked.Union(subscriptions.Remove(writer, ids.Select(id => id.Symbol)))]);
            throw;
        }
    }

    /// <summary>Takes contracts out of a subscription.</summary>
    public void Remove(TickWriter writer, InstrumentId[] ids) =>
        Unsubscribe(subscriptions.Remove(writer, ids.Select(id => id.Symbol)));

    /// <summary>Ends a subscription.</summary>
    public void Close(TickWriter writer)
    {
        // First, so that no drop comes after they are counted.
        writer.Complete();
        string[] emptied;
        lock (_lock)
        {
            if (_open.Remove(writer))
                _droppedBefore += writer.Dropped;
            emptied = subscriptions.Remove(writer);
        }

        Unsubscribe(emptied);
    }

    public bool TryGetLast(InstrumentId instrument, out Tick tick)
    {
        tick = default;
        return TryFind(instrument, out var route) && route.TryGetLast(out tick);
    }

    public bool TryGetLast(InstrumentId instrument, out MarketDepth depth)
    {
        subscriptions.KeepsDepth = true;
        depth = default;
        return TryFind(instrument, out var route) && route.TryGetLast(out depth);
    }

    /// <summary>The gateway is gone: every stream of ticks ends.</summary>
    public void CompleteAll()
    {
        TickWriter[] open;
        lock (_lock)
        {
            open = [.. _open];
            _open.Clear();
            _droppedBefore += open.Sum(writer => writer.Dropped);
        }

        foreach (var writer in open)
            writer.Complete();
    }

    /// <summary>The ids of contracts, with the exchanges that the contract list names.</summary>
    /// <exception cref="ArgumentException">None is named, or an id is empty.</exception>
    /// <exception cref="GatewayException">The contract list does not have one.</exception>
    public InstrumentId[] Resolve(IEnumerable<InstrumentId> instruments)
    {
        ArgumentNullException.ThrowIfNull(instruments);
        var catalog = contracts();
        var ids = new List<InstrumentId>();
        foreach (var instrument in instruments)
        {
            if (instrument.Symbol.Length == 0)
                throw new ArgumentException("An instrument id is empty; name a contract as SYMBOL.EXCHANGE, for example rb2605.SHFE.", nameof(instruments));
            if (catalog.TryGet(instrument, out var contract))
                ids.Add(contract.Id);
            else if (catalog.Count == 0)
                ids.Add(instrument);
            else
                throw Unknown(instrument);
        }

        return ids.Count > 0 ? [.. ids.Distinct()] : throw new ArgumentException("Name at least one contract.", nameof(instruments));
    }

    // Made apart, so that it holds the writer and nothing of the reader.
    private Action EndOfAbandoned(TickWriter writer) => () => ThreadPool.UnsafeQueueUserWorkItem(_ => EndAbandoned(writer), null);

    private void EndAbandoned(TickWriter writer)
    {
        string[] symbols;
        lock (_lock)
        {
            if (!_open.Remove(writer))
                return;
            _droppedBefore += writer.Dropped;
            symbols = subscriptions.Abandon(writer);
        }

        writer.Complete();
        onAbandoned(symbols.Length <= 5 ? string.Join(", ", symbols) : $"{string.Join(", ", symbols.Take(5))} and {symbols.Length - 5} more");
    }

    private void Unsubscribe(string[] symbols)
    {
        if (symbols.Length > 0)
            session()?.Unsubscribe(symbols);
    }

    private bool TryFind(InstrumentId instrument, [NotNullWhen(true)] out InstrumentRoute? route) =>
        subscriptions.TryFind(instrument.Symbol, out route)
        && (instrument.Exchange.IsNone || route.Id.Exchange.IsNone || route.Id.Exchange == instrument.Exchange);

    private static GatewayDisconnectedException NotReady() =>
        new(new GatewayError(GatewayErrorKind.Disconnected, "Market data is not ready, so no contract can be subscribed to.")
        {
            Cure = "Call ConnectAsync first, or wait for the state Ready.",
        });

    private static GatewayException Unknown(InstrumentId instrument) =>
        new(new GatewayError(GatewayErrorKind.UnknownContract, $"The counter has no contract {instrument}.")
        {
            Cure = "Take the contract from the gateway's Contracts; letter case matters (rb2605.SHFE, SR605.CZCE, IF2606.CFFEX).",
        });
}
