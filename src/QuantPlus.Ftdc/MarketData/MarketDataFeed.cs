using System.Diagnostics.CodeAnalysis;
using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Telemetry;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>Opens and closes tick subscriptions. They outlive connections, so this does too.</summary>
internal sealed class MarketDataFeed(
    SubscriptionTable subscriptions, TickSubscriptionOptions defaults, Func<ContractCatalog> contracts, GatewayRecorder recorder)
{
    private readonly Lock _lock = new();
    private readonly HashSet<TickSubscription> _open = [];
    private int _lastNumber;
    private long _droppedBefore;

    /// <summary>Ticks that came for a contract that somebody has subscribed to.</summary>
    public long TicksReceived => subscriptions.Routes.Routes.Sum(route => (long)route.Last.Count);

    /// <summary>Ticks dropped by subscriptions that are closed by now.</summary>
    public long TicksDroppedBefore => Interlocked.Read(ref _droppedBefore);

    /// <summary>The subscriptions that are open.</summary>
    public IReadOnlyList<ObservedSubscription> Observe()
    {
        lock (_lock)
            return [.. _open.Select(open => new ObservedSubscription(open.Number, open.Dropped, open.Channel.Count))];
    }

    public async Task<ITickSubscription> SubscribeAsync(
        MarketDataSession session, IEnumerable<InstrumentId> instruments, TickSubscriptionOptions? options, ITickHandler? handler, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(instruments);
        var ids = Resolve(instruments);
        var subscription = Create(options ?? defaults, ids, handler, closed => Close(closed, session));
        var added = subscriptions.Add(subscription.Channel, ids, contracts());
        lock (_lock)
            _open.Add(subscription);
        try
        {
            await session.SubscribeAsync(added, cancellationToken).ConfigureAwait(false);
            return subscription;
        }
        catch
        {
            await subscription.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public bool TryGetLast(InstrumentId instrument, out Tick tick)
    {
        tick = default;
        return TryFind(instrument, out var route) && route.Last.TryRead(out tick);
    }

    public bool TryGetLast(InstrumentId instrument, out MarketDepth depth)
    {
        depth = default;
        return TryFind(instrument, out var route) && route.Last.TryRead(out depth);
    }

    /// <summary>The gateway is gone: every stream of ticks ends.</summary>
    public void CompleteAll()
    {
        TickSubscription[] open;
        lock (_lock)
        {
            open = [.. _open];
            _open.Clear();
        }

        foreach (var subscription in open)
            subscription.Channel.Complete();
    }

    private TickSubscription Create(
        TickSubscriptionOptions options, InstrumentId[] ids, ITickHandler? handler, Action<TickSubscription> onDisposed)
    {
        // Only a subscription that begins while somebody measures pays for the stamps.
        var isMeasured = handler is null && GatewayMeter.TickLatency.Enabled;
        var channel = new TickChannel(isMeasured ? options with { StampReceived = true } : options, ids, handler);
        return new TickSubscription(channel, ids, onDisposed, isMeasured ? recorder : null) { Number = Interlocked.Increment(ref _lastNumber) };
    }

    private void Close(TickSubscription subscription, MarketDataSession session)
    {
        lock (_lock)
        {
            if (_open.Remove(subscription))
                _droppedBefore += subscription.Dropped;
        }

        session.Unsubscribe(subscriptions.Remove(subscription.Channel));
        subscription.Channel.Complete();
    }

    private bool TryFind(InstrumentId instrument, [NotNullWhen(true)] out InstrumentRoute? route) =>
        subscriptions.TryFind(instrument.Symbol, out route)
        && (instrument.Exchange.IsNone || route.Id.Exchange.IsNone || route.Id.Exchange == instrument.Exchange);

    private InstrumentId[] Resolve(IEnumerable<InstrumentId> instruments)
    {
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

    private static GatewayException Unknown(InstrumentId instrument) =>
        new(new GatewayError(GatewayErrorKind.UnknownContract, $"The counter has no contract {instrument}.")
        {
            Cure = "Take the contract from the gateway's Contracts; letter case matters (rb2605.SHFE, SR605.CZCE, IF2606.CFFEX).",
        });
}
