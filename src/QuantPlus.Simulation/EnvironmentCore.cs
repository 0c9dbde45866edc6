using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Quotes;
using QuantPlus.Simulation.Sessions;
using QuantPlus.Simulation.Time;

namespace QuantPlus.Simulation;

/// <summary>
/// The one owner of everything that changes. Every request first plays the market up to the present virtual moment and then acts, under one
/// lock, so that the outcome depends on the seed, the requests and their virtual times alone. Nobody is called back under the lock:
/// what sessions are told goes to their own threads.
/// </summary>
internal sealed class EnvironmentCore : IMarketObserver
{
    private readonly Lock _lock = new();
    private readonly EnvironmentClock _clock;
    private readonly List<MarketDataSession> _marketDataSessions = [];
    private readonly int _seed;
    private ITimer? _timer;
    private DateTime _now;
    private int _openSessions;
    private int _sessionCount;

    public EnvironmentCore(EmbeddedEnvironmentOptions options, TimeProvider time)
    {
        _seed = options.Seed;
        _clock = new EnvironmentClock(time, options.Speed);
        _now = _clock.Start;
        Contracts = ContractTable.BuiltIn;
        Market = new Market(Contracts, options.Seed, _clock.Start);
        Counter = new TradingCounter(Contracts, Market);
        var account = new UserAccount(options.UserId, options.Password, options.Balance);
        foreach (var position in options.YesterdayPositions)
            position.OpenIn(account, Contracts, Market);
        Counter.AddAccount(account);
    }

    public ContractTable Contracts { get; }

    public Market Market { get; }

    public TradingCounter Counter { get; }

    /// <summary>Acts at the present virtual moment; the market has been played up to it.</summary>
    public void Run(Action<DateTime> act)
    {
        lock (_lock)
        {
            AdvanceToNow();
            act(_now);
        }
    }

    /// <summary>Reads at the present virtual moment; the market has been played up to it.</summary>
    public T Read<T>(Func<DateTime, T> read)
    {
        lock (_lock)
        {
            AdvanceToNow();
            return read(_now);
        }
    }

    public CounterSession OpenCounterSession(ICounterSessionListener listener)
    {
        lock (_lock)
        {
            var session = new CounterSession(this, listener, NextSessionId());
            Counter.Enter(session);
            SessionOpened();
            return session;
        }
    }

    public MarketDataSession OpenMarketDataSession(IMarketDataListener listener)
    {
        lock (_lock)
        {
            var session = new MarketDataSession(this, listener, NextSessionId());
            _marketDataSessions.Add(session);
            SessionOpened();
            return session;
        }
    }

    public void Leave(CounterSession session)
    {
        lock (_lock)
        {
            if (Counter.Leave(session))
                SessionClosed();
        }
    }

    public void Leave(MarketDataSession session)
    {
        lock (_lock)
        {
            if (_marketDataSessions.Remove(session))
                SessionClosed();
        }
    }

    void IMarketObserver.OnQuote(in Quote quote)
    {
        // Matching first: who sees the snapshot may rely on its trades having happened.
        Counter.OnQuote(in quote);
        foreach (var session in _marketDataSessions)
            session.Tell(in quote);
    }

    void IMarketObserver.OnDayEnd() => Counter.Settle(_now);

    private void AdvanceToNow()
    {
        var now = _clock.Now;
        if (now > _now)
            _now = now;
        Market.AdvanceTo(_now, this);
    }

    // With nobody connected the market needs no pushing: the next request plays what was missed.
    private void SessionOpened()
    {
        if (_openSessions++ == 0)
            _timer = _clock.CreateTimer(static core => ((EnvironmentCore)core!).Run(static _ => { }), this, MarketStep.Length);
    }

    private void SessionClosed()
    {
        if (--_openSessions > 0)
            return;
        _timer?.Dispose();
        _timer = null;
    }

    // Spread over all 32 bits like a real counter's, so that some are negative; the same ones for the same seed.
    private int NextSessionId() => unchecked((int)((uint)(++_sessionCount + _seed) * 2654435769u));
}
