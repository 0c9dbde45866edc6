using Microsoft.Extensions.Logging;
using QuantPlus.Errors;
using QuantPlus.Ftdc.Connections;
using QuantPlus.Ftdc.Session;
using QuantPlus.Telemetry;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>The market data side: logs in, subscribes again whatever has a reader, and hands ticks to their readers.</summary>
internal sealed class MarketDataSession : SideSession<MdApi>, IMarketDataEvents
{
    /// <summary>Fronts drop a connection that subscribes much faster than a thousand contracts a second.</summary>
    private const int SymbolsPerSecond = 1000;

    private readonly AccountPassword _password;
    private readonly SubscriptionTable _subscriptions;
    private readonly SubscriptionAnswers _answers;
    private readonly SemaphoreSlim _subscribing = new(1, 1);
    private MarketDataRequests? _send;
    private volatile bool _isReady;

    public MarketDataSession(
        SessionSettings settings,
        AccountPassword password,
        SubscriptionTable subscriptions,
        StatusBoard status,
        GatewayRecorder recorder,
        TimeProvider time,
        ILogger logger)
        : base(GatewaySide.MarketData, settings.MarketDataFronts, settings, status, recorder, time, logger)
    {
        _password = password;
        _subscriptions = subscriptions;
        _answers = new SubscriptionAnswers(time);
    }

    /// <summary>Whether subscriptions are sent to the counter at once; otherwise they are with the next login.</summary>
    public bool IsReady => _isReady;

    /// <summary>Subscribes symbols at the counter and waits for its answers.</summary>
    /// <exception cref="GatewayException">Refused, not answered, or disconnected.</exception>
    public async Task SubscribeAsync(string[] symbols, CancellationToken cancellationToken)
    {
        await _subscribing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            for (var from = 0; from < symbols.Length; from += SymbolsPerSecond)
            {
                if (from > 0)
                    await Task.Delay(TimeSpan.FromSeconds(1), Time, cancellationToken).ConfigureAwait(false);
                var part = symbols[from..Math.Min(from + SymbolsPerSecond, symbols.Length)];
                await _answers.SendAsync(part, _send!.Subscribe, Settings.RequestTimeout, cancellationToken).ConfigureAwait(false);
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
        if (symbols.Length > 0 && _isReady)
            _send?.Unsubscribe(symbols);
    }

    public void OnSubscribed(string symbol, CounterError? error) => _answers.OnAnswer(symbol, error);

    protected override IApiConnection<MdApi> Open(ICounterSource source)
    {
        var callbacks = new MarketDataCallbacks(Loop, Gate, new TickDispatcher(_subscriptions), this);
        var connection = source.OpenMarketData(callbacks, Gate, Settings.MarketDataFronts);
        _send = new MarketDataRequests(connection.Api, Calls, Settings, _password);
        return connection;
    }

    protected override async Task<Action> LogInAsync(CancellationToken connectionEnded)
    {
        Report(SideTrigger.LoginBegan, connectionEnded);
        await Requests.SendAsync("the market data login", _send!.LogIn, Settings.RequestTimeout, null, connectionEnded).ConfigureAwait(false);

        Report(SideTrigger.SynchronizationBegan, connectionEnded);
        _subscriptions.ExpectStaleTicks();
        await SubscribeAgainAsync(connectionEnded).ConfigureAwait(false);
        return () =>
        {
            _isReady = true;
            Logger.MarketDataReady(Settings.GatewayName);
        };
    }

    protected override void OnNotReady() => _isReady = false;

    protected override void FailWaits(GatewayError error)
    {
        base.FailWaits(error);
        _answers.FailAll(error);
    }

    // A contract that the counter refuses by now must not keep the others from their ticks.
    private async Task SubscribeAgainAsync(CancellationToken connectionEnded)
    {
        try
        {
            await SubscribeAsync(_subscriptions.Symbols, connectionEnded).ConfigureAwait(false);
        }
        catch (GatewayException exception) when (exception.Kind is not (GatewayErrorKind.Disconnected or GatewayErrorKind.Timeout))
        {
            Logger.BackgroundError(Settings.GatewayName, exception.Error);
        }
    }
}
