using Microsoft.Extensions.Logging;
using QuantPlus.Errors;
using QuantPlus.Ftdc.Connections;
using QuantPlus.Ftdc.Native;
using QuantPlus.Ftdc.Raw;
using QuantPlus.Ftdc.Requests;
using QuantPlus.Ftdc.Session;
using QuantPlus.Ftdc.Trading.Special;
using QuantPlus.Instruments;
using QuantPlus.Telemetry;
using QuantPlus.Trading;
using QuantPlus.Trading.Guards;

namespace QuantPlus.Ftdc.Trading;

/// <summary>The trading side: logs in, loads what the counter knows, and keeps it current by what the counter tells.</summary>
internal sealed class TradingSession : SideSession<TraderApi>, ITraderEvents
{
    private readonly AccountPassword _password;
    private readonly TradingState _state;
    private readonly SpecialState _special;
    private readonly SpiObservers<TraderSpi> _observers;
    private readonly TradingGuards _guards;
    private readonly QueryScheduler _queries;
    private readonly Action _onContracts;
    private TimeSpan _defaultQueryInterval;
    private AnswerCollector? _collector;
    private TraderRequests? _send;
    private Synchronizer? _synchronizer;
    private Reconciler? _reconciler;
    private OrderEntry? _orderEntry;
    private SpecialOrderEntry? _specialEntry;
    private NativeSession<TraderApi>? _native;
    private ApiCalls<TraderApi>? _calls;
    private InterfaceVersion? _version;
    private PasswordChanges? _passwords;
    private RateQueries? _rates;
    private bool _isSomethingUnread;
    private SettlementQueries? _settlement;

    /// <param name="settings">The session's settings.</param>
    /// <param name="password">The password in use.</param>
    /// <param name="state">What is known; it outlives this session.</param>
    /// <param name="special">What is known of special orders; it outlives this session.</param>
    /// <param name="observers">Who sees every callback.</param>
    /// <param name="status">Where states are shown.</param>
    /// <param name="guards">What is refused before it is sent; they outlive this session.</param>
    /// <param name="recorder">Told of what is measured.</param>
    /// <param name="onContracts">Told when the contract list has come.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    public TradingSession(
        SessionSettings settings,
        AccountPassword password,
        TradingState state,
        SpecialState special,
        SpiObservers<TraderSpi> observers,
        StatusBoard status,
        TradingGuards guards,
        GatewayRecorder recorder,
        Action onContracts,
        TimeProvider time,
        ILogger logger)
        : base(GatewaySide.Trading, settings.TradingFronts, settings, status, recorder, time, logger)
    {
        _password = password;
        _state = state;
        _special = special;
        _observers = observers;
        _guards = guards;
        _onContracts = onContracts;
        _queries = new QueryScheduler(Requests, time, settings.QueryTimeout, recorder);
    }

    /// <summary>Queries that wait for their turn.</summary>
    public int QueriesWaiting => _queries.Waiting;

    /// <summary>Sends orders; null while the side is not ready.</summary>
    public OrderEntry? OrderEntry => Volatile.Read(ref _orderEntry);

    /// <summary>Sends special orders; null while the side is not ready.</summary>
    public SpecialOrderEntry? SpecialOrderEntry => Volatile.Read(ref _specialEntry);

    /// <summary>The API object itself; null before it is created.</summary>
    public NativeSession<TraderApi>? Native => Volatile.Read(ref _native);

    /// <summary>Asks the counter again; null while the side is not ready.</summary>
    public Synchronizer? Synchronizer => Volatile.Read(ref _synchronizer);

    /// <summary>Changes passwords; null while the side is not ready.</summary>
    public PasswordChanges? Passwords => Volatile.Read(ref _passwords);

    /// <summary>Asks for rates; null while the side is not ready.</summary>
    public RateQueries? Rates => Volatile.Read(ref _rates);

    /// <summary>Asks for settlement statements; null while the side is not ready.</summary>
    public SettlementQueries? Settlement => Volatile.Read(ref _settlement);

    public void OnOrder(OrderReport report)
    {
        _state.Orders.OnOrder(report);
        _reconciler?.Request(Refresh.Account);
    }

    public void OnTrade(Trade trade)
    {
        if (_state.Orders.OnTrade(trade, out _))
            _reconciler?.Request(Refresh.Positions);
    }

    public void OnUnreadable(string what)
    {
        ReportBackgroundError(new GatewayError(
            GatewayErrorKind.Other, $"The counter told of {what} in a way that cannot be read; its orders, trades and positions are asked for again."));
        if (_reconciler is null)
            _isSomethingUnread = true;
        else
            _reconciler.Request(Refresh.Orders | Refresh.Positions);
    }

    public void OnPhase(PhaseAnnouncement announced)
    {
        _state.Phases.Take(announced);
        if (_reconciler is not null)
            TellPhases();
    }

    public void OnInsertRejected(string orderRef, int requestId, bool isAnswer, Func<OrderId, Order> toRejectedOrder)
    {
        if (_state.Login is { } login)
            _state.Orders.OnInsertRejected(toRejectedOrder(new OrderId(login.FrontId, login.SessionId, orderRef)), requestId, isAnswer);
    }

    public void OnTriggeredRejected(OrderId id, Exchange exchange, string exchangeOrderId, CounterError error) =>
        _state.Orders.OnTriggeredRejected(id, exchange, exchangeOrderId, error);

    public void OnCancelRejected(OrderId id, Exchange exchange, string exchangeOrderId, CounterError error) =>
        _state.Orders.OnCancelRejected(id, exchange, exchangeOrderId, error);

    public void OnBackgroundError(GatewayError error) => ReportBackgroundError(error);

    protected override IApiConnection<TraderApi> Open(ICounterSource source)
    {
        _defaultQueryInterval = source.DefaultQueryInterval;
        var collector = _collector = new AnswerCollector(Loop, this);
        var callbacks = new TraderCallbacks(Loop, Gate, this, _special) { Observers = _observers, Answers = collector };
        var connection = source.OpenTrader(callbacks, Gate, Settings.TradingFronts);
        _version = connection.Api.Version;
        _calls = new ApiCalls<TraderApi>(connection.Api, Calls);
        Volatile.Write(ref _native, new NativeSession<TraderApi>(_calls, Requests, _queries, collector, Settings.RequestTimeout));
        _send = new TraderRequests(connection.Api, Calls, Settings, _password);
        return connection;
    }

    protected override async Task<Action> LogInAsync(CancellationToken connectionEnded)
    {
        var send = _send!;
        await WaitForQueriesOfTheLostConnectionAsync(connectionEnded).ConfigureAwait(false);
        var passwords = new PasswordChanges(send, Requests, _password, Settings.RequestTimeout);
        var procedure = new LoginProcedure(
            send, Requests, _queries, Settings, _password, passwords, step => Report(step, connectionEnded), OnLoginRefused);
        var login = await procedure.LogInAsync(BeginLogin, connectionEnded).ConfigureAwait(false);
        _queries.Interval = Settings.QueryInterval ?? send.GetQueryInterval(_defaultQueryInterval);
        await procedure.ConfirmSettlementAsync(login.TradingDay, connectionEnded).ConfigureAwait(false);

        Report(SideTrigger.SynchronizationBegan, connectionEnded, login.TradingDay);
        var synchronizer = new Synchronizer(send, _queries, _state, ReportMismatch);
        await synchronizer.SynchronizeAsync(connectionEnded).ConfigureAwait(false);
        return () => BecomeReady(send, login, synchronizer, passwords, connectionEnded);
    }

    protected override void OnNotReady()
    {
        Volatile.Write(ref _orderEntry, null);
        Volatile.Write(ref _specialEntry, null);
        Volatile.Write(ref _synchronizer, null);
        Volatile.Write(ref _passwords, null);
        Volatile.Write(ref _rates, null);
        Volatile.Write(ref _settlement, null);
        _reconciler = null;
    }

    protected override void FailWaits(GatewayError error)
    {
        // First: what waits for its turn must not be sent any more when the query in flight ends.
        _queries.FailAll(error);
        _collector?.Clear();
        base.FailWaits(error);
        _state.Orders.FailWaits(error);
        _special.FailWaits(error);
    }

    private void BecomeReady(
        TraderRequests send, LoginAnswer login, Synchronizer synchronizer, PasswordChanges passwords, CancellationToken connectionEnded)
    {
        _reconciler = new Reconciler(synchronizer, ReportBackgroundError, Time, connectionEnded);
        Volatile.Write(ref _synchronizer, synchronizer);
        Volatile.Write(ref _passwords, passwords);
        Volatile.Write(ref _rates, new RateQueries(send, _queries, _state));
        Volatile.Write(ref _settlement, new SettlementQueries(send, _queries));
        _guards.BeginSession();
        var references = _state.ContinueReferences(login.MaxOrderRef);
        Volatile.Write(ref _specialEntry, new SpecialOrderEntry(
            _calls!, _version!, Requests, _queries, login, references, _state, _guards, Settings, Time));
        Volatile.Write(ref _orderEntry, new OrderEntry(send, Requests, login, references, _state, _guards, Recorder, Settings, Time));
        _onContracts();
        TellPhases();
        if (_state.Positions.HasLots)
            _reconciler.Request(Refresh.Lots);
        if (_state.Positions.HasTradedSinceQuery)
            _reconciler.Request(Refresh.Positions);
        if (_isSomethingUnread)
            _reconciler.Request(Refresh.Orders | Refresh.Positions);
        _isSomethingUnread = false;
        Logger.TradingReady(Settings.GatewayName, login.TradingDay, _state.Contracts.Count);
    }

    private async Task WaitForQueriesOfTheLostConnectionAsync(CancellationToken connectionEnded)
    {
        try
        {
            await _queries.WhenIdleAsync().WaitAsync(Settings.RequestTimeout, Time, connectionEnded).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new GatewayTimeoutException(new GatewayError(
                GatewayErrorKind.Timeout, $"The {Family.Name} library does not return from a query that was sent when its connection was lost."));
        }
    }

    private void BeginLogin(LoginAnswer login)
    {
        _queries.Open();
        _state.BeginLogin(login);
        _special.BeginLogin(login);
    }

    private void TellPhases()
    {
        foreach (var changed in _state.Phases.TakeChanges())
            Status.Tell(now => new PhaseChangedEvent(now, changed.Exchange, changed.Name, changed.Phase, changed.Since));
    }

    private void ReportMismatch(Position kept, Position counted)
    {
        Logger.PositionMismatch(
            Settings.GatewayName, kept.Instrument, kept.Direction, kept.Volume, kept.TodayVolume, counted.Volume, counted.TodayVolume);
        Recorder.PositionDiffered();
        Status.Tell(now => new PositionMismatchEvent(now, kept, counted));
    }
}
