using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Orders;
using QuantPlus.Simulation.Special;
using QuantPlus.Simulation.Time;

namespace QuantPlus.Simulation.Sessions;

/// <summary>
/// One client of the counter: a connection that may come and go, and the user who is logged in over it. Requests may come from any thread; answers
/// and the user's stream reach the listener on the session's own thread, in the order the counter made them.
/// </summary>
internal sealed class CounterSession : IEnvironmentSession, IDisposable
{
    private readonly EnvironmentCore _core;
    private readonly ICounterSessionListener _listener;
    private readonly DeliveryThread<Action> _delivery;
    private readonly SessionLink _link;
    private UserAccount? _streamOf;
    private DateOnly _streamDay;
    private int _streamPosition;
    private DateTime _loggedInAt;

    internal CounterSession(EnvironmentCore core, ICounterSessionListener listener)
    {
        _core = core;
        _listener = listener;
        _delivery = new DeliveryThread<Action>("QuantPlus embedded counter", static call => call());
        _link = new SessionLink(core, Post, listener, ForgetLogin);
        Queries = new QueryGate(core.Counter.Rules.QueriesPerSecond, core.Counter.Rules.MaxUnansweredQueries);
        Orders = new RateLimit(core.Counter.Rules.OrdersPerSecond);
    }

    public int FrontId { get; } = 1;

    /// <summary>The number of the present login; every login gets another one. Guarded by the environment.</summary>
    public int SessionId { get; private set; }

    /// <summary>Whether requests can be sent.</summary>
    public bool IsConnected => _link.IsUp;

    /// <summary>The user of the last login; null before it, after a logout and after a lost connection. Guarded by the environment.</summary>
    internal UserAccount? Account { get; private set; }

    /// <summary>Whether the client has shown the code it was given. Guarded by the environment.</summary>
    internal bool IsAuthenticated { get; private set; }

    /// <summary>The largest reference of an order of this login. Guarded by the environment.</summary>
    internal long MaxOrderRef { get; set; }

    /// <summary>Which queries leave the client's side.</summary>
    public QueryGate Queries { get; }

    internal RateLimit Orders { get; }

    /// <summary>Runs a call on the session's own thread, behind everything the counter has sent so far.</summary>
    public void Post(Action call) => _delivery.Post(call);

    /// <summary>Shows the code that the client was given.</summary>
    public void Authenticate(string appId, string authCode, Action<CounterError> answer) => _core.Run(_ =>
    {
        IsAuthenticated = _core.Counter.Rules.Accepts(appId, authCode);
        var error = IsAuthenticated ? CounterError.None : CounterError.AuthenticationFailed;
        Post(() => answer(error));
    });

    /// <summary>Logs a user in; the answer comes first, then what the streams have to catch up with.</summary>
    /// <param name="brokerId">The broker's number.</param>
    /// <param name="userId">The user.</param>
    /// <param name="password">The user's password.</param>
    /// <param name="resume">What of the user's own stream is wanted.</param>
    /// <param name="resumePublic">What of the stream to everybody: but for "only from now on", the products' phases.</param>
    /// <param name="answer">Gets the verdict.</param>
    public void Login(
        string brokerId, string userId, string password, StreamResume resume, StreamResume resumePublic, Action<LoginAnswer> answer) => _core.Run(now =>
    {
        var error = _core.Counter.Login(this, brokerId, userId, password, out var account);
        SessionId = _core.NextSessionId();
        var reply = new LoginAnswer(error, userId, FrontId, SessionId, account?.MaxOrderRef ?? 0, _core.Market.TradingDay, now);
        Post(() => answer(reply));
        if (error == CounterError.None)
        {
            _loggedInAt = now;
            if (resumePublic != StreamResume.Quick)
                CatchUpWithPhases();
            Enter(account!, resume);
        }
    });

    /// <summary>Logs the user out.</summary>
    public void Logout(Action<CounterError> answer) => _core.Run(_ =>
    {
        var error = Account is null ? CounterError.NotLoggedIn : CounterError.None;
        Account = null;
        Post(() => answer(error));
    });

    /// <summary>Gives the user another password; possible before the login, so that a first password can be changed.</summary>
    public void ChangePassword(string userId, string oldPassword, string newPassword, Action<CounterError> answer) => _core.Run(_ =>
    {
        var error = _core.Counter.ChangePassword(userId, oldPassword, newPassword);
        Post(() => answer(error));
    });

    /// <summary>Gives the money account of the user who is logged in another password.</summary>
    public void ChangeMoneyPassword(string oldPassword, string newPassword, Action<CounterError> answer) => _core.Run(_ =>
    {
        var error = TradingCounter.ChangeMoneyPassword(this, oldPassword, newPassword);
        Post(() => answer(error));
    });

    /// <summary>Sends an order.</summary>
    public void Insert(OrderInput input) => _core.Run(now => _core.Counter.Insert(this, input, now));

    /// <summary>Cancels an order.</summary>
    public void Cancel(OrderCancel cancel) => _core.Run(now => _core.Counter.Cancel(this, cancel, now));

    /// <summary>Does something else at the counter.</summary>
    public void Act(Action<TradingCounter, DateTime> act) => _core.Run(now => act(_core.Counter, now));

    /// <summary>Asks the counter something; the answer tells the truth of the moment it was asked in.</summary>
    /// <param name="question">Reads the user's account; gets null before the login. Must not keep what it reads from.</param>
    /// <param name="answer">Gets what the question returned, on the session's own thread.</param>
    public void Ask<T>(Func<UserAccount?, DateTime, T> question, Action<T> answer) => _core.Run(now =>
    {
        var result = question(Account, now);
        Post(() => answer(result));
    });

    /// <summary>Whether another query leaves the client's side at the present moment.</summary>
    public QueryVerdict TryQuery(object query) => _core.Read(now => Queries.Take(now, query));

    /// <summary>Why the counter answers no query at a moment; none where it does. Guarded by the environment.</summary>
    public CounterError RefusalOfQuery(DateTime now) =>
        Account is null ? CounterError.NotLoggedIn
        : now - _loggedInAt < _core.Counter.Rules.QueriesReadyAfter ? CounterError.QueryTooSoon
        : CounterError.None;

    /// <summary>The connection is lost, and the login with it; it comes back after a while of the host's time, or never.</summary>
    public void Drop(int reason, TimeSpan? reconnectAfter) => _core.Run(_ => Lose(reason, reconnectAfter));

    /// <summary>The connection is lost and comes back many times.</summary>
    public void Storm(int times, int reason) => _core.Run(_ => _link.Storm(times, reason));

    /// <summary>Ends the session; nothing is delivered any more.</summary>
    public void Dispose()
    {
        _core.Leave(this);
        _delivery.Dispose();
    }

    internal void Open() => _link.Open();

    internal void Lose(int reason, TimeSpan? reconnectAfter) => _link.Drop(reason, reconnectAfter);

    internal void Close() => _link.Dispose();

    /// <summary>One more message of the user's stream.</summary>
    internal void Tell(PrivateEvent happened)
    {
        _streamPosition++;
        Post(() =>
        {
            if (happened.Order is { } order)
                _listener.OnOrder(order);
            if (happened.Trade is { } trade)
                _listener.OnTrade(trade);
            if (happened.Special is { } special)
                _listener.OnSpecial(special);
            if (happened.Failure is { } failure)
                _listener.OnConditionalOrderFailed(failure);
        });
    }

    internal void Tell(OrderRejection rejection, bool isOwn) => Post(() => _listener.OnOrderRejected(rejection, isOwn));

    internal void Tell(CancelRejection rejection, bool isOwn) => Post(() => _listener.OnCancelRejected(rejection, isOwn));

    internal void Tell(SpecialRejection rejection, bool isOwn) => Post(() => _listener.OnSpecialRejected(rejection, isOwn));

    /// <summary>What somebody asks market makers, to whoever is logged in.</summary>
    internal void Tell(QuoteDemandRecord demand)
    {
        if (Account is not null)
            Post(() => _listener.OnQuoteDemand(demand));
    }

    /// <summary>What an exchange announces, to whoever is logged in.</summary>
    internal void Tell(ProductStatus status)
    {
        if (Account is not null)
            Post(() => _listener.OnProductStatus(status));
    }

    private void CatchUpWithPhases()
    {
        foreach (var status in _core.Phases.Announced)
            Post(() => _listener.OnProductStatus(status));
    }

    private void ForgetLogin()
    {
        Account = null;
        IsAuthenticated = false;
        Queries.Forget();
    }

    private void Enter(UserAccount account, StreamResume resume)
    {
        if (account != _streamOf || _streamDay != _core.Market.TradingDay)
            _streamPosition = 0;
        Account = _streamOf = account;
        _streamDay = _core.Market.TradingDay;
        MaxOrderRef = 0;

        var from = resume switch
        {
            StreamResume.Restart => 0,
            StreamResume.Resume => Math.Min(_streamPosition, account.PrivateStream.Count),
            _ => account.PrivateStream.Count,
        };
        _streamPosition = from;
        foreach (var happened in account.PrivateStream.Skip(from).ToArray())
            Tell(happened);
    }
}
