using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using QuantPlus.Errors;
using QuantPlus.Feeds;
using QuantPlus.Ftdc.Connections;
using QuantPlus.Ftdc.MarketData;
using QuantPlus.Ftdc.Raw;
using QuantPlus.Ftdc.Registration;
using QuantPlus.Ftdc.Session;
using QuantPlus.Ftdc.Trading;
using QuantPlus.Ftdc.Trading.Special;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Telemetry;
using QuantPlus.Trading;
using QuantPlus.Trading.Guards;
using QuantPlus.Trading.Special;

namespace QuantPlus.Ftdc;

/// <summary>
/// The gateway as the user sees it: puts the pieces together and passes each call to the piece that does it. Sessions come and go with
/// connections; what is known and who subscribed stays.
/// </summary>
internal sealed partial class FtdcGateway : IGateway, IDisposable
{
    private readonly SessionSettings _settings;
    private readonly GatewayRecorder _recorder;
    private readonly AccountPassword _password;
    private readonly StatusBoard _status;
    private readonly UpdateFeed<Order> _orderFeed = new();
    private readonly UpdateFeed<Trade> _tradeFeed;
    private readonly UpdateFeed<Position> _positionFeed;
    private readonly UpdateFeed<Account> _accountFeed = new();
    private readonly TradingState _trading;
    private readonly SpecialState _special = new();
    private readonly NativeSide<TraderApi, TraderSpi> _nativeTrading;
    private readonly NativeSide<MdApi, MdSpi> _nativeMarketData;
    private readonly TradingGuards _guards;
    private readonly SubscriptionTable _subscriptions = new();
    private readonly MarketDataFeed _marketData;
    private readonly GatewaySessions _sessions;
    private int _disposed;

    public FtdcGateway(SessionSettings settings, Func<ICounterSource> createSource, TimeProvider time, ILogger logger)
    {
        _settings = settings;
        _recorder = new GatewayRecorder(settings.GatewayName, time);
        _password = new AccountPassword(settings.Password);
        _tradeFeed = new UpdateFeed<Trade>(_orderFeed.Gate);
        _status = new StatusBoard(settings.Sides, time);
        _positionFeed = new UpdateFeed<Position>(_orderFeed.Gate);
        var rates = new RateBook();
        var positions = new PositionTracker(_positionFeed, () => Contracts, rates, TryGetLiveTick);
        _trading = new TradingState(new OrderTracker(_orderFeed, _tradeFeed, time, positions), positions, new AccountBook(_accountFeed), rates);
        _marketData = new MarketDataFeed(
            _subscriptions,
            settings.Ticks,
            () => _trading.Contracts,
            () => _sessions!.MarketData,
            contracts => logger.SubscriptionAbandoned(settings.GatewayName, contracts),
            _recorder);
        _guards = new TradingGuards(
            settings.Guards,
            new GuardBook(_trading, TryGetTickOfDay),
            time,
            (contract, count) => logger.ManyCancels(settings.GatewayName, contract, count));
        _nativeTrading = new(() => _sessions?.Trading?.Native, () => NotReady(GatewaySide.Trading));
        _nativeMarketData = new(() => _sessions?.MarketData?.Native, () => NotReady(GatewaySide.MarketData));
        SpecialOrders = new SpecialOrders(_special, SpecialOrderEntry);
        _sessions = new GatewaySessions(
            settings,
            createSource,
            () => new TradingSession(
                settings, _password, _trading, _special, _nativeTrading.Observers, _status, _guards, _recorder,
                () => _subscriptions.UseContracts(_trading.Contracts), time, logger),
            () => new MarketDataSession(
                settings, _password, _subscriptions, ended => TradingLogin.UntilOverAsync(_status, settings.RequestTimeout, time, ended),
                _nativeMarketData.Observers, _status, _recorder, time, logger),
            _status,
            time);
    }

    public string Name => _settings.GatewayName;

    public GatewayStatus Status => _status.Status;

    public ISpecialOrders SpecialOrders { get; }

    public ContractCatalog Contracts => _trading.Contracts;

    public bool TagsReachCounter => _sessions.Trading?.OrderEntry?.TagsReachCounter ?? false;

    public IReadOnlyList<Order> Orders => _trading.Orders.Orders;

    public IReadOnlyList<Trade> Trades => _trading.Orders.Trades;

    public IReadOnlyList<Position> Positions => _trading.Positions.Snapshot();

    public Account? Account => _trading.Accounts.Main;

    public IReadOnlyList<Account> Accounts => _trading.Accounts.Accounts;

    public IAsyncEnumerable<GatewayEvent> Events(CancellationToken cancellationToken = default) => _status.Events(cancellationToken);

    public async Task ConnectAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        ObservedGateways.Add(this);
        await _recorder.RunAsync(Operation.Connect, GatewaySides.Both, () => _sessions.ConnectAsync(cancellationToken)).ConfigureAwait(false);
    }

    public Task DisconnectAsync(CancellationToken cancellationToken = default) => _sessions.DisconnectAsync(cancellationToken);

    public async Task ChangePasswordAsync(string newPassword, CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        PasswordRules.Check(newPassword, nameof(newPassword));
        if (_sessions.Trading?.Passwords is not { } passwords)
        {
            _password.Wanted = newPassword;
            try
            {
                await _sessions.ConnectAsync(cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                _password.Wanted = null;
            }

            // The counter demanded it while the gateway logged in.
            if (_password.Current == newPassword)
                return;
            passwords = _sessions.Trading?.Passwords ?? throw NotReady(GatewaySide.Trading);
        }

        await passwords.ChangePasswordAsync(newPassword, cancellationToken).ConfigureAwait(false);
    }

    public Task ChangeAccountPasswordAsync(string oldPassword, string newPassword, CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        PasswordRules.Check(oldPassword, nameof(oldPassword));
        PasswordRules.Check(newPassword, nameof(newPassword));
        var passwords = _sessions.Trading?.Passwords ?? throw NotReady(GatewaySide.Trading);
        return passwords.ChangeAccountPasswordAsync(Account, oldPassword, newPassword, cancellationToken);
    }

    public Task<ITickSubscription> SubscribeAsync(
        IEnumerable<InstrumentId> instruments, TickSubscriptionOptions? options = null, CancellationToken cancellationToken = default) =>
        SubscribeAsync(instruments, options, null, cancellationToken);

    public Task<ITickSubscription> SubscribeAsync(
        IEnumerable<InstrumentId> instruments, ITickHandler handler, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return SubscribeAsync(instruments, null, handler, cancellationToken);
    }

    public bool TryGetLastTick(InstrumentId instrument, out Tick tick) => _marketData.TryGetLast(instrument, out tick);

    public bool TryGetLastDepth(InstrumentId instrument, out MarketDepth depth) => _marketData.TryGetLast(instrument, out depth);

    public bool TryGetOrder(OrderId id, [NotNullWhen(true)] out Order? order) => _trading.Orders.TryGet(id, out order);

    public bool TryGetOrder(Exchange exchange, string exchangeOrderId, [NotNullWhen(true)] out Order? order)
    {
        ArgumentNullException.ThrowIfNull(exchangeOrderId);
        return _trading.Orders.TryGet(exchange, exchangeOrderId, out order);
    }

    public async Task<Order> SubmitAsync(OrderRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ThrowIfDisposed();
        var entry = _sessions.Trading?.OrderEntry ?? throw NotReady(GatewaySide.Trading);
        return await (Operation.Submit.IsObserved ? SubmitObservedAsync(entry, request, cancellationToken) : entry.SubmitAsync(request, cancellationToken))
            .ConfigureAwait(false);
    }

    public async Task<Order> CancelAsync(OrderId id, CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        var entry = _sessions.Trading?.OrderEntry ?? throw NotReady(GatewaySide.Trading);
        return await _recorder.RunAsync(Operation.Cancel, GatewaySides.Trading, id, () => entry.CancelAsync(id, cancellationToken)).ConfigureAwait(false);
    }

    public Task<Order> WaitForCompletionAsync(OrderId id, CancellationToken cancellationToken = default) =>
        _trading.Orders.WaitForCompletion(id).WaitAsync(cancellationToken);

    public IAsyncEnumerable<Order> OrderUpdates(CancellationToken cancellationToken = default) =>
        _orderFeed.Read(() => Orders, cancellationToken);

    public IAsyncEnumerable<Trade> TradeUpdates(CancellationToken cancellationToken = default) =>
        _tradeFeed.Read(() => Trades, cancellationToken);

    public IAsyncEnumerable<Position> PositionUpdates(CancellationToken cancellationToken = default) =>
        _positionFeed.Read(() => Positions, cancellationToken);

    public IAsyncEnumerable<Account> AccountUpdates(CancellationToken cancellationToken = default) =>
        _accountFeed.Read(() => Accounts, cancellationToken);

    public async Task<IReadOnlyList<Position>> QueryPositionsAsync(CancellationToken cancellationToken = default)
    {
        await ReadySynchronizer().QueryPositionsAsync(cancellationToken).ConfigureAwait(false);
        return Positions;
    }

    public async Task<Account> QueryAccountAsync(CancellationToken cancellationToken = default)
    {
        await ReadySynchronizer().QueryAccountAsync(cancellationToken).ConfigureAwait(false);
        return Account ?? throw new GatewayException(new GatewayError(GatewayErrorKind.Other, $"{Family.Name} has no account for user {_settings.UserId}."));
    }

    /// <summary>Ends everything. May be called in any state, from any thread, and more than once.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;

        ObservedGateways.Remove(this);
        await _sessions.DisposeAsync().ConfigureAwait(false);
        _trading.Orders.End(new ObjectDisposedException(Name, $"The {Name} gateway was disposed."));
        _marketData.CompleteAll();
        _orderFeed.Complete();
        _tradeFeed.Complete();
        _special.Complete();
        _positionFeed.Complete();
        _accountFeed.Complete();
        _status.Complete();
    }

    /// <summary>Ends everything, for hosts that dispose synchronously.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async Task<ITickSubscription> SubscribeAsync(
        IEnumerable<InstrumentId> instruments, TickSubscriptionOptions? options, ITickHandler? handler, CancellationToken cancellationToken)
    {
        ThrowIfDisposed();
        if (_sessions.MarketData is not { IsReady: true })
            throw NotReady(GatewaySide.MarketData);
        return await _marketData.SubscribeAsync(instruments, options, handler, cancellationToken).ConfigureAwait(false);
    }

    // Apart from the usual way: what an observer costs is not paid where there is none.
    private Task<Order> SubmitObservedAsync(OrderEntry entry, OrderRequest request, CancellationToken cancellationToken) => _recorder.RunAsync(
        Operation.Submit, GatewaySides.Trading, request.Instrument, () => entry.SubmitAsync(request, cancellationToken));

    // A contract that nobody reads any more keeps the tick of its last day.
    private bool TryGetTickOfDay(InstrumentId instrument, out Tick tick) =>
        TryGetLastTick(instrument, out tick) && tick.TradingDay == _trading.TradingDay;

    private bool TryGetLiveTick(InstrumentId instrument, out Tick tick) =>
        TryGetLastTick(instrument, out tick) && (tick.TradingDay == _trading.TradingDay || _subscriptions.IsWanted(instrument.Symbol));

    private SpecialOrderEntry SpecialOrderEntry()
    {
        ThrowIfDisposed();
        return _sessions.Trading?.SpecialOrderEntry ?? throw NotReady(GatewaySide.Trading);
    }

    private Synchronizer ReadySynchronizer()
    {
        ThrowIfDisposed();
        return _sessions.Trading?.Synchronizer ?? throw NotReady(GatewaySide.Trading);
    }

    private GatewayDisconnectedException NotReady(GatewaySide side)
    {
        var status = side == GatewaySide.Trading ? Status.Trading : Status.MarketData;
        var name = side == GatewaySide.Trading ? "Trading" : "Market data";
        return new GatewayDisconnectedException(
            new GatewayError(GatewayErrorKind.Disconnected, $"{name} of gateway {Name} is not ready: it is {status.State}.")
            {
                Cure = status.State == GatewayState.NotUsed
                    ? "The gateway's options leave this side out; see Sides."
                    : status.LastError?.ToString() ?? "Call ConnectAsync first, or wait for the state Ready.",
            });
    }

    private void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
}
