using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Quotes;

namespace QuantPlus.Simulation.Sessions;

/// <summary>One client of the market data front. Like most real fronts it lets everybody in, and forgets the subscriptions with the connection.</summary>
internal sealed class MarketDataSession : IEnvironmentSession, IDisposable
{
    /// <summary>Snapshots that may wait for a client before time waits for it; a few tens of megabytes.</summary>
    private const int MaxWaiting = 50_000;

    private readonly EnvironmentCore _core;
    private readonly IMarketDataListener _listener;
    private readonly DeliveryThread<Message> _delivery;
    private readonly SessionLink _link;
    private readonly HashSet<ListedContract> _subscribed = [];

    internal MarketDataSession(EnvironmentCore core, IMarketDataListener listener)
    {
        _core = core;
        _listener = listener;
        _delivery = new DeliveryThread<Message>("QuantPlus embedded market data", Deliver);
        _link = new SessionLink(core, Post, listener, UnsubscribeAll);
    }

    public int FrontId { get; } = 1;

    /// <summary>The number of the present login. Guarded by the environment.</summary>
    public int SessionId { get; private set; }

    /// <summary>Whether requests can be sent.</summary>
    public bool IsConnected => _link.IsUp;

    /// <summary>Runs a call on the session's own thread, behind everything that was sent so far.</summary>
    public void Post(Action call) => _delivery.Post(new Message(call, default));

    /// <summary>Asks for the verdict, the login's number, the trading day and the virtual time.</summary>
    public void Login(Action<CounterError, int, DateOnly, DateTime> answer) => _core.Run(now =>
    {
        var error = _core.Counter.LoginForMarketData();
        var day = _core.Market.TradingDay;
        var id = SessionId = _core.NextSessionId();
        Post(() => answer(error, id, day, now));
    });

    /// <summary>Subscribes a contract: the answer first, then the last snapshot.</summary>
    /// <param name="symbol">The contract.</param>
    /// <param name="answer">Gets whether there is such a contract.</param>
    public void Subscribe(string symbol, Action<bool> answer) => _core.Run(_ =>
    {
        var isKnown = _core.Contracts.TryGet(symbol, out var contract);
        Post(() => answer(isKnown));
        if (!isKnown)
            return;
        if (_subscribed.Add(contract!))
            _core.Subscribe(this, contract!);
        _delivery.Post(new Message(null, _core.Counter.Seen(in _core.Market.Last(contract!))));
    });

    /// <summary>Ends a subscription; a contract that was not subscribed is no error.</summary>
    public void Unsubscribe(string symbol, Action<bool> answer) => _core.Run(_ =>
    {
        var isKnown = _core.Contracts.TryGet(symbol, out var contract);
        if (isKnown && _subscribed.Remove(contract!))
            _core.Unsubscribe(this, contract!);
        Post(() => answer(isKnown));
    });

    /// <summary>Ends the connection; it comes back after a while of the host's time, or never.</summary>
    public void Drop(int reason, TimeSpan? reconnectAfter) => _core.Run(_ => _link.Drop(reason, reconnectAfter));

    /// <summary>The connection is lost and comes back many times.</summary>
    public void Storm(int times, int reason) => _core.Run(_ => _link.Storm(times, reason));

    /// <summary>Ends the session; nothing is delivered any more.</summary>
    public void Dispose()
    {
        _core.Leave(this);
        _delivery.Dispose();
    }

    /// <summary>Whether more snapshots wait for the client than it should have to catch up with.</summary>
    internal bool IsBehind => _delivery.Waiting > MaxWaiting;

    internal void Open() => _link.Open();

    internal void Close() => _link.Dispose();

    internal void Tell(in Quote quote) => _delivery.Post(new Message(null, quote));

    private void UnsubscribeAll()
    {
        foreach (var contract in _subscribed)
            _core.Unsubscribe(this, contract);
        _subscribed.Clear();
    }

    private void Deliver(Message message)
    {
        if (message.Call is { } call)
            call();
        else
            _listener.OnQuote(in message.Quote);
    }

    private readonly struct Message(Action? call, Quote quote)
    {
        public readonly Action? Call = call;
        public readonly Quote Quote = quote;
    }
}
