using System.Globalization;
using QuantPlus.Instruments;
using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Ledgers;
using QuantPlus.Simulation.Orders;
using QuantPlus.Simulation.Sessions;
using QuantPlus.Simulation.Special;
using QuantPlus.Simulation.Time;
using QuantPlus.Trading;

namespace QuantPlus.Simulation.Counter;

/// <summary>What the counter lends to the special orders: checks, the way into the book, positions at the settlement, and its voice.</summary>
internal sealed partial class TradingCounter
{
    private SpecialDesk? _special;

    public SpecialDesk Special => _special ??= new SpecialDesk(this);

    public DateOnly TradingDay => _market.TradingDay;

    public int NextLocalId() => ++_localIds;

    /// <summary>A contract that is there on the present trading day.</summary>
    public ListedContract? FindContract(string symbol) => _contracts.TryGet(symbol, out var contract) && IsListed(contract) ? contract : null;

    /// <summary>Whether an order that no client sent itself could be sent.</summary>
    public CounterError CheckOrder(UserAccount account, OrderInput input)
    {
        var contract = FindContract(input.Symbol);
        var error = OrderCheck.Fields(input, contract);
        return error == CounterError.None ? CheckMeans(account, input, contract!) : error;
    }

    /// <summary>Sends an order that has been checked.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="id">Its name.</param>
    /// <param name="input">The order.</param>
    /// <param name="now">China's time.</param>
    /// <param name="onMade">Gets it before anybody is told of it.</param>
    public void Send(UserAccount account, OrderId id, OrderInput input, DateTime now, Action<WorkingOrder>? onMade = null)
    {
        var contract = FindContract(input.Symbol)!;
        var order = new WorkingOrder(id, account.UserId, input, contract, ++_localIds, _market.TradingDay, now);
        onMade?.Invoke(order);
        Send(account, order, now);
    }

    /// <summary>Cancels an order that is not over.</summary>
    /// <returns>Why the exchange does not.</returns>
    public CounterError CancelIfWorking(UserAccount account, WorkingOrder? order, DateTime now) =>
        order is { IsFinal: false } ? CancelWorking(account, order, now) : CounterError.None;

    /// <summary>A product has come into another phase: what waited for it is sent.</summary>
    public void OnPhase(ProductStatus status, DateTime now)
    {
        if (status.Phase is not (TradingPhase.Continuous or TradingPhase.AuctionOrdering))
            return;
        foreach (var account in _accounts.Values)
        {
            foreach (var item in account.Special.Parked.Waiting.ToArray())
            {
                if (!_contracts.TryGet(item.Symbol, out var contract) || contract.Exchange != status.Exchange || contract.ProductId != status.ProductId)
                    continue;
                if (item.Order is { Type: not OrderType.Limit } && status.Phase == TradingPhase.AuctionOrdering)
                    continue;
                item.Phase = ParkedPhase.Sent;
                item.Error = item.Order is { } order ? SendParked(account, item, order, now) : CancelParked(account, item.Cancel!, now);
            }
        }
    }

    /// <summary>Exercises options at the settlement; false where they are not there any more.</summary>
    public bool Exercise(UserAccount account, ListedContract option, ExerciseInput exercise)
    {
        var book = account.Positions.Book(option, isLong: true, exercise.Hedge);
        var choice = PositionLedger.ChoiceOf(option, exercise.Offset);
        if (book.Volume(choice) < exercise.Volume)
            return false;
        ContractExpiry.Exercise(account, book, choice, exercise.Volume, TradingDay, _contracts, _market.SettlementPrice);
        return true;
    }

    /// <summary>Options that end today are not exercised by themselves; false where they are not there any more.</summary>
    public bool Abandon(UserAccount account, ListedContract option, ExerciseInput exercise)
    {
        var book = account.Positions.Book(option, isLong: true, exercise.Hedge);
        var choice = exercise.Volume == 0 ? LotChoice.Any : PositionLedger.ChoiceOf(option, exercise.Offset);
        var volume = exercise.Volume == 0 ? book.Volume(LotChoice.Any) : exercise.Volume;
        if (book.Volume(choice) < volume)
            return false;
        if (Rules.KeepContractDates && option.ExpiryDay <= TradingDay && volume > 0)
            account.Expire(new ExpiryRecord(option, true, ExpiryKind.Worthless, volume, 0, 0), book, choice, volume);
        return true;
    }

    /// <summary>Options held on both sides close each other; false where they are not there any more.</summary>
    public static bool CloseBothSides(UserAccount account, ListedContract option, SelfCloseInput close)
    {
        var bought = account.Positions.Book(option, isLong: true, close.Hedge);
        var sold = account.Positions.Book(option, isLong: false, close.Hedge);
        if (bought.Volume(LotChoice.Any) < close.Volume || sold.Volume(LotChoice.Any) < close.Volume)
            return false;
        bought.Close(LotChoice.Any, close.Volume);
        sold.Close(LotChoice.Any, close.Volume);
        return true;
    }

    /// <summary>Tells the user's sessions that a special order was refused.</summary>
    public void Tell(CounterSession session, SpecialRejection rejection)
    {
        if (session.Account is not { } account)
        {
            session.Tell(rejection, isOwn: true);
            return;
        }

        foreach (var other in SessionsOf(account))
            other.Tell(rejection, isOwn: other == session);
    }

    /// <summary>Tells everybody who is logged in.</summary>
    public void Announce(QuoteDemandRecord demand)
    {
        foreach (var session in _sessions)
            session.Tell(demand);
    }

    // The counter sends it itself: no session has it.
    private CounterError SendParked(UserAccount account, ParkedItem item, OrderInput order, DateTime now)
    {
        var error = CheckOrder(account, order);
        if (error != CounterError.None)
            return error;
        var reference = NextLocalId().ToString(CultureInfo.InvariantCulture);
        Send(account, new OrderId(0, 0, reference), order with { OrderRef = reference }, now);
        return CounterError.None;
    }

    private CounterError CancelParked(UserAccount account, OrderCancel cancel, DateTime now)
    {
        var order = cancel.OrderSystemId.Length > 0
            ? account.FindOrder(cancel.Exchange, cancel.OrderSystemId)
            : account.FindOrder(new OrderId(cancel.FrontId, cancel.SessionId, cancel.OrderRef));
        if (order is null)
            return CounterError.OrderNotFound;
        return order.IsFinal ? CounterError.OrderIsFinal : CancelIfWorking(account, order, now);
    }
}
