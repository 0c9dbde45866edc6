using QuantPlus.Instruments;

namespace QuantPlus.Ftdc.Trading;

/// <summary>What the trading side knows: contracts, orders, trades, positions and account. It outlives connections.</summary>
internal sealed class TradingState(OrderTracker orders, PositionTracker positions, AccountBook accounts, RateBook rates)
{
    private ContractCatalog _contracts = ContractCatalog.Empty;
    private LoginAnswer? _login;
    private OrderReferences? _references;

    public OrderTracker Orders { get; } = orders;

    public PositionTracker Positions { get; } = positions;

    public AccountBook Accounts { get; } = accounts;

    public RateBook Rates { get; } = rates;

    public PhaseTable Phases { get; } = new();

    public ContractCatalog Contracts
    {
        get => Volatile.Read(ref _contracts);
        set => Volatile.Write(ref _contracts, value);
    }

    /// <summary>The trading day that everything here belongs to; null before the first login.</summary>
    public DateOnly? TradingDay { get; private set; }

    /// <summary>The login in force; null before the first one.</summary>
    public LoginAnswer? Login
    {
        get => Volatile.Read(ref _login);
        private set => Volatile.Write(ref _login, value);
    }

    /// <summary>
    /// A login succeeded. On a new trading day, orders and trades start from nothing and contracts and rates are asked for again.
    /// </summary>
    public void BeginLogin(LoginAnswer login)
    {
        Login = login;
        Orders.BeginSession(login.FrontId, login.SessionId);

        // A login that does not say which day it is says nothing of a new one.
        if (TradingDay is not null && (login.TradingDay ?? TradingDay) == TradingDay)
            return;

        // The very first login keeps what the private stream has replayed already.
        if (TradingDay is not null)
            Orders.Clear(TradingDay);
        _references = null;
        TradingDay = login.TradingDay;
        Contracts = ContractCatalog.Empty;
        Rates.Clear();
    }

    /// <summary>
    /// Makes sure that a login is still in force. What was meant for it must not be sent over a later one: it would go out with a reference, or under a number, that
    /// is not its own.
    /// </summary>
    /// <exception cref="Errors.GatewayDisconnectedException">Another login is.</exception>
    public void DemandLogin(LoginAnswer login, string what)
    {
        if (!ReferenceEquals(Login, login))
            throw OrderErrors.NotSent(what);
    }

    /// <summary>The order references of a new login: they count up from the counter's highest, and never run backwards on a trading day.</summary>
    public OrderReferences ContinueReferences(long highest)
    {
        if (_references is { } before)
        {
            lock (before.Gate)
                highest = Math.Max(highest, before.Last);
        }

        return _references = new OrderReferences(highest);
    }
}
