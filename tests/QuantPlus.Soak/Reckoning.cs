using QuantPlus.Errors;
using QuantPlus.Simulation;
using QuantPlus.Trading;

namespace QuantPlus.Soak;

/// <summary>Compares what the gateway says, and what its streams have told, with the counter's own books.</summary>
internal sealed class Reckoning(IGateway gateway, EmbeddedEnvironment environment, StreamWatch watch, Tally tally, TimeSpan patience)
{
    /// <summary>What the environment returns for a query while another one has not been answered.</summary>
    private const int InFlight = -2;

    private int _timeouts;

    /// <summary>Lets the gateway come to rest, without faults, and compares.</summary>
    public async Task ReckonAsync()
    {
        environment.ClearFaults();
        await ConnectAsync();
        await ReconnectAsync();
        var (refusedBefore, timeoutsBefore) = (environment.CountRequests("ReqQry*", InFlight), watch.TimeoutCount + _timeouts);
        await CancelAllAsync();
        var day = environment.TradingDay;
        if (!await AskAsync())
            return;
        var account = gateway.Account!;
        await SettleStreamsAsync(day);

        // Where the counter was too slow for a query, on a machine that is busy, the next one does find it unanswered.
        var differences = new List<string>();
        if (environment.CountRequests("ReqQry*", InFlight) != refusedBefore && watch.TimeoutCount + _timeouts == timeoutsBefore)
            differences.Add("a query was sent while another one was in flight");
        differences.AddRange([.. CompareOrders(), .. CompareTrades(), .. ComparePositions(), .. CompareAccount(account)]);
        if (!gateway.Status.IsReady || environment.TradingDay != day)
        {
            // What was compared may have been of two days.
            tally.Count("reckonings given up because the day ended");
            return;
        }

        foreach (var difference in differences)
            tally.Violate(difference);
        watch.Forget(day);
        tally.Count(differences.Count == 0 ? "reckonings that agreed" : "reckonings that did not agree");
    }

    /// <summary>Connects as a user would who is told what is wrong; without faults it has to succeed.</summary>
    private async Task ConnectAsync()
    {
        for (var attempt = 0; attempt < 10; attempt++)
        {
            try
            {
                await gateway.ConnectAsync().WaitAsync(patience);
                return;
            }
            catch (GatewayException)
            {
                // What was on its way when the faults ended may still end one attempt.
                await Task.Delay(10);
            }
            catch (TimeoutException)
            {
                tally.Violate($"ConnectAsync neither succeeded nor failed within {patience}");
                return;
            }
        }

        tally.Violate($"the gateway could not be connected without faults: {gateway.Status}");
    }

    /// <summary>After a reconnect everything that a fault has swallowed must be there.</summary>
    private async Task ReconnectAsync()
    {
        var before = watch.ReadyCount;
        environment.Trip(Fault.Disconnect());
        await UntilAsync(() => watch.ReadyCount > before && gateway.Status.IsReady, "the gateway did not become ready again");
    }

    private async Task CancelAllAsync()
    {
        await UntilAsync(
            () =>
            {
                foreach (var order in gateway.Orders.Where(order => !order.IsFinal))
                    _ = IgnoreAsync(gateway.CancelAsync(order.Id));
                return environment.GetOrders().All(order => order.IsFinal);
            },
            "working orders could not be cancelled");

        static async Task IgnoreAsync(Task<Order> cancel)
        {
            try
            {
                await cancel;
            }
            catch (GatewayException)
            {
                // Traded meanwhile, or cancelled already.
            }
        }
    }

    private async Task<bool> AskAsync()
    {
        GatewayError? last = null;
        for (var attempt = 0; attempt < 5; attempt++)
        {
            try
            {
                // Several at once, of which the environment answers one at a time.
                await Task.WhenAll(
                    gateway.QueryPositionsAsync(), gateway.QueryAccountAsync(), gateway.QueryPositionsAsync(), gateway.QueryAccountAsync()).WaitAsync(patience);
                return true;
            }
            catch (GatewayException exception)
            {
                // The end of a trading day takes the connection with it; a loss is refused to callers a moment before the status tells it.
                last = exception.Error;
                if (exception.Kind == GatewayErrorKind.Timeout)
                    _timeouts++;
                await Task.Delay(20);
                await UntilAsync(() => gateway.Status.IsReady, "the gateway did not become ready again");
            }
            catch (TimeoutException)
            {
                tally.Violate("a query outlived its timeout");
                return false;
            }
        }

        tally.Violate($"queries fail without faults: {last} ({gateway.Status})");
        return false;
    }

    private Task SettleStreamsAsync(DateOnly day) => UntilAsync(
        () => environment.TradingDay != day
            || (environment.GetTrades().All(watch.HasSeen)
                && environment.GetOrders().All(order => watch.Find(order.Id) is { } seen && Same(order, seen))),
        () => $"the streams lack {environment.GetTrades().Count(trade => !watch.HasSeen(trade))} trades and the last word on "
            + $"{string.Join("; ", environment.GetOrders().Where(order => watch.Find(order.Id) is not { } seen || !Same(order, seen)).Take(3).Select(order => $"{order} but {watch.Find(order.Id)}"))}");

    private IEnumerable<string> CompareOrders()
    {
        var books = environment.GetOrders().ToDictionary(order => order.Id);
        foreach (var order in gateway.Orders)
        {
            if (!books.Remove(order.Id, out var book))
            {
                if (order.Status != OrderStatus.Rejected)
                    yield return $"order {order.Id} is {order.Status}, and the counter has never heard of it";
            }
            else if (!Same(book, order))
            {
                yield return $"order {order.Id} is {order.Status} with {order.TradedVolume} traded; by the books {book.Status} with {book.TradedVolume}";
            }
        }

        foreach (var lost in books.Values)
            yield return $"order {lost.Id} is in the books and not in the gateway";
    }

    private IEnumerable<string> CompareTrades()
    {
        var books = environment.GetTrades().Select(trade => (trade.Instrument, trade.TradeId, trade.Direction, trade.Volume, trade.Price)).ToHashSet();
        var view = gateway.Trades.Select(trade => (trade.Instrument, trade.TradeId, trade.Direction, trade.Volume, trade.Price)).ToArray();
        if (view.Length != books.Count || !books.SetEquals(view))
            yield return $"{view.Length} trades, by the books {books.Count}";
        if (watch.TradesOf(environment.TradingDay) != books.Count)
            yield return $"{watch.TradesOf(environment.TradingDay)} trades were told of, by the books there are {books.Count}";
    }

    private IEnumerable<string> ComparePositions()
    {
        var books = environment.GetPositions().Select(KeyOf).Order().ToArray();
        var view = gateway.Positions.Select(KeyOf).Order().ToArray();
        if (!books.SequenceEqual(view))
            yield return $"positions {string.Join(", ", view)}; by the books {string.Join(", ", books)}";

        static string KeyOf(Position position) =>
            $"{position.Instrument} {position.Direction} {position.Volume} today {position.TodayVolume} frozen {position.FrozenVolume}";
    }

    private IEnumerable<string> CompareAccount(Account account)
    {
        var books = environment.GetAccount();
        if ((account.PreBalance, account.Commission, account.Margin, account.Frozen) != (books.PreBalance, books.Commission, books.Margin, books.Frozen))
            yield return $"account {account}; by the books {books}";
    }

    private Task UntilAsync(Func<bool> done, string otherwise) => UntilAsync(done, () => otherwise);

    private async Task UntilAsync(Func<bool> done, Func<string> otherwise)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!done())
        {
            if (TimeProvider.System.GetElapsedTime(started) > patience)
            {
                tally.Violate($"{otherwise()} within {patience} ({gateway.Status})");
                return;
            }

            await Task.Delay(1);
        }
    }

    private static bool Same(Order book, Order seen) => (book.Status, book.TradedVolume) == (seen.Status, seen.TradedVolume);
}
