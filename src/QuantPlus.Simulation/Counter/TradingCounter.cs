using System.Globalization;
using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Ledgers;
using QuantPlus.Simulation.Orders;
using QuantPlus.Simulation.Quotes;
using QuantPlus.Simulation.Sessions;
using QuantPlus.Simulation.Time;
using QuantPlus.Trading;

namespace QuantPlus.Simulation.Counter;

/// <summary>
/// The counter: its users, the checks it makes itself, and what it tells whom. What passes goes on to the <see cref="OrderDesk"/>.
/// Not for several threads: the environment lets one in at a time.
/// </summary>
internal sealed partial class TradingCounter
{
    private readonly Dictionary<string, UserAccount> _accounts = new(StringComparer.Ordinal);
    private readonly List<CounterSession> _sessions = [];
    private readonly ContractTable _contracts;
    private readonly Market _market;
    private readonly OrderDesk _desk;
    private readonly ConditionalOrders _conditional;
    private int _localIds;

    /// <summary>What sessions are told that end with the trading day: reading from the connection failed.</summary>
    private const int SettlementDisconnect = 0x1001;

    private static readonly TimeSpan ReconnectAfterSettlement = TimeSpan.FromMilliseconds(200);

    public TradingCounter(ContractTable contracts, Market market, TradingCalendar calendar, CounterRules rules)
    {
        Rules = rules;
        _contracts = contracts;
        _market = market;
        _desk = new OrderDesk(market, calendar, FindAccount, Tell);
        _conditional = new ConditionalOrders(market, Tell, SendInstead);
    }

    public CounterRules Rules { get; }

    public IEnumerable<UserAccount> Accounts => _accounts.Values;

    public void AddAccount(UserAccount account) => _accounts.Add(account.UserId, account);

    public UserAccount? FindAccount(string userId) => _accounts.GetValueOrDefault(userId);

    public void Enter(CounterSession session) => _sessions.Add(session);

    public bool Leave(CounterSession session) => _sessions.Remove(session);

    /// <summary>Whether a user may log in over a session.</summary>
    public CounterError Login(CounterSession session, string brokerId, string userId, string password, out UserAccount? account)
    {
        account = Rules.IsBroker(brokerId) ? FindAccount(userId) : null;
        if (Rules.NeedsAuthentication && !session.IsAuthenticated)
            return CounterError.NotAuthenticated;
        if (account is null)
            return CounterError.InvalidLogin;
        var error = account.Credentials.Check(password);
        if (error != CounterError.None)
            return error;
        var user = account;
        return Rules.MaxSessions > 0 && SessionsOf(user).Count(other => other != session) >= Rules.MaxSessions
            ? CounterError.TooManySessions
            : CounterError.None;
    }

    /// <summary>Whether the market data front lets anybody in.</summary>
    public CounterError LoginForMarketData() =>
        Rules.MarketDataAfterTrading && !_sessions.Any(session => session.Account is not null) ? CounterError.InvalidLogin : CounterError.None;

    public CounterError ChangePassword(string userId, string oldPassword, string newPassword) =>
        FindAccount(userId)?.Credentials.Change(oldPassword, newPassword) ?? CounterError.InvalidLogin;

    /// <summary>Gives the money account of the user who is logged in another password.</summary>
    public static CounterError ChangeMoneyPassword(CounterSession session, string oldPassword, string newPassword) =>
        session.Account?.MoneyCredentials.Change(oldPassword, newPassword) ?? CounterError.NotLoggedIn;

    public void Insert(CounterSession session, OrderInput input, DateTime now)
    {
        if (session.Account is not { } account)
        {
            session.Tell(new OrderRejection("", input, CounterError.NotLoggedIn), isOwn: true);
            return;
        }

        var error = Check(session, account, input, now, out var contract, out var reference);
        if (error != CounterError.None)
        {
            Reject(session, new OrderRejection(account.UserId, input, error));
            return;
        }

        session.MaxOrderRef = reference;
        account.MaxOrderRef = Math.Max(account.MaxOrderRef, reference);
        var orderRef = string.IsNullOrWhiteSpace(input.OrderRef) ? reference.ToString(CultureInfo.InvariantCulture) : input.OrderRef;
        var id = new OrderId(session.FrontId, session.SessionId, orderRef);
        var order = new WorkingOrder(
            id, account.UserId, input with { OrderRef = orderRef }, contract!, ++_localIds, _market.TradingDay, now);
        if (input.Condition is null)
            Send(account, order, now);
        else
            _conditional.Take(account, order);
    }

    public void Cancel(CounterSession session, OrderCancel cancel, DateTime now)
    {
        if (session.Account is not { } account)
        {
            session.Tell(new CancelRejection("", cancel, null, CounterError.NotLoggedIn), isOwn: true);
            return;
        }

        var order = cancel.OrderSystemId.Length > 0
            ? account.FindOrder(cancel.Exchange, cancel.OrderSystemId)
            : account.FindOrder(new OrderId(cancel.FrontId, cancel.SessionId, cancel.OrderRef));
        if (order is { IsFinal: false } && session.Orders.Take(now))
        {
            if (CancelWorking(account, order, now) == CounterError.RefusedByExchange)
                TellOfRefusedCancel(account, cancel, order);
            return;
        }

        var error = order is null ? CounterError.OrderNotFound : order.IsFinal ? CounterError.OrderIsFinal : CounterError.TooManyOrders;
        var rejection = new CancelRejection(account.UserId, cancel, order?.Peek(), error);
        foreach (var other in SessionsOf(account))
            other.Tell(rejection, isOwn: other == session);
    }

    /// <summary>The most lots that the counter would take in one order at the present price.</summary>
    public int LargestVolume(UserAccount account, ListedContract contract, Direction direction, Offset offset, HedgeFlag hedge)
    {
        var input = new OrderInput { Symbol = contract.Id.Symbol, Direction = direction, Offset = offset, Hedge = hedge, Volume = 1, Price = _market.LastPrice(contract) };
        if (OrderCheck.Fields(input with { Volume = Math.Max(1, contract.MinLimitOrderVolume) }, contract) != CounterError.None)
            return 0;
        long lots = input.Offset == Offset.Open
            ? (long)Math.Max(0, account.State(_market.LastPrice, _market.TradingDay).Available / OrderCheck.ReservationPerLot(input, contract, in _market.Last(contract)).Total)
            : account.Positions.BookToClose(contract, input).Closable(PositionLedger.ChoiceOf(contract, offset));
        return (int)Math.Min(lots, contract.MaxLimitOrderVolume > 0 ? contract.MaxLimitOrderVolume : int.MaxValue);
    }

    /// <summary>Whether a contract is there on the present trading day.</summary>
    public bool IsListed(ListedContract contract) => !Rules.KeepContractDates || contract.IsListedOn(_market.TradingDay);

    public IEnumerable<WorkingOrder> RestingOrders(ListedContract contract) => _desk.RestingOrders(contract);

    /// <summary>A snapshot as everybody sees it: with the users' orders in its depth.</summary>
    public Quote Seen(in Quote quote) => _desk.Seen(in quote);

    public void OnQuote(in Quote quote)
    {
        _desk.OnQuote(in quote);
        _conditional.OnQuote(in quote);
    }

    /// <summary>The end of a trading day: working orders lapse, the accounts are settled.</summary>
    public void Settle(DateTime now)
    {
        foreach (var account in _accounts.Values)
        {
            foreach (var order in account.Orders.Where(order => !order.IsFinal).ToArray())
            {
                if (order.Phase == OrderPhase.Waiting)
                    _conditional.End(account, order, now);
                else
                    _desk.Lapse(account, order, now);
            }

            Special.Settle(account, now);
            if (Rules.KeepContractDates)
                ContractExpiry.Apply(account, _market.TradingDay, _contracts, _market.SettlementPrice);
            account.Settle(_market.TradingDay, _market.SettlementPrice);
        }

        // Counters are shut for the settlement: everybody has to log in anew for the next day.
        foreach (var session in _sessions)
            session.Lose(SettlementDisconnect, ReconnectAfterSettlement);
    }

    private CounterError Check(
        CounterSession session, UserAccount account, OrderInput input, DateTime now, out ListedContract? contract, out long reference)
    {
        if (_contracts.TryGet(input.Symbol, out contract) && !IsListed(contract))
            contract = null;
        var error = OrderCheck.Reference(input, session.MaxOrderRef, account.MaxOrderRef, out reference);
        if (error == CounterError.None && !session.Orders.Take(now))
            error = CounterError.TooManyOrders;
        if (error == CounterError.None)
            error = OrderCheck.Fields(input, contract);
        if (error == CounterError.None && account.ConfirmedAt is null)
            error = CounterError.SettlementNotConfirmed;

        // What a conditional order needs is looked at when its price is touched.
        return error == CounterError.None && input.Condition is null ? CheckMeans(account, input, contract!) : error;
    }

    private CounterError CheckMeans(UserAccount account, OrderInput input, ListedContract contract)
    {
        var error = OrderCheck.Price(input, contract, _market.Last(contract).Day);
        if (error == CounterError.None)
            error = OrderCheck.Position(input, contract, account.Positions);
        return error == CounterError.None ? Money(account, input, contract) : error;
    }

    // An order is cancelled where it is: at the counter, or at its exchange.
    private CounterError CancelWorking(UserAccount account, WorkingOrder order, DateTime now)
    {
        if (order.Phase != OrderPhase.Waiting)
            return _desk.Cancel(account, order, now);
        _conditional.End(account, order, now);
        return CounterError.None;
    }

    private void Send(UserAccount account, WorkingOrder order, DateTime now)
    {
        account.Add(order, OrderCheck.ReservationPerLot(order.Input, order.Contract, in _market.Last(order.Contract)));
        _desk.Send(account, order, now);
    }

    // The order in place of one whose price was touched is the counter's own: no session has sent it.
    private void SendInstead(UserAccount account, WorkingOrder touched, DateTime now)
    {
        var orderRef = (++_localIds).ToString(CultureInfo.InvariantCulture);
        var input = touched.Input with { OrderRef = orderRef, IsConditional = false, Condition = null };
        if (CheckMeans(account, input, touched.Contract) is not CounterError.None and var error)
        {
            Tell(account, new PrivateEvent(null, null, new ConditionalFailure(touched.Peek(), error)));
            return;
        }

        Send(
            account,
            new WorkingOrder(new OrderId(0, 0, orderRef), account.UserId, input, touched.Contract, _localIds, _market.TradingDay, now)
            {
                TouchedSystemId = touched.SystemId,
            },
            now);
    }

    // Closing always frees more than it costs, so only opening needs money.
    private CounterError Money(UserAccount account, OrderInput input, ListedContract contract)
    {
        if (input.Offset != Offset.Open)
            return CounterError.None;
        var needed = OrderCheck.ReservationPerLot(input, contract, in _market.Last(contract)) * input.Volume;
        return needed.Total > account.State(_market.LastPrice, _market.TradingDay).Available ? CounterError.NotEnoughMoney : CounterError.None;
    }

    private void Reject(CounterSession session, OrderRejection rejection)
    {
        foreach (var other in SessionsOf(session.Account!))
            other.Tell(rejection, isOwn: other == session);
    }

    // The exchange's refusal is no answer to the session that asked: all sessions of the user hear of it alike.
    private void TellOfRefusedCancel(UserAccount account, OrderCancel cancel, WorkingOrder order)
    {
        var rejection = new CancelRejection(account.UserId, cancel, order.Peek(), CounterError.RefusedByExchange);
        foreach (var session in SessionsOf(account))
            session.Tell(rejection, isOwn: false);
    }

    public void Tell(UserAccount account, PrivateEvent happened)
    {
        account.Record(happened);
        foreach (var session in SessionsOf(account))
            session.Tell(happened);
        if (happened.Order is { } order)
            Special.OnOrder(account, order);
    }

    private IEnumerable<CounterSession> SessionsOf(UserAccount account) => _sessions.Where(session => session.Account == account);
}
