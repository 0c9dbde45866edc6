using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Faults;
using QuantPlus.Trading;

namespace QuantPlus.Simulation;

/// <summary>
/// An embedded environment in the hand: gateways connect to it (<c>UseEmbeddedEnvironment(environment)</c>), several at a time if wanted, while its books,
/// clock, quotes and faults are read and moved from outside. For several threads.
/// </summary>
public sealed class EmbeddedEnvironment
{
    /// <summary>Begins an environment.</summary>
    /// <param name="options">Its settings; read once, here. Null for the defaults.</param>
    /// <param name="timeProvider">The clock it hangs on; null for the system's.</param>
    /// <exception cref="ArgumentException">The settings cannot be used; the message says why.</exception>
    public EmbeddedEnvironment(EmbeddedEnvironmentOptions? options = null, TimeProvider? timeProvider = null)
    {
        options ??= new EmbeddedEnvironmentOptions();
        if (string.Join(" ", EnvironmentRules.Failures(options)) is { Length: > 0 } failures)
            throw new ArgumentException(failures, nameof(options));
        FirstUser = (options.UserId, options.Password);
        Core = new EnvironmentCore(options, timeProvider ?? TimeProvider.System);
    }

    internal EnvironmentCore Core { get; }

    internal (string UserId, string Password) FirstUser { get; }

    /// <summary>The environment's time, China's.</summary>
    public DateTimeOffset Now => Core.Read(static now => new DateTimeOffset(now, ChinaTime.Offset));

    /// <summary>The trading day of the present moment.</summary>
    public DateOnly TradingDay => Core.Read(_ => Core.Market.TradingDay);

    /// <summary>What can be traded, and the combinations that are only quoted.</summary>
    public ContractCatalog Contracts => Core.Contracts.Catalog;

    /// <summary>Lets the environment's time jump ahead; everything in between happens, trading days end and are settled.</summary>
    /// <param name="by">How far; not back.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative.</exception>
    public void Advance(TimeSpan by) => Core.Jump(by);

    /// <summary>An account by the counter's own books.</summary>
    /// <param name="userId">The user; null for the first one.</param>
    /// <exception cref="ArgumentException">There is no such user.</exception>
    public Account GetAccount(string? userId = null) => Core.Read(
        _ => BookValues.Of(AccountOf(userId).State(Core.Market.LastPrice, Core.Market.TradingDay)));

    /// <summary>Positions that hold lots, by the counter's own books.</summary>
    /// <inheritdoc cref="GetAccount"/>
    public IReadOnlyList<Position> GetPositions(string? userId = null) => Core.Read(_ => (IReadOnlyList<Position>)
    [
        .. AccountOf(userId).Positions.All.Where(book => book.Lots.Count > 0).Select(book => BookValues.Of(book, Core.Market.LastPrice(book.Contract))),
    ]);

    /// <summary>The trading day's orders, by the counter's own books.</summary>
    /// <inheritdoc cref="GetAccount"/>
    public IReadOnlyList<Order> GetOrders(string? userId = null) => Core.Read(_ => (IReadOnlyList<Order>)
    [
        .. AccountOf(userId).Orders.Select(order => BookValues.Of(order.Peek())),
    ]);

    /// <summary>The trading day's trades, by the counter's own books.</summary>
    /// <inheritdoc cref="GetAccount"/>
    public IReadOnlyList<Trade> GetTrades(string? userId = null) => Core.Read(_ => (IReadOnlyList<Trade>)
    [
        .. AccountOf(userId).Trades.Select(BookValues.Of),
    ]);

    /// <summary>The orders that rest in a contract's book, buys first, each side in its priority.</summary>
    /// <param name="instrument">The contract.</param>
    /// <exception cref="ArgumentException">There is no such contract.</exception>
    public IReadOnlyList<Order> GetOrderBook(InstrumentId instrument) => Core.Read(_ => (IReadOnlyList<Order>)
    [
        .. Core.Counter.RestingOrders(ContractOf(instrument)).Select(order => BookValues.Of(order.Peek())),
    ]);

    /// <summary>The market's own best prices at the moment, without the users' orders; those are in <see cref="GetOrderBook"/>.</summary>
    /// <inheritdoc cref="GetOrderBook"/>
    public PriceLevel GetQuote(InstrumentId instrument) => Core.Read(_ =>
    {
        ref readonly var quote = ref Core.Market.Last(ContractOf(instrument));
        var (bids, asks) = (quote.Bids, quote.Asks);
        return new PriceLevel(bids[0].Price, bids[0].Volume, asks[0].Price, asks[0].Volume);
    });

    /// <summary>Lets the market show other best prices until it moves again by itself; resting orders they reach trade.</summary>
    /// <param name="instrument">The contract.</param>
    /// <param name="best">The best prices; a side with volume 0 is empty.</param>
    /// <exception cref="ArgumentException">There is no such contract.</exception>
    public void ShowQuote(InstrumentId instrument, PriceLevel best) => Core.Run(
        now => Core.Market.Inject(BookValues.With(Core.Market.Last(ContractOf(instrument)), best, now), Core));

    /// <summary>Pays in.</summary>
    /// <param name="amount">CNY, above 0.</param>
    /// <param name="userId">The user; null for the first one.</param>
    /// <exception cref="ArgumentException">There is no such user, or the amount is not above 0.</exception>
    public void Deposit(decimal amount, string? userId = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount);
        Core.Run(_ => AccountOf(userId).Money.Deposit(amount));
    }

    /// <summary>Pays out.</summary>
    /// <param name="amount">CNY, above 0, and no more than is available.</param>
    /// <param name="userId">The user; null for the first one.</param>
    /// <exception cref="ArgumentException">There is no such user, or not so much money.</exception>
    public void Withdraw(decimal amount, string? userId = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount);
        Core.Run(_ =>
        {
            var account = AccountOf(userId);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(amount, account.State(Core.Market.LastPrice, Core.Market.TradingDay).Available);
            account.Money.Withdraw(amount);
        });
    }

    /// <summary>
    /// Adds a fault to the script; one without a place, a disconnect or a storm, happens at once to every connection.
    /// </summary>
    /// <param name="fault">The fault.</param>
    /// <exception cref="ArgumentException">The fault cannot happen there.</exception>
    public void Trip(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (fault.Place.Length > 0)
        {
            if (FaultRules.Explain(fault) is { } reason)
                throw new ArgumentException(reason, nameof(fault));
            Core.Faults.Add(fault);
        }
        else if (fault.Kind == FaultKind.Disconnect)
        {
            Core.ForEachSession(session => session.Drop(fault.Number, fault.Span), session => session.Drop(fault.Number, fault.Span));
        }
        else if (fault.Kind == FaultKind.Storm)
        {
            Core.ForEachSession(session => session.Storm(fault.Number, FaultRules.StormReason), session => session.Storm(fault.Number, FaultRules.StormReason));
        }
        else
        {
            throw new ArgumentException(FaultRules.Explain(fault), nameof(fault));
        }
    }

    /// <summary>
    /// How often clients have called a request function while they were connected: how many logins there were, say. Calls that a fault let return something
    /// count as 0.
    /// </summary>
    /// <param name="function">A request, such as <c>ReqUserLogin</c>, or the beginning of several, such as <c>ReqQry*</c>.</param>
    /// <param name="returned">Only those which the environment let return this: -2 for too many unanswered, -3 for too many a second. Null for all.</param>
    public int CountRequests(string function, int? returned = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(function);
        return Core.Requests.Of(function, returned);
    }

    /// <summary>Ends all faults of the script.</summary>
    public void ClearFaults() => Core.Faults.Clear();

    private UserAccount AccountOf(string? userId) => Core.Counter.FindAccount(userId ?? FirstUser.UserId)
        ?? throw new ArgumentException($"The environment has no user {userId}.", nameof(userId));

    private ListedContract ContractOf(InstrumentId instrument) =>
        Core.Contracts.TryGet(instrument.Symbol, out var contract) && (instrument.Exchange.IsNone || instrument.Exchange == contract.Exchange)
            ? contract
            : throw new ArgumentException($"The environment has no contract {instrument}.", nameof(instrument));
}
