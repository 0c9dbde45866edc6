using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Simulation;
using QuantPlus.Trading;

namespace QuantPlus.Conformance.Tests.Books;

/// <summary>
/// A gateway and the counter's own books beside it, both with clocks in the test's hand. After each step the gateway's view has to be that of the books.
/// It is its own view: the counter answers no query for positions but when a step asks for it.
/// </summary>
internal sealed class BookRun : IAsyncDisposable
{
    /// <summary>One contract of each exchange, and options.</summary>
    public static readonly InstrumentId[] Contracts =
    [
        .. new[]
        {
            "rb2510.SHFE", "sc2506.INE", "m2509.DCE", "SR509.CZCE", "IF2506.CFFEX", "si2509.GFEX", "au2506C656.SHFE", "IO2509-C-3300.CFFEX",
            "c2507-C-2280.DCE", "CF509C13000.CZCE",
        }.Select(id => InstrumentId.Parse(id)),
    ];

    private const double Fen = 0.005;
    private static readonly DateTime Evening = new(2025, 6, 11, 19, 40, 0);

    private readonly FakeTimeProvider _environmentTime = new();
    private readonly FakeTimeProvider _gatewayTime = new();
    private readonly IReadOnlyList<InstrumentId> _used;
    private readonly EmbeddedEnvironment _environment;
    private readonly IGateway _gateway;
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(30));
    private readonly List<GatewayEvent> _events = [];
    private IAsyncEnumerator<GatewayEvent>? _eventsToCome;
    private Task<bool>? _nextEvent;
    private int _tradesBefore;
    private ITickSubscription? _ticks;

    private BookRun(GatewayKind kind, IReadOnlyList<InstrumentId> used)
    {
        _used = used;
        var options = new EmbeddedEnvironmentOptions { StartTime = Evening, Balance = 3_000_000 };
        foreach (var contract in used)
        {
            options.AddYesterdayPosition(contract, PositionDirection.Long, 4);
            options.AddYesterdayPosition(contract, PositionDirection.Short, 3);
        }

        _environment = new EmbeddedEnvironment(options, _environmentTime);

        // The gateway's clock is pushed on while it works, far faster than answers come.
        _gateway = kind.CreateOn(
            _environment,
            options => options.ConnectTimeout = options.ReadyTimeout = options.RequestTimeout = options.QueryTimeout = TimeSpan.FromDays(1),
            _gatewayTime);
    }

    private CancellationToken Patient => _patience.Token;

    /// <summary>Plays a sequence, and says how many trades there were.</summary>
    /// <exception cref="InvalidOperationException">The gateway's view was another than the books.</exception>
    public static async Task<int> PlayAsync(GatewayKind kind, params BookStep[] steps)
    {
        var used = steps.Select(step => step switch { OrderStep order => order.Contract, QuoteStep quote => quote.Contract, _ => -1 }).Where(index => index >= 0);
        await using var run = new BookRun(kind, [.. used.Distinct().Select(index => Contracts[index])]);
        await run.BeginAsync();
        for (var i = 0; i < steps.Length; i++)
        {
            try
            {
                await run.PlayAsync(steps[i]);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Step {i}, {steps[i]}: {exception.Message}", exception);
            }
        }

        await run.PlayAsync(new QueryStep());
        return run._tradesBefore + run._gateway.Trades.Count;
    }

    public async ValueTask DisposeAsync()
    {
        if (_ticks is not null)
            await _ticks.DisposeAsync();
        await _gateway.DisposeAsync();
        if (_nextEvent is not null)
            await _nextEvent;
        if (_eventsToCome is not null)
            await _eventsToCome.DisposeAsync();
        _patience.Dispose();
    }

    private async Task BeginAsync()
    {
        _eventsToCome = _gateway.Events(CancellationToken.None).GetAsyncEnumerator(CancellationToken.None);
        await ConnectAsync();

        // Kept: a reader that nobody can reach any more ends.
        if (_used.Count > 0)
            _ticks = await _gateway.SubscribeAsync(_used, new TickSubscriptionOptions { Capacity = 8 }, Patient);
        await EqualAsync();
    }

    private async Task ConnectAsync()
    {
        await AdvanceUntilAsync(_gateway.ConnectAsync(Patient));

        // Single lots of what is held from the day before, and all rates: from here on nothing has to be asked.
        await AdvanceUntilAsync(_gateway.QueryMarginRatesAsync(_used, HedgeFlag.Speculation, Patient));
        await AdvanceUntilAsync(_gateway.QueryMarginRatesAsync(_used, HedgeFlag.Hedge, Patient));
        await AdvanceUntilAsync(_gateway.QueryCommissionRatesAsync(_used, Patient));
        _environment.Trip(Fault.Return(-3).At("ReqQryInvestorPosition"));
    }

    private async Task PlayAsync(BookStep step)
    {
        switch (step)
        {
            case OrderStep order:
                await OrderAsync(order);
                break;
            case CancelStep cancel:
                await CancelAsync(cancel);
                break;
            case QuoteStep quote:
                Show(quote);
                break;
            case TimeStep time:
                _environmentTime.Advance(TimeSpan.FromMilliseconds(500 * time.HalfSeconds));
                break;
            case NextDayStep:
                await NextDayAsync();
                break;
            default:
                await QueryAsync();
                break;
        }

        await EqualAsync();
    }

    private async Task OrderAsync(OrderStep step)
    {
        var contract = _gateway.Contracts[Contracts[step.Contract]];
        var quote = _environment.GetQuote(contract.Id);
        var middle = double.IsFinite(quote.BidPrice) ? quote.BidPrice : quote.AskPrice;
        if (!double.IsFinite(middle))
            return;
        var price = middle + (contract.PriceTick * (step.Direction == Direction.Buy ? step.TicksIn : -step.TicksIn));
        try
        {
            await _gateway.SubmitAsync(
                new OrderRequest
                {
                    Instrument = contract.Id,
                    Direction = step.Direction,
                    Offset = step.Offset,
                    Hedge = step.Hedge,
                    Volume = step.Volume,
                    Type = step.Type,
                    Price = contract.RoundToPriceGrid(price),
                },
                Patient);
        }
        catch (OrderRejectedException)
        {
            // Not enough to close, no market orders, beyond the limits: that is as good as any other order.
        }
    }

    private async Task CancelAsync(CancelStep step)
    {
        var working = _environment.GetOrders().Where(order => !order.IsFinal).ToArray();
        if (working.Length == 0)
            return;
        await _gateway.CancelAsync(working[step.Which % working.Length].Id, Patient);
    }

    private void Show(QuoteStep step)
    {
        var contract = _environment.Contracts[Contracts[step.Contract]];
        var quote = _environment.GetQuote(contract.Id);
        var middle = double.IsFinite(quote.BidPrice) ? quote.BidPrice : quote.AskPrice;
        if (!double.IsFinite(middle))
            return;
        var bid = contract.RoundToPriceGrid(Math.Max(contract.PriceTick, middle + (step.Ticks * contract.PriceTick)));
        _environment.ShowQuote(contract.Id, new PriceLevel(bid, step.BidVolume, contract.RoundToPriceGrid(bid + contract.PriceTick), step.AskVolume));
    }

    private async Task QueryAsync()
    {
        _environment.ClearFaults();
        await AdvanceUntilAsync(_gateway.QueryPositionsAsync(Patient));
        var account = await AdvanceUntilAsync(_gateway.QueryAccountAsync(Patient));
        Same(_environment.GetAccount(), account);
        _environment.Trip(Fault.Return(-3).At("ReqQryInvestorPosition"));
    }

    private async Task NextDayAsync()
    {
        _environment.ClearFaults();
        _tradesBefore += _gateway.Trades.Count;
        var day = _environment.TradingDay;
        while (_environment.TradingDay == day)
            _environment.Advance(_environment.Now.Hour is 19 ? TimeSpan.FromMinutes(5) : TimeSpan.FromHours(1));
        var next = _environment.TradingDay;
        while (_gateway.Status is not { IsReady: true } status || status.TradingDay != next)
        {
            Patient.ThrowIfCancellationRequested();
            _environmentTime.Advance(TimeSpan.FromMilliseconds(100));
            _gatewayTime.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Delay(1, Patient);
        }

        await ConnectAsync();
    }

    // What counts is where both come to rest: the gateway hears of everything a moment later, on threads of its own.
    private async Task EqualAsync()
    {
        var difference = Difference();
        for (var i = 0; difference is not null && i < 2000; i++)
        {
            await Task.Delay(i < 20 ? 0 : 5, Patient);
            difference = Difference();
        }

        if (difference is null && await MismatchesAsync() is { Length: > 0 } mismatches)
            difference = mismatches;
        if (difference is not null)
            throw new InvalidOperationException(difference);
    }

    private string? Difference()
    {
        var (orders, trades) = (_environment.GetOrders(), _environment.GetTrades());
        if (orders.Count(order => !order.IsFinal) != _gateway.Orders.Count(order => !order.IsFinal))
            return "Other orders work.";
        if (trades.Count != _gateway.Trades.Count)
            return "Other trades have happened.";
        var books = _environment.GetPositions().ToDictionary(position => (position.Instrument, position.Direction, position.Hedge));
        var view = _gateway.Positions;
        if (view.Count != books.Count)
            return $"The gateway has {view.Count} positions and the books {books.Count}.";
        return view.Select(position => books.TryGetValue((position.Instrument, position.Direction, position.Hedge), out var book)
                ? Difference(book, position)
                : $"The books have no {position}.")
            .FirstOrDefault(difference => difference is not null);
    }

    private static string? Difference(Position book, Position view)
    {
        var isSame = (book.Volume, book.TodayVolume, book.FrozenToday, book.FrozenYesterday)
            == (view.Volume, view.TodayVolume, view.FrozenToday, view.FrozenYesterday)
            && Figures(book).Zip(Figures(view)).All(pair => Math.Abs(pair.First - pair.Second) < Fen);
        return isSame ? null : $"books {book}\n gateway {view}";
    }

    private static double[] Figures(Position position) =>
    [
        position.PositionCost, position.OpenCost, position.AveragePrice, position.OpenPrice, position.MarkPrice, position.Margin, position.PositionProfit,
        position.PositionProfitByTrade, position.CloseProfit, position.CloseProfitByTrade, position.Commission,
    ];

    private static void Same(Account books, Account view)
    {
        var pairs = Figures(books).Zip(Figures(view)).ToArray();
        if (pairs.Any(pair => !(Math.Abs(pair.First - pair.Second) < Fen)))
            throw new InvalidOperationException($"books {books}\n gateway {view}");
    }

    private static double[] Figures(Account account) =>
    [
        account.PreBalance, account.Deposit, account.Withdraw, account.CloseProfit, account.PositionProfit, account.Premium, account.Commission,
        account.Margin, account.FrozenMargin, account.FrozenCash, account.FrozenCommission, account.Balance, account.Available, account.Withdrawable,
    ];

    private async Task<string> MismatchesAsync()
    {
        while ((_nextEvent ??= _eventsToCome!.MoveNextAsync().AsTask()).IsCompleted && await _nextEvent)
        {
            _events.Add(_eventsToCome!.Current);
            _nextEvent = null;
        }

        return string.Join("\n", _events.OfType<PositionMismatchEvent>().Select(
            mismatch => string.Create(CultureInfo.InvariantCulture, $"kept {mismatch.Kept}\n counted {mismatch.Counted}")));
    }

    private async Task<T> AdvanceUntilAsync<T>(Task<T> task)
    {
        await AdvanceUntilAsync((Task)task);
        return await task;
    }

    private async Task AdvanceUntilAsync(Task task)
    {
        for (var i = 0; !task.IsCompleted; i++)
        {
            // Only what waits in the gateway's time needs it to go on; answers come by themselves.
            if (i > 5)
                _gatewayTime.Advance(TimeSpan.FromMilliseconds(200));
            await Task.WhenAny(task, Task.Delay(1, Patient));
            Patient.ThrowIfCancellationRequested();
        }

        await task;
    }
}
