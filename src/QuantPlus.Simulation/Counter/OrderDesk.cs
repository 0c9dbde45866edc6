using System.Globalization;
using QuantPlus.Instruments;
using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Matching;
using QuantPlus.Simulation.Orders;
using QuantPlus.Simulation.Quotes;
using QuantPlus.Trading;

namespace QuantPlus.Simulation.Counter;

/// <summary>
/// The way of an order through the exchange, and what its user is told at each step: submitted, taken, queueing or traded, over.
/// Trades are booked before anybody hears of them.
/// </summary>
internal sealed class OrderDesk(Market market, Action<UserAccount, PrivateEvent> tell)
{
    private readonly Dictionary<ListedContract, OrderBook> _books = [];
    private readonly Dictionary<Exchange, int> _systemIds = [];
    private readonly Dictionary<Exchange, int> _tradeIds = [];
    private readonly List<Fill> _fills = [];

    /// <summary>An order the counter has let pass.</summary>
    public void Send(UserAccount account, WorkingOrder order, DateTime now)
    {
        Tell(account, order);
        ref readonly var quote = ref market.Last(order.Contract);
        if (ExchangeRules.Refusal(order, in quote) is { } refusal)
        {
            order.Reject(refusal, now);
            account.Release(order);
            Tell(account, order);
            return;
        }

        order.SystemId = NextId(_systemIds, order.Contract.Exchange);
        Tell(account, order);
        _fills.Clear();
        BookOf(order.Contract).Cross(order, _fills);
        if (order.Input.Type == OrderType.Limit)
            TradeAndRest(account, order, now);
        else
            TradeAndKill(account, order, now);
    }

    /// <summary>Takes a working order out of the book.</summary>
    public void Cancel(UserAccount account, WorkingOrder order, DateTime now)
    {
        order.SubmitCancel();
        Tell(account, order);
        End(account, order, now);
    }

    /// <summary>A working order ends with its trading day.</summary>
    public void Lapse(UserAccount account, WorkingOrder order, DateTime now) => End(account, order, now);

    /// <summary>A new snapshot: resting orders that the market now reaches trade.</summary>
    public void OnQuote(in Quote quote, Func<string, UserAccount?> findAccount)
    {
        if (!_books.TryGetValue(quote.Contract, out var book))
            return;
        _fills.Clear();
        book.OnQuote(in quote, _fills);
        foreach (var fill in _fills)
        {
            var account = findAccount(fill.Order.UserId)!;
            Trade(account, fill, quote.Time);
            if (fill.Order.IsFinal)
                account.Release(fill.Order);
        }
    }

    private void TradeAndRest(UserAccount account, WorkingOrder order, DateTime now)
    {
        foreach (var fill in _fills)
            Trade(account, fill, now);

        if (order.IsFinal)
        {
            account.Release(order);
            return;
        }

        if (order.TradedVolume == 0)
        {
            order.Queue();
            Tell(account, order);
        }

        BookOf(order.Contract).Rest(order);
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
            Trade(account, fill, now);
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
            order.Trade(fill.Volume);
            trades.Add(account.Book(fill, NextId(_tradeIds, order.Contract.Exchange), market.TradingDay, now));
        }

        order.Cancel(now);
        account.Release(order);
        Tell(account, order);
        foreach (var trade in trades)
            tell(account, new PrivateEvent(null, trade));
    }

    private void Trade(UserAccount account, Fill fill, DateTime now)
    {
        fill.Order.Trade(fill.Volume);
        var trade = account.Book(fill, NextId(_tradeIds, fill.Order.Contract.Exchange), market.TradingDay, now);
        Tell(account, fill.Order);
        tell(account, new PrivateEvent(null, trade));
    }

    private void End(UserAccount account, WorkingOrder order, DateTime now)
    {
        BookOf(order.Contract).Remove(order);
        order.Cancel(now);
        account.Release(order);
        Tell(account, order);
    }

    private void Tell(UserAccount account, WorkingOrder order) => tell(account, new PrivateEvent(order.Snapshot(), null));

    private OrderBook BookOf(ListedContract contract)
    {
        if (!_books.TryGetValue(contract, out var book))
        {
            // A book begins with what the market shows already.
            _books.Add(contract, book = new OrderBook());
            book.OnQuote(in market.Last(contract), []);
        }

        return book;
    }

    // The exchanges number in fields of fixed width, blanks first.
    private static string NextId(Dictionary<Exchange, int> ids, Exchange exchange)
    {
        var id = ids[exchange] = ids.GetValueOrDefault(exchange) + 1;
        return id.ToString(CultureInfo.InvariantCulture).PadLeft(12);
    }
}
