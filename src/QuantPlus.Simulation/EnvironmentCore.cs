using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Faults;
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
    private readonly TimeProvider _time;
    private readonly EnvironmentClock _clock;
    private readonly List<CounterSession> _counterSessions = [];
    private readonly List<MarketDataSession> _marketDataSessions = [];
    private readonly Dictionary<ListedContract, List<MarketDataSession>> _subscribers = [];
    private readonly int _seed;
    private ITimer? _timer;
    private DateTime _now;
    private int _sessionCount;
    private bool _isJumping;

    public EnvironmentCore(EmbeddedEnvironmentOptions options, TimeProvider time)
    {
        _time = time;
        _seed = options.Seed;
        _clock = new EnvironmentClock(time, options.Speed, options.StartTime);
        _now = _clock.Start;
        var recordings = options.LoadRecordings();
        Contracts = recordings.Contracts;
        Calendar = new TradingCalendar(options.KeepExchangeHours, new BusinessDays(options.Holidays));
        Market = new Market(new MarketSources(Contracts, recordings, options.Seed, options.KeepContractDates), Calendar, _clock.Start);
        Phases = new ProductPhases(Contracts, Calendar, _clock.Start);
        Counter = new TradingCounter(Contracts, Market, Calendar, options.ToRules());
        Faults = new FaultScript(options.GetFaults(), options.Seed);
        foreach (var user in options.AllUsers())
            Counter.AddAccount(user.Open(Counter.Rules, Contracts, Market));
    }

    public ContractTable Contracts { get; }

    public TradingCalendar Calendar { get; }

    public Market Market { get; }

    public TradingCounter Counter { get; }

    public FaultScript Faults { get; }

    public RequestCounts Requests { get; } = new();

    public ProductPhases Phases { get; }

    public DateTime Start => _clock.Start;

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

    /// <summary>Plays the market ahead of the clock.</summary>
    public void Jump(TimeSpan by)
    {
        lock (_lock)
        {
            _clock.Jump(by);
            _isJumping = true;
            AdvanceToNow();
            _isJumping = false;
        }
    }

    /// <summary>A timer of the host's time, for what vendor libraries time by themselves.</summary>
    public ITimer CreateAlarm(Action ring, TimeSpan after) =>
        _time.CreateTimer(_ => Run(_ => ring()), null, after, Timeout.InfiniteTimeSpan);

    public CounterSession OpenCounterSession(ICounterSessionListener listener)
    {
        lock (_lock)
        {
            var session = new CounterSession(this, listener);
            _counterSessions.Add(session);
            Counter.Enter(session);
            KeepPlayingWhileNeeded();
            session.Open();
            return session;
        }
    }

    public MarketDataSession OpenMarketDataSession(IMarketDataListener listener)
    {
        lock (_lock)
        {
            var session = new MarketDataSession(this, listener);
            _marketDataSessions.Add(session);
            KeepPlayingWhileNeeded();
            session.Open();
            return session;
        }
    }

    public void Leave(CounterSession session)
    {
        lock (_lock)
        {
            session.Close();
            Counter.Leave(session);
            _counterSessions.Remove(session);
            KeepPlayingWhileNeeded();
        }
    }

    public void Leave(MarketDataSession session)
    {
        lock (_lock)
        {
            session.Close();
            _marketDataSessions.Remove(session);
            KeepPlayingWhileNeeded();
        }
    }

    /// <summary>Does something to every connection.</summary>
    public void ForEachSession(Action<CounterSession> trading, Action<MarketDataSession> marketData) => Run(_ =>
    {
        _counterSessions.ForEach(trading);
        _marketDataSessions.ForEach(marketData);
    });

    public void Subscribe(MarketDataSession session, ListedContract contract)
    {
        if (!_subscribers.TryGetValue(contract, out var sessions))
            _subscribers.Add(contract, sessions = []);
        sessions.Add(session);
        Market.Watch(contract);
    }

    public void Unsubscribe(MarketDataSession session, ListedContract contract)
    {
        if (_subscribers.TryGetValue(contract, out var sessions) && sessions.Remove(session))
            Market.Unwatch(contract);
    }

    // Spread over all 32 bits like a real counter's, so that some are negative; the same ones for the same seed.
    public int NextSessionId() => unchecked((int)((uint)(++_sessionCount + _seed) * 2654435769u));

    void IMarketObserver.OnQuote(in Quote quote)
    {
        // Matching first: who sees the snapshot may rely on its trades having happened.
        Counter.OnQuote(in quote);
        if (!_subscribers.TryGetValue(quote.Contract, out var sessions))
            return;
        var seen = Counter.Seen(in quote);
        foreach (var session in sessions)
            session.Tell(in seen);
    }

    bool IMarketObserver.MustWait => !_isJumping && _marketDataSessions.Exists(static session => session.IsBehind);

    void IMarketObserver.OnStep(DateTime time)
    {
        foreach (var status in Phases.Advance(time))
        {
            _counterSessions.ForEach(session => session.Tell(status));
            Counter.OnPhase(status, time);
        }
    }

    void IMarketObserver.OnDayEnd() => Counter.Settle(_now);

    private void AdvanceToNow()
    {
        var now = _clock.Now;
        if (now <= _now)
            now = _now;
        if (Market.AdvanceTo(now, this))
        {
            _now = now;
            return;
        }

        // Time runs no faster than the slowest client can follow; otherwise its snapshots would pile up without end.
        if (Market.Present > _now)
            _now = Market.Present;
        _clock.FallBackTo(_now);
    }

    // With nobody connected the market needs no pushing: the next request plays what was missed.
    private void KeepPlayingWhileNeeded()
    {
        var isNeeded = _counterSessions.Count + _marketDataSessions.Count > 0;
        if (isNeeded == _timer is not null)
            return;
        _timer?.Dispose();
        _timer = isNeeded
            ? _clock.CreateTimer(static core => ((EnvironmentCore)core!).Run(static _ => { }), this, MarketStep.Length)
            : null;
    }
}
