using Microsoft.Extensions.Logging;
using QuantPlus.Errors;
using QuantPlus.Ftdc.Connections;
using QuantPlus.Ftdc.Native;
using QuantPlus.Ftdc.Raw;
using QuantPlus.Ftdc.Requests;
using QuantPlus.Ftdc.Session;
using QuantPlus.Telemetry;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>The market data side: logs in, subscribes again whatever has a reader, and hands ticks to their readers.</summary>
internal sealed class MarketDataSession : SideSession<MdApi>, IMarketDataEvents
{
    private readonly AccountPassword _password;
    private readonly SubscriptionTable _subscriptions;
    private readonly Func<CancellationToken, Task> _untilTradingIsIn;
    private readonly SubscriptionAnswers _answers;
    private readonly SubscriptionPace _pace;
    private readonly Lock _wire = new();
    private readonly SemaphoreSlim _subscribing = new(1, 1);
    private readonly SpiObservers<MdSpi> _observers;
    private NativeSession<MdApi>? _native;
    private AnswerCollector? _collector;
    private MarketDataRequests? _send;
    private volatile bool _isReady;

    /// <param name="settings">The session's settings.</param>
    /// <param name="password">The password in use.</param>
    /// <param name="subscriptions">Who reads which contract; it outlives this session.</param>
    /// <param name="untilTradingIsIn">Waits until the trading side has logged in, where there is one: some market data fronts want it there first.</param>
    /// <param name="observers">Who sees every callback.</param>
    /// <param name="status">Where states are shown.</param>
    /// <param name="recorder">Told of what is measured.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    public MarketDataSession(
        SessionSettings settings,
        AccountPassword password,
        SubscriptionTable subscriptions,
        Func<CancellationToken, Task> untilTradingIsIn,
        SpiObservers<MdSpi> observers,
        StatusBoard status,
        GatewayRecorder recorder,
        TimeProvider time,
        ILogger logger)
        : base(GatewaySide.MarketData, settings.MarketDataFronts, settings, status, recorder, time, logger)
    {
        _password = password;
        _subscriptions = subscriptions;
        _untilTradingIsIn = untilTradingIsIn;
        _observers = observers;
        _answers = new SubscriptionAnswers(time);
        _pace = new SubscriptionPace(time);
    }

    /// <summary>Whether subscriptions are sent to the counter at once; otherwise they are with the next login.</summary>
    public bool IsReady => _isReady;

    /// <summary>The API object itself; null before it is created.</summary>
    public NativeSession<MdApi>? Native => Volatile.Read(ref _native);

    /// <summary>Subscribes symbols at the counter and waits for its answers.</summary>
    /// <exception cref="GatewayException">Refused, not answered, or disconnected.</exception>
    public async Task SubscribeAsync(string[] symbols, CancellationToken cancellationToken)
    {
        await _subscribing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (var part in symbols.Chunk(SubscriptionPace.SymbolsPerSecond))
            {
                if (await SubscribePartAsync(part, cancellationToken).ConfigureAwait(false) is { Length: > 0 } missing)
                    throw SubscriptionAnswers.TooLate(missing, Settings.RequestTimeout);
            }
        }
        finally
        {
            _subscribing.Release();
        }
    }

    /// <summary>Tells the counter that nobody reads these symbols any more. Nobody waits for its answer.</summary>
    public void Unsubscribe(string[] symbols)
    {
        // Looked at and sent as one: somebody may have begun to read a symbol again, and must not lose it to an end that overtakes the beginning.
        lock (_wire)
        {
            symbols = _subscriptions.NotWanted(symbols);
            if (symbols.Length > 0 && _isReady)
                _send?.Unsubscribe(symbols);
        }
    }

    public void OnSubscribed(string symbol, CounterError? error) => _answers.OnAnswer(symbol, error);

    protected override IApiConnection<MdApi> Open(ICounterSource source)
    {
        var collector = _collector = new AnswerCollector(Loop, this);
        var callbacks = new MarketDataCallbacks(Loop, Gate, new TickDispatcher(_subscriptions), this) { Observers = _observers, Answers = collector };
        var connection = source.OpenMarketData(callbacks, Gate, Settings.MarketDataFronts);
        _send = new MarketDataRequests(connection.Api, Calls, Settings, _password);
        Volatile.Write(ref _native, new NativeSession<MdApi>(
            new ApiCalls<MdApi>(connection.Api, Calls), Requests, null, collector, Settings.RequestTimeout));
        return connection;
    }

    protected override async Task<Action> LogInAsync(CancellationToken connectionEnded)
    {
        await _untilTradingIsIn(connectionEnded).ConfigureAwait(false);
        Report(SideTrigger.LoginBegan, connectionEnded);
        await Requests.SendAsync(
            "the market data login", _send!.LogIn, Settings.RequestTimeout, null, connectionEnded, OnLoginRefused).ConfigureAwait(false);

        Report(SideTrigger.SynchronizationBegan, connectionEnded);
        _subscriptions.ExpectStaleTicks();
        var symbols = _subscriptions.Symbols;
        await SubscribeAgainAsync(symbols, connectionEnded).ConfigureAwait(false);
        return () =>
        {
            _isReady = true;

            // Those whose last reader left in the meantime.
            Unsubscribe(symbols);
            Logger.MarketDataReady(Settings.GatewayName);
        };
    }

    protected override void OnNotReady() => _isReady = false;

    protected override void FailWaits(GatewayError error)
    {
        base.FailWaits(error);
        _collector?.Clear();
        _answers.FailAll(error);
    }

    // A contract that the counter refuses by now, or says nothing of, must not keep the others from their ticks; what passes by itself is tried again with the
    // next attempt, as a front is that says nothing at all.
    private async Task SubscribeAgainAsync(string[] symbols, CancellationToken connectionEnded)
    {
        await _subscribing.WaitAsync(connectionEnded).ConfigureAwait(false);
        try
        {
            foreach (var part in symbols.Chunk(SubscriptionPace.SymbolsPerSecond))
            {
                try
                {
                    var missing = await SubscribePartAsync(part, connectionEnded).ConfigureAwait(false);
                    if (missing.Length == 0)
                        _subscriptions.MarkTaken(part);
                    else if (missing.Length < part.Length)
                        ReportBackgroundError(SubscriptionAnswers.TooLate(missing, Settings.RequestTimeout).Error);
                    else
                        throw SubscriptionAnswers.TooLate(missing, Settings.RequestTimeout);
                }
                catch (GatewayException exception) when (exception.Error.Class != GatewayErrorClass.Transient)
                {
                    ReportBackgroundError(exception.Error);
                }
            }
        }
        finally
        {
            _subscribing.Release();
        }
    }

    private async Task<string[]> SubscribePartAsync(string[] symbols, CancellationToken cancellationToken)
    {
        await _pace.WaitAsync(symbols.Length, cancellationToken).ConfigureAwait(false);
        return await _answers.SendAsync(symbols, Send, Settings.RequestTimeout, cancellationToken).ConfigureAwait(false);
    }

    private int Send(string[] symbols)
    {
        lock (_wire)
            return _send!.Subscribe(symbols);
    }
}
