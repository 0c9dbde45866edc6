using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Simulation;
using QuantPlus.Trading;

namespace QuantPlus.Soak;

/// <summary>What a user does, at random: several things at a time, and not waiting for a good moment.</summary>
internal sealed class UserActions(IGateway gateway, EmbeddedEnvironment environment, Tally tally, Random random) : IAsyncDisposable
{
    private const int MaxSubscriptions = 8;

    private static readonly InstrumentId[] Instruments =
    [
        .. new[]
        {
            "rb2510.SHFE", "au2512.SHFE", "cu2509.SHFE", "sc2509.INE", "lu2509.INE", "i2509.DCE", "m2509.DCE", "SR509.CZCE", "TA509.CZCE", "IF2509.CFFEX", "T2509.CFFEX", "si2509.GFEX",
        }.Select(id => InstrumentId.Parse(id)),
    ];

    private readonly Lock _lock = new();
    private readonly List<ITickSubscription> _subscriptions = [];

    /// <summary>Begins something; the task ends when it is over, and never throws what a user has to expect.</summary>
    public Task BeginAsync()
    {
        var choice = random.Next(100);
        return choice switch
        {
            < 45 => AttemptAsync("submit", Submit()),
            < 65 => AttemptAsync("cancel", Cancel()),
            < 72 => AttemptAsync("query positions", gateway.QueryPositionsAsync),
            < 79 => AttemptAsync("query account", gateway.QueryAccountAsync),
            < 87 => AttemptAsync("subscribe", SubscribeAsync),
            < 95 => AttemptAsync("unsubscribe", _ => UnsubscribeAsync()),
            < 97 => AttemptAsync("give up a query", GiveUpAsync),
            < 99 => AttemptAsync("connect", gateway.ConnectAsync),
            _ => AttemptAsync("disconnect and connect", ReconnectAsync),
        };
    }

    public async ValueTask DisposeAsync()
    {
        while (_subscriptions.Count > 0)
            await UnsubscribeAsync();
    }

    private async Task AttemptAsync(string what, Func<CancellationToken, Task> act)
    {
        try
        {
            // Never on the caller's stack: a call that blocked would stop the run instead of being seen.
            await Task.Run(() => act(CancellationToken.None));
            tally.Count(what);
        }
        catch (GatewayException exception)
        {
            tally.Count($"{what}: {(exception is OrderRejectedException rejected ? rejected.Reason : exception.Kind)}");
            if (exception.Error.Message.Length == 0)
                tally.Violate($"{what} failed without saying why");
        }
        catch (OperationCanceledException) when (what == "give up a query")
        {
            tally.Count(what);
        }
        catch (Exception exception)
        {
            tally.Violate($"{what} threw {exception}");
        }
    }

    private Func<CancellationToken, Task> Submit()
    {
        var instrument = Draw(Instruments);
        var (isBuy, volume, ticks, kind, offset) = (random.Next(2) == 0, random.Next(1, 6), random.Next(-3, 4), random.Next(12), random.Next(8));
        return async cancellationToken =>
        {
            var quote = environment.GetQuote(instrument);
            if (!environment.Contracts.TryGet(instrument, out var contract))
                throw new InvalidOperationException($"The environment has no contract {instrument}.");
            var price = contract.RoundToPriceGrid((isBuy ? quote.AskPrice : quote.BidPrice) + ticks * contract.PriceTick);
            var request = new OrderRequest
            {
                Instrument = instrument,
                Direction = isBuy ? Direction.Buy : Direction.Sell,
                Volume = volume,
                Price = price,
                Type = kind switch { 0 => OrderType.FillAndKill, 1 => OrderType.FillOrKill, 2 => OrderType.Market, _ => OrderType.Limit },
                Offset = offset switch { 0 => Offset.Close, 1 => Offset.CloseToday, 2 => Offset.CloseYesterday, _ => Offset.Open },
            };
            await gateway.SubmitAsync(request, cancellationToken);
        };
    }

    private Func<CancellationToken, Task> Cancel()
    {
        var choice = random.NextDouble();
        return cancellationToken =>
        {
            var orders = gateway.Orders;
            var working = orders.Where(order => !order.IsFinal).ToArray();
            if (working.Length == 0 || choice > 0.95)
                working = [.. orders];
            return working.Length == 0
                ? Task.CompletedTask
                : gateway.CancelAsync(working[(int)(choice * working.Length)].Id, cancellationToken);
        };
    }

    private async Task SubscribeAsync(CancellationToken cancellationToken)
    {
        InstrumentId[] wanted;
        lock (_lock)
        {
            if (_subscriptions.Count >= MaxSubscriptions)
                return;
            wanted = [Draw(Instruments), Draw(Instruments)];
        }

        var subscription = await gateway.SubscribeAsync(wanted, new TickSubscriptionOptions { Capacity = 64 }, cancellationToken);
        lock (_lock)
            _subscriptions.Add(subscription);
    }

    private async Task UnsubscribeAsync()
    {
        ITickSubscription? subscription;
        lock (_lock)
        {
            subscription = _subscriptions.FirstOrDefault();
            if (subscription is null)
                return;
            _subscriptions.RemoveAt(0);
        }

        while (subscription.Ticks.TryRead(out var tick))
        {
            if (!Instruments.Contains(tick.Instrument))
                tally.Violate($"a tick of {tick.Instrument}, which nobody asked for");
        }

        await subscription.DisposeAsync();
    }

    private async Task GiveUpAsync(CancellationToken cancellationToken)
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(1));
        await gateway.QueryPositionsAsync(soon.Token);
    }

    private async Task ReconnectAsync(CancellationToken cancellationToken)
    {
        await gateway.DisconnectAsync(cancellationToken);
        await gateway.ConnectAsync(cancellationToken);
    }

    private T Draw<T>(T[] choices)
    {
        lock (_lock)
            return choices[random.Next(choices.Length)];
    }
}
