using System.Globalization;
using QuantPlus.Instruments;
using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Ledgers;
using QuantPlus.Simulation.Orders;
using QuantPlus.Simulation.Sessions;
using QuantPlus.Trading;

namespace QuantPlus.Simulation.Special;

/// <summary>
/// What the counter does besides plain orders: quotes become two orders in the book, exercises wait for the settlement, many orders are cancelled at once.
/// Not for several threads: the environment lets one in at a time.
/// </summary>
internal sealed class SpecialDesk(TradingCounter counter)
{
    private readonly Dictionary<Exchange, int> _systemIds = [];
    private bool _isPlacing;

    /// <summary>A session sends a quote, an exercise or a self-close.</summary>
    public void Insert(CounterSession session, SpecialInput input, DateTime now)
    {
        var account = session.Account;
        var error = Check(session, account, input, now, out var contract, out var reference);
        if (error != CounterError.None)
        {
            counter.Tell(session, new SpecialRejection(account?.UserId ?? "", input, null, input.GetType(), null, error));
            return;
        }

        var id = new OrderId(session.FrontId, session.SessionId, reference.ToString(CultureInfo.InvariantCulture));
        session.MaxOrderRef = reference;
        account!.MaxOrderRef = Math.Max(reference, account.MaxOrderRef);
        var order = new SpecialOrder(id, account.UserId, input, contract!, counter.NextLocalId(), counter.TradingDay, now);
        account.Special.Add(order);
        Tell(account, order);
        if (input is QuoteInput quote)
        {
            PlaceQuote(session, account, order, quote, now);
            return;
        }

        order.Accept(NextSystemId(contract!.Exchange));
        Tell(account, order);
    }

    /// <summary>A session cancels a quote, an exercise or a self-close.</summary>
    public void Cancel<TInput>(CounterSession session, SpecialCancel cancel, CounterError notFound, DateTime now)
        where TInput : SpecialInput
    {
        var account = session.Account;
        var order = account?.Special.Find<TInput>(cancel);
        var error = account is null ? CounterError.NotLoggedIn
            : order is null ? notFound
            : order.IsFinal ? CounterError.OrderIsFinal
            : session.Orders.Take(now) ? CounterError.None
            : CounterError.TooManyOrders;
        if (error != CounterError.None)
        {
            counter.Tell(session, new SpecialRejection(account?.UserId ?? "", null, cancel, typeof(TInput), order?.Peek(), error));
            return;
        }

        if (order!.Input is QuoteInput)
        {
            var (bid, ask) = (CounterError.None, CounterError.None);
            Together(() =>
            {
                bid = counter.CancelIfWorking(account!, order.Bid, now);
                ask = counter.CancelIfWorking(account!, order.Ask, now);
            });
            Follow(account!, order, now);
            if ((bid == CounterError.None ? ask : bid) is not CounterError.None and var refusal)
                counter.Tell(session, new SpecialRejection(account!.UserId, null, cancel, typeof(TInput), order.Peek(), refusal));
        }
        else if (order.Move(SpecialPhase.Cancelled, "已撤销", now))
        {
            Tell(account!, order);
        }
    }

    /// <summary>Everybody is told that a quote is wanted; they are the market makers.</summary>
    public CounterError AskForQuote(CounterSession session, string symbol, DateTime now)
    {
        if (session.Account is null)
            return CounterError.NotLoggedIn;
        if (counter.FindContract(symbol) is not { } contract)
            return CounterError.ContractNotFound;
        if (!session.Orders.Take(now))
            return CounterError.TooManyOrders;
        counter.Announce(new QuoteDemandRecord(NextSystemId(contract.Exchange), contract, counter.TradingDay, now));
        return CounterError.None;
    }

    /// <summary>Cancels what a session of the user has working at an exchange.</summary>
    public CounterError CancelAll(CounterSession session, int frontId, int sessionId, string exchange, DateTime now)
    {
        if (session.Account is not { } account)
            return CounterError.NotLoggedIn;
        var working = account.Orders.Where(order => !order.IsFinal && order.Id.FrontId == frontId && order.Id.SessionId == sessionId
            && order.Contract.Exchange.Code == exchange).ToArray();
        if (working.Length == 0)
            return CounterError.OrderNotFound;
        if (!session.Orders.Take(now))
            return CounterError.TooManyOrders;
        var refusal = CounterError.None;
        foreach (var order in working)
        {
            if (counter.CancelIfWorking(account, order, now) is not CounterError.None and var error)
                refusal = error;
        }

        return refusal;
    }

    /// <summary>An order has changed: the quote it comes of changes with it.</summary>
    public void OnOrder(UserAccount account, OrderSnapshot order)
    {
        if (!_isPlacing && account.Special.QuoteOf(order.Id) is { } quote)
            Follow(account, quote, order.CancelTime ?? order.InsertTime);
    }

    /// <summary>The end of a trading day: what waited for it is carried out.</summary>
    public void Settle(UserAccount account, DateTime now)
    {
        foreach (var order in account.Special.Orders.Where(order => !order.IsFinal && order.Input is not QuoteInput).ToArray())
        {
            var isDone = order.Input switch
            {
                ExerciseInput { IsAbandon: false } exercise => counter.Exercise(account, order.Contract, exercise),
                ExerciseInput exercise => counter.Abandon(account, order.Contract, exercise),
                SelfCloseInput { Flag: '1' } close => TradingCounter.CloseBothSides(account, order.Contract, close),
                _ => true,
            };
            if (order.Move(isDone ? SpecialPhase.Done : SpecialPhase.NoPosition, isDone ? "执行成功" : "期权持仓不够", isDone ? null : now))
                Tell(account, order);
        }
    }

    private CounterError Check(
        CounterSession session, UserAccount? account, SpecialInput input, DateTime now, out ListedContract? contract, out long reference)
    {
        contract = null;
        reference = 0;
        if (account is null)
            return CounterError.NotLoggedIn;
        contract = counter.FindContract(input.Symbol);
        var error = References(session, account, input, out reference);
        if (error == CounterError.None && !session.Orders.Take(now))
            error = CounterError.TooManyOrders;
        if (error == CounterError.None && contract is null)
            error = CounterError.ContractNotFound;
        if (error == CounterError.None && account.ConfirmedAt is null)
            error = CounterError.SettlementNotConfirmed;
        return error != CounterError.None ? error : input switch
        {
            QuoteInput quote => CheckQuote(account, quote),
            ExerciseInput exercise => CheckExercise(account, contract!, exercise),
            SelfCloseInput close => CheckSelfClose(account, contract!, close),
            _ => CounterError.UnsupportedFunction,
        };
    }

    // The references of a quote's orders count too, and the buying one has to be the larger.
    private static CounterError References(CounterSession session, UserAccount account, SpecialInput input, out long reference)
    {
        var error = OrderCheck.Reference(
            new OrderInput { Symbol = input.Symbol, OrderRef = input.Reference, Direction = Direction.Buy, Volume = 1 }, session.MaxOrderRef, account.MaxOrderRef, out reference);
        if (error != CounterError.None || input is not QuoteInput quote)
            return error;
        return long.TryParse(quote.AskOrderRef, NumberStyles.None, CultureInfo.InvariantCulture, out var ask)
            && long.TryParse(quote.BidOrderRef, NumberStyles.None, CultureInfo.InvariantCulture, out var bid)
            ? ask > session.MaxOrderRef && bid > ask ? CounterError.None : CounterError.DuplicateOrderRef
            : CounterError.BadOrderField;
    }

    private CounterError CheckQuote(UserAccount account, QuoteInput quote)
    {
        if (quote.BidVolume < 0 || quote.AskVolume < 0 || quote.BidVolume + quote.AskVolume == 0)
            return CounterError.BadOrderField;
        if (quote is { BidVolume: > 0, AskVolume: > 0 } && !(quote.BidPrice < quote.AskPrice))
            return CounterError.BadOrderField;
        var bid = quote.BidVolume == 0 ? CounterError.None : counter.CheckOrder(account, BidOf(quote));
        return bid != CounterError.None || quote.AskVolume == 0 ? bid : counter.CheckOrder(account, AskOf(quote));
    }

    private static CounterError CheckExercise(UserAccount account, ListedContract contract, ExerciseInput exercise)
    {
        if (!contract.IsOption)
            return CounterError.ContractNotFound;
        if (exercise.Offset is not (Offset.Close or Offset.CloseToday or Offset.CloseYesterday) || exercise.Hedge == HedgeFlag.Other)
            return CounterError.BadOrderField;

        // DCE takes 0 lots for "none of them by itself".
        if (exercise.Volume < 0 || (exercise.Volume == 0 && contract.Exchange != Exchange.Dce))
            return CounterError.BadOrderField;
        var choice = PositionLedger.ChoiceOf(contract, exercise.Offset);
        var asked = account.Special.Orders.Where(order => !order.IsFinal && order.Contract == contract).Select(order => order.Input)
            .OfType<ExerciseInput>().Where(other => other.Hedge == exercise.Hedge && PositionLedger.ChoiceOf(contract, other.Offset) == choice).Sum(other => other.Volume);
        return account.Positions.Book(contract, isLong: true, exercise.Hedge).Closable(choice) - asked >= exercise.Volume
            ? CounterError.None
            : choice switch
            {
                LotChoice.Today => CounterError.NotEnoughTodayPosition,
                LotChoice.Yesterday => CounterError.NotEnoughYesterdayPosition,
                _ => CounterError.NotEnoughPosition,
            };
    }

    private static CounterError CheckSelfClose(UserAccount account, ListedContract contract, SelfCloseInput close)
    {
        if (!contract.IsOption)
            return CounterError.ContractNotFound;
        if (close.Volume <= 0 || close.Hedge == HedgeFlag.Other || close.Flag is < '1' or > '4')
            return CounterError.BadOrderField;
        var held = Math.Min(
            account.Positions.Book(contract, isLong: true, close.Hedge).Volume(LotChoice.Any),
            account.Positions.Book(contract, isLong: false, close.Hedge).Volume(LotChoice.Any));
        return close.Flag is '1' or '2' && held < close.Volume ? CounterError.NotEnoughPosition : CounterError.None;
    }

    private void PlaceQuote(CounterSession session, UserAccount account, SpecialOrder order, QuoteInput quote, DateTime now)
    {
        session.MaxOrderRef = Math.Max(session.MaxOrderRef, long.Parse(quote.BidOrderRef, CultureInfo.InvariantCulture));
        account.MaxOrderRef = Math.Max(account.MaxOrderRef, session.MaxOrderRef);
        order.Accept(NextSystemId(order.Contract.Exchange));
        Together(() =>
        {
            if (quote.BidVolume > 0)
                counter.Send(account, order.Id with { OrderRef = quote.BidOrderRef }, BidOf(quote), now, bid => Link(account, order, order.Bid = bid));
            if (quote.AskVolume > 0)
                counter.Send(account, order.Id with { OrderRef = quote.AskOrderRef }, AskOf(quote), now, ask => Link(account, order, order.Ask = ask));
        });
        if (!Follow(account, order, now))
            Tell(account, order);
    }

    private static void Link(UserAccount account, SpecialOrder quote, WorkingOrder order) => account.Special.Link(order.Id, quote);

    // Both sides change before the quote is looked at.
    private void Together(Action act)
    {
        _isPlacing = true;
        act();
        _isPlacing = false;
    }

    // Brings a quote to where its orders are; false where it is there already.
    private bool Follow(UserAccount account, SpecialOrder quote, DateTime now)
    {
        WorkingOrder[] sides = [.. new[] { quote.Bid, quote.Ask }.OfType<WorkingOrder>()];
        var refused = Array.Find(sides, side => side.Phase == OrderPhase.Rejected);
        if (refused is not null)
            Together(() => Array.ForEach(sides, side => counter.CancelIfWorking(account, side, now)));
        var (phase, text) =
            refused is not null ? (SpecialPhase.Rejected, refused.StatusText)
            : sides.All(side => side.Phase == OrderPhase.AllTraded) ? (SpecialPhase.Done, "全部成交")
            : sides.All(side => side.IsFinal) ? (SpecialPhase.Cancelled, "已撤单")
            : sides.Any(side => side.TradedVolume > 0) ? (SpecialPhase.PartTraded, "部分成交")
            : (SpecialPhase.Accepted, "已接受");
        if (!quote.Move(phase, text, phase is SpecialPhase.Cancelled or SpecialPhase.Rejected ? now : null))
            return false;
        Tell(account, quote);
        return true;
    }

    private void Tell(UserAccount account, SpecialOrder order) => counter.Tell(account, new PrivateEvent(null, null, Special: order.Snapshot()));

    private string NextSystemId(Exchange exchange)
    {
        var id = _systemIds[exchange] = _systemIds.GetValueOrDefault(exchange) + 1;
        return id.ToString(CultureInfo.InvariantCulture).PadLeft(12);
    }

    private static OrderInput BidOf(QuoteInput quote) => new()
    {
        Symbol = quote.Symbol,
        OrderRef = quote.BidOrderRef,
        RequestId = quote.RequestId,
        Direction = Direction.Buy,
        Offset = quote.BidOffset,
        Hedge = quote.BidHedge,
        Price = quote.BidPrice,
        Volume = quote.BidVolume,
        ComesOfQuote = true,
    };

    private static OrderInput AskOf(QuoteInput quote) => new()
    {
        Symbol = quote.Symbol,
        OrderRef = quote.AskOrderRef,
        RequestId = quote.RequestId,
        Direction = Direction.Sell,
        Offset = quote.AskOffset,
        Hedge = quote.AskHedge,
        Price = quote.AskPrice,
        Volume = quote.AskVolume,
        ComesOfQuote = true,
    };
}
