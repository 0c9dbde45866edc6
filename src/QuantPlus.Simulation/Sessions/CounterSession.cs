using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Orders;

namespace QuantPlus.Simulation.Sessions;

/// <summary>
/// One connection to the counter. Requests may come from any thread; answers and the user's stream reach the listener on the session's own
/// thread, in the order the counter made them.
/// </summary>
internal sealed class CounterSession : IDisposable
{
    private readonly EnvironmentCore _core;
    private readonly ICounterSessionListener _listener;
    private readonly DeliveryThread<Action> _delivery;
    private DateOnly _streamDay;
    private int _streamPosition;

    internal CounterSession(EnvironmentCore core, ICounterSessionListener listener, int sessionId)
    {
        _core = core;
        _listener = listener;
        SessionId = sessionId;
        _delivery = new DeliveryThread<Action>("QuantPlus embedded counter", static call => call());
    }

    public int FrontId { get; } = 1;

    public int SessionId { get; }

    /// <summary>The user of the last login; null before it and after a logout. Guarded by the environment.</summary>
    internal UserAccount? Account { get; private set; }

    /// <summary>The largest reference of an order of this login. Guarded by the environment.</summary>
    internal long MaxOrderRef { get; set; }

    /// <summary>Runs a call on the session's own thread, behind everything the counter has sent so far.</summary>
    public void Post(Action call) => _delivery.Post(call);

    /// <summary>Logs a user in; the answer comes first, then what the user's stream has to catch up with.</summary>
    public void Login(string userId, string password, StreamResume resume, Action<LoginAnswer> answer) => _core.Run(now =>
    {
        var account = _core.Counter.FindAccount(userId);
        var error = account?.Accepts(password) == true ? CounterError.None : CounterError.InvalidLogin;
        var reply = new LoginAnswer(
            error, userId, FrontId, SessionId, account?.MaxOrderRef ?? 0, _core.Market.TradingDay, now);
        Post(() => answer(reply));
        if (error == CounterError.None)
            Enter(account!, resume);
    });

    /// <summary>Logs the user out.</summary>
    public void Logout(Action<CounterError> answer) => _core.Run(_ =>
    {
        var error = Account is null ? CounterError.NotLoggedIn : CounterError.None;
        Account = null;
        Post(() => answer(error));
    });

    /// <summary>Sends an order.</summary>
    public void Insert(OrderInput input) => _core.Run(now => _core.Counter.Insert(this, input, now));

    /// <summary>Cancels an order.</summary>
    public void Cancel(OrderCancel cancel) => _core.Run(now => _core.Counter.Cancel(this, cancel, now));

    /// <summary>Asks the counter something; the answer tells the truth of the moment it was asked in.</summary>
    /// <param name="question">Reads the user's account; gets null before the login. Must not keep what it reads from.</param>
    /// <param name="answer">Gets what the question returned, on the session's own thread.</param>
    public void Ask<T>(Func<UserAccount?, DateTime, T> question, Action<T> answer) => _core.Run(now =>
    {
        var result = question(Account, now);
        Post(() => answer(result));
    });

    /// <summary>Ends the session; nothing is delivered any more.</summary>
    public void Dispose()
    {
        _core.Leave(this);
        _delivery.Dispose();
    }

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
        });
    }

    internal void Tell(OrderRejection rejection, bool isOwn) => Post(() => _listener.OnOrderRejected(rejection, isOwn));

    internal void Tell(CancelRejection rejection, bool isOwn) => Post(() => _listener.OnCancelRejected(rejection, isOwn));

    private void Enter(UserAccount account, StreamResume resume)
    {
        if (account != Account || _streamDay != _core.Market.TradingDay)
            _streamPosition = 0;
        Account = account;
        _streamDay = _core.Market.TradingDay;
        MaxOrderRef = 0;

        var from = resume switch
        {
            StreamResume.Restart => 0,
            StreamResume.Resume => Math.Min(_streamPosition, account.PrivateStream.Count),
            _ => account.PrivateStream.Count,
        };
        _streamPosition = from;
        foreach (var happened in account.PrivateStream.Skip(from))
            Tell(happened);
    }
}
