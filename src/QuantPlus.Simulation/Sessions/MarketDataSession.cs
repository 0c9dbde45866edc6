using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Quotes;

namespace QuantPlus.Simulation.Sessions;

/// <summary>One connection to the market data front. Like a real one it lets everybody in.</summary>
internal sealed class MarketDataSession : IDisposable
{
    private readonly EnvironmentCore _core;
    private readonly IMarketDataListener _listener;
    private readonly DeliveryThread<Message> _delivery;
    private readonly HashSet<ListedContract> _subscribed = [];

    internal MarketDataSession(EnvironmentCore core, IMarketDataListener listener, int sessionId)
    {
        _core = core;
        _listener = listener;
        SessionId = sessionId;
        _delivery = new DeliveryThread<Message>("QuantPlus embedded market data", Deliver);
    }

    public int FrontId { get; } = 1;

    public int SessionId { get; }

    /// <summary>Runs a call on the session's own thread, behind everything that was sent so far.</summary>
    public void Post(Action call) => _delivery.Post(new Message(call, default));

    /// <summary>Asks for the trading day and the virtual time.</summary>
    public void Login(Action<DateOnly, DateTime> answer) => _core.Run(now =>
    {
        var day = _core.Market.TradingDay;
        Post(() => answer(day, now));
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
        _subscribed.Add(contract!);
        _delivery.Post(new Message(null, _core.Market.Last(contract!)));
    });

    /// <summary>Ends a subscription; a contract that was not subscribed is no error.</summary>
    public void Unsubscribe(string symbol, Action<bool> answer) => _core.Run(_ =>
    {
        var isKnown = _core.Contracts.TryGet(symbol, out var contract);
        if (isKnown)
            _subscribed.Remove(contract!);
        Post(() => answer(isKnown));
    });

    /// <summary>Ends the session; nothing is delivered any more.</summary>
    public void Dispose()
    {
        _core.Leave(this);
        _delivery.Dispose();
    }

    internal void Tell(in Quote quote)
    {
        if (_subscribed.Contains(quote.Contract))
            _delivery.Post(new Message(null, quote));
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
