using QuantPlus;
using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Trading;

namespace Strategy;

/// <summary>
/// Keeps an order to buy below and an order to sell above the middle of the market, and never holds more than a few lots of its own. It remembers nothing: which
/// orders are its own, the gateway tells by their tag, after a lost connection and after a restart alike. What it holds is what these orders have traded: lots that were
/// there before, or that another program holds, are not touched. It begins and ends on one trading day, flat.
/// </summary>
internal sealed class TwoSided(IGateway gateway, Contract contract)
{
    public const string Tag = "two-sided";

    /// <summary>Most lots held on one side; the gateway's guards have the same limit.</summary>
    public const int MaxPosition = 3;

    private const int Lots = 1;
    private const int TicksFromMiddle = 2;
    private const int MaxFailures = 10;
    private const int MaxTriesToClose = 50;

    private int _failures;

    private IEnumerable<Order> Sent => gateway.Orders.Where(order => order.Tag == Tag && order.Instrument == contract.Id);

    private IEnumerable<Order> Working => Sent.Where(order => !order.IsFinal);

    private bool IsFlat => gateway.Status.IsReady && HeldBy(Direction.Buy) == 0 && HeldBy(Direction.Sell) == 0 && !Working.Any();

    // All its lots are of today, because it ends flat.
    private Offset OffsetToClose => contract.Id.Exchange.SeparatesTodayPositions ? Offset.CloseToday : Offset.Close;

    /// <summary>Quotes both sides until it is stopped, or until too much has failed. The orders stay at the counter.</summary>
    public async Task QuoteAsync(CancellationToken stop)
    {
        Show.Found(Sent.Count(), Working.Count());
        await OnEachTickAsync(tick => QuoteAsync(tick, stop), () => false, stop);
    }

    /// <summary>Takes all its orders back and closes what it holds: one try a tick, at the prices of that tick.</summary>
    /// <returns>Whether it is flat. If not, too much was refused, or nobody takes the lots: somebody has to look.</returns>
    public async Task<bool> EndFlatAsync(CancellationToken stop)
    {
        _failures = 0;
        var tries = 0;
        await OnEachTickAsync(tick => CloseAsync(tick, stop), () => IsFlat || ++tries > MaxTriesToClose, stop);
        return IsFlat;
    }

    private async Task OnEachTickAsync(Func<Tick, Task> step, Func<bool> isDone, CancellationToken stop)
    {
        if (isDone())
            return;
        await ReadyAsync(stop);
        await using var ticks = await gateway.SubscribeAsync([contract.Id], cancellationToken: stop);
        await foreach (var tick in ticks.Ticks.ReadAllAsync(stop))
        {
            if (gateway.Status.IsReady && tick is { IsStale: false, BidVolume: > 0, AskVolume: > 0 })
                await TryAsync(() => step(tick), stop);
            if (_failures >= MaxFailures || isDone())
                return;
        }
    }

    private async Task QuoteAsync(Tick tick, CancellationToken stop)
    {
        var middle = (tick.BidPrice + tick.AskPrice) / 2;

        // First what must go, on both sides: so no order meets one of its own.
        var good = Working.Where(order => IsGood(order, middle)).DistinctBy(order => order.Direction).ToList();
        await CancelAsync([.. Working.Except(good)], stop);
        foreach (var direction in (Direction[])[Direction.Buy, Direction.Sell])
        {
            if (Working.Any(order => order.Direction == direction))
                continue;
            var offset = OffsetFor(direction);
            if (offset == Offset.Open && HeldBy(direction) >= MaxPosition)
                continue;

            // The token may end the wait: the order is found by its tag.
            await gateway.SubmitAsync(Request(direction, offset, Lots, PriceFor(direction, middle)), stop);
        }
    }

    private bool IsGood(Order order, double middle) =>
        order.Offset == OffsetFor(order.Direction) && Math.Abs(order.Price - PriceFor(order.Direction, middle)) <= contract.PriceTick;

    private double PriceFor(Direction direction, double middle)
    {
        var distance = TicksFromMiddle * contract.PriceTick;
        return contract.RoundToPriceGrid(direction == Direction.Buy ? middle - distance : middle + distance);
    }

    // What is held on the other side is closed; only then something is opened.
    private Offset OffsetFor(Direction direction) => HeldBy(Opposite(direction)) > 0 ? OffsetToClose : Offset.Open;

    // Its lots that were opened by buying, or by selling.
    private int HeldBy(Direction opening) =>
        Sent.Where(order => order.Direction == opening && order.Offset == Offset.Open).Sum(order => order.TradedVolume)
        - Sent.Where(order => order.Direction == Opposite(opening) && order.Offset != Offset.Open).Sum(order => order.TradedVolume);

    private static Direction Opposite(Direction direction) => direction == Direction.Buy ? Direction.Sell : Direction.Buy;

    private async Task CancelAsync(IEnumerable<Order> orders, CancellationToken stop)
    {
        foreach (var order in orders)
        {
            try
            {
                await gateway.CancelAsync(order.Id, stop);
            }
            catch (OrderRejectedException exception) when (exception.Reason == OrderRejectReason.OrderIsFinal)
            {
                // It traded in this moment.
            }
        }
    }

    private async Task CloseAsync(Tick tick, CancellationToken stop)
    {
        await CancelAsync([.. Working], stop);
        foreach (var direction in (Direction[])[Direction.Sell, Direction.Buy])
        {
            var held = HeldBy(Opposite(direction));
            if (held == 0)
                continue;

            // Through the market, so that it trades at once; what does not is cancelled and tried again with the next tick.
            var price = direction == Direction.Sell
                ? Math.Max(tick.BidPrice - (10 * contract.PriceTick), tick.LowerLimitPrice)
                : Math.Min(tick.AskPrice + (10 * contract.PriceTick), tick.UpperLimitPrice);
            var order = await gateway.SubmitAsync(Request(direction, OffsetToClose, held, price) with { Type = OrderType.FillAndKill }, stop);
            await gateway.WaitForCompletionAsync(order.Id, stop);
        }
    }

    private OrderRequest Request(Direction direction, Offset offset, int volume, double price) =>
        new() { Instrument = contract.Id, Direction = direction, Offset = offset, Volume = volume, Price = price, Tag = Tag };

    /// <summary>What cannot be done now is looked at again with the next tick, when the gateway tells what became of it; but not for ever.</summary>
    private async Task TryAsync(Func<Task> step, CancellationToken stop)
    {
        try
        {
            await step();
            _failures = 0;
        }
        catch (GatewayTimeoutException exception)
        {
            // Whether the counter has the order, a new login tells for certain.
            Failed(exception);
            await gateway.DisconnectAsync(stop);
            await gateway.ConnectAsync(stop);
        }
        catch (GatewayDisconnectedException exception)
        {
            Failed(exception);
            await ReadyAsync(stop);
        }
        catch (GatewayException exception)
        {
            Failed(exception);
        }
    }

    private void Failed(GatewayException exception)
    {
        _failures++;
        Show.Trouble(exception.Error);
    }

    // Also when it is ready already.
    private async Task ReadyAsync(CancellationToken stop)
    {
        await foreach (var change in gateway.Events(stop))
        {
            if (change is StatusChangedEvent { Status.IsReady: true })
                return;
        }
    }
}
