using System.Globalization;
using QuantPlus.Instruments;
using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Matching;
using QuantPlus.Simulation.Orders;
using QuantPlus.Simulation.Quotes;
using QuantPlus.Simulation.Time;
using QuantPlus.Trading;

namespace QuantPlus.Simulation.Counter;

/// <summary>
/// The way of an order through the exchange, and what its user is told at each step: submitted, taken, queueing or traded, over.
/// Trades are booked before anybody hears of them.
/// </summary>
internal sealed class OrderDesk(
    Market market, TradingCalendar calendar, Func<string, UserAccount?> findAccount, Action<UserAccount, PrivateEvent> tell)
{
    private readonly Dictionary<ListedContract, OrderBook> _books = [];
    private readonly Dictionary<Exchange, int> _systemIds = [];
    private readonly Dictionary<Exchange, int> _tradeIds = [];
    private readonly HashSet<ListedContract> _watched = [];
    private readonly List<Fill> _fills = [];

    /// <summary>An order the counter has let pass.</summary>
    public void Send(UserAccount account, WorkingOrder order, DateTime now)
    {
        Tell(account, order);
        if (ExchangeRules.Refusal(order, calendar, now) is { } refusal)
        {
            order.Reject(refusal, now);
            account.Release(order);
            Tell(account, order);
            return;
        }

        account.Name(order, NextId(_systemIds, order.Contract.Exchange));
        Tell(account, order);
        var book = BookOf(order.Contract);
        if (calendar.PhaseOf(order.Contract, now) == TradingPhase.AuctionOrdering)
        {
            book.Collect(order);
            Queue(account, order);
            WatchWhileNeeded(order.Contract);
            return;
        }

        book.Show(in market.Last(order.Contract));
        _fills.Clear();
        var meetsItself = book.Cross(order, _fills);
        if (order.Input.Type == OrderType.Limit)
            TradeAndRest(account, order, now, meetsItself);
        else
            TradeAndKill(account, order, now);
        WatchWhileNeeded(order.Contract);
    }

    /// <summary>Takes a working order out of the book, where its exchange takes the cancel.</summary>
    public CounterError Cancel(UserAccount account, WorkingOrder order, DateTime now)
    {
        order.SubmitCancel();
        Tell(account, order);
        if (ExchangeRules.CancelRefusal(order, calendar, now) is { } refusal)
        {
            order.RefuseCancel(refusal);
            Tell(account, order);
            return CounterError.RefusedByExchange;
        }

        End(account, order, now);
        return CounterError.None;
    }

    /// <summary>A working order ends with its trading day.</summary>
    public void Lapse(UserAccount account, WorkingOrder order, DateTime now) => End(account, order, now);

    public IEnumerable<WorkingOrder> RestingOrders(ListedContract contract) => BookOf(contract).Resting;

    /// <summary>A snapshot as everybody sees it.</summary>
    public Quote Seen(in Quote quote) => _books.TryGetValue(quote.Contract, out var book) && book.IsVisible ? book.Seen(in quote) : quote;

    /// <summary>A new snapshot: resting orders that the market now reaches trade.</summary>
    public void OnQuote(in Quote quote)
    {
        if (!_books.TryGetValue(quote.Contract, out var book))
            return;
        _fills.Clear();
        book.OnQuote(in quote, _fills);
        foreach (var fill in _fills)
        {
            Trade(fill, quote.Time);
            ReleaseIfFinal(fill.Order);
        }

        OpenTo(book, in quote);
        WatchWhileNeeded(quote.Contract);
    }

    // The first snapshot after an auction opens the market to what was collected.
    private void OpenTo(OrderBook book, in Quote quote)
    {
        var collected = book.TakeCollected();
        if (collected.Count == 0)
            return;
        _fills.Clear();
        book.Open(collected, in quote, _fills);
        foreach (var fill in _fills)
        {
            Trade(fill, quote.Time);
            ReleaseIfFinal(fill.Order);
        }

        foreach (var order in collected.Where(order => !order.IsFinal))
        {
            _fills.Clear();
            var meetsItself = book.Cross(order, _fills);
            TradeAndRest(findAccount(order.UserId)!, order, quote.Time, meetsItself);
        }
    }

    private void TradeAndRest(UserAccount account, WorkingOrder order, DateTime now, bool meetsItself)
    {
        foreach (var fill in _fills)
            Trade(fill, now);

        if (order.IsFinal)
        {
            account.Release(order);
            return;
        }

        if (meetsItself)
        {
            order.Cancel(now, "已撤单：自成交");
            account.Release(order);
            Tell(account, order);
            return;
        }

        if (order.Phase == OrderPhase.Submitted)
            Queue(account, order);
        BookOf(order.Contract).Rest(order);
    }

    private void Queue(UserAccount account, WorkingOrder order)
    {
        order.Queue();
        Tell(account, order);
    }

    private void TradeAndKill(UserAccount account, WorkingOrder order, DateTime now)
    {
        var isComplete = _fills.Sum(fill => fill.Volume) == order.Input.Volume;
        if (!isComplete && ExchangeRules.CancelsBeforeTrades(order.Contract.Exchange))
        {
            CancelThenTrade(account, order, now);
            return;
        }

        foreach (var fill in _fills)
            Trade(fill, now);
        if (!isComplete)
            order.Cancel(now);
        account.Release(order);
        if (!isComplete)
            Tell(account, order);
    }

    // The cancel of the rest overtakes the trades: the order is over, with its traded volume, before the first trade is heard of.
    private void CancelThenTrade(UserAccount account, WorkingOrder order, DateTime now)
    {
        var trades = new List<TradeRecord>();
        foreach (var fill in _fills)
        {
            var tradeId = NextId(_tradeIds, order.Contract.Exchange);
            order.Trade(fill.Volume);
            trades.Add(account.Book(fill, tradeId, market.TradingDay, now));
            TradeOtherSide(fill, tradeId, now);
        }

        order.Cancel(now);
        account.Release(order);
        Tell(account, order);
        foreach (var trade in trades)
            tell(account, new PrivateEvent(null, trade));
    }

    private void Trade(Fill fill, DateTime now)
    {
        var tradeId = NextId(_tradeIds, fill.Order.Contract.Exchange);
        Trade(fill, tradeId, now);
        TradeOtherSide(fill, tradeId, now);
    }

    private void Trade(Fill fill, string tradeId, DateTime now)
    {
        var account = findAccount(fill.Order.UserId)!;
        fill.Order.Trade(fill.Volume);
        var trade = account.Book(fill, tradeId, market.TradingDay, now);
        Tell(account, fill.Order);
        tell(account, new PrivateEvent(null, trade));
    }

    // Both sides of a trade have its number.
    private void TradeOtherSide(Fill fill, string tradeId, DateTime now)
    {
        if (fill.Against is not { } other)
            return;
        Trade(new Fill(other, fill.Price, fill.Volume), tradeId, now);
        ReleaseIfFinal(other);
    }

    private void ReleaseIfFinal(WorkingOrder order)
    {
        if (order.IsFinal)
            findAccount(order.UserId)!.Release(order);
    }

    private void End(UserAccount account, WorkingOrder order, DateTime now)
    {
        BookOf(order.Contract).Remove(order);
        order.Cancel(now);
        account.Release(order);
        Tell(account, order);
        WatchWhileNeeded(order.Contract);
    }

    private void Tell(UserAccount account, WorkingOrder order) => tell(account, new PrivateEvent(order.Snapshot(), null));

    private OrderBook BookOf(ListedContract contract)
    {
        if (!_books.TryGetValue(contract, out var book))
            _books.Add(contract, book = new OrderBook());
        return book;
    }

    // Resting orders have to see every snapshot; without them the market needs no playing.
    private void WatchWhileNeeded(ListedContract contract)
    {
        if (BookOf(contract).IsEmpty)
        {
            if (_watched.Remove(contract))
                market.Unwatch(contract);
        }
        else if (_watched.Add(contract))
        {
            market.Watch(contract);
        }
    }

    // The exchanges number in fields of fixed width, blanks first.
    private static string NextId(Dictionary<Exchange, int> ids, Exchange exchange)
    {
        var id = ids[exchange] = ids.GetValueOrDefault(exchange) + 1;
        return id.ToString(CultureInfo.InvariantCulture).PadLeft(12);
    }
}
