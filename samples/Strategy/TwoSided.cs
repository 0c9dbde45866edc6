using QuantPlus;
using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Trading;
using QuantPlus.Trading.Offsets;

namespace Strategy;

/// <summary>
/// Keeps an order to buy below and an order to sell above the middle of the market, and never holds more than a few lots. It remembers nothing: which orders
/// are its own, the gateway tells by their tag, after a lost connection and after a restart alike.
/// </summary>
internal sealed class TwoSided(IGateway gateway, Contract contract)
{
    public const string Tag = "two-sided";

    private const int Lots = 1;
    private const int MaxPosition = 3;
    private const int TicksFromMiddle = 2;

    private IEnumerable<Order> Sent => gateway.Orders.Where(order => order.Tag == Tag);

    private IEnumerable<Order> Working => Sent.Where(order => !order.IsFinal);

    private IEnumerable<Position> Held => gateway.Positions.Where(position => position.Instrument == contract.Id);

    /// <summary>Quotes both sides until it is stopped. The orders stay at the counter.</summary>
    public async Task QuoteAsync(CancellationToken stop)
    {
        Show.Found(Sent.Count(), Working.Count());
        await using var ticks = await gateway.SubscribeAsync([contract.Id], cancellationToken: stop);
        await foreach (var tick in ticks.Ticks.ReadAllAsync(stop))
        {
            if (gateway.Status.IsReady && tick is { BidVolume: > 0, AskVolume: > 0 })
                await TryAsync(() => QuoteAsync(tick, stop), stop);
        }
    }

    /// <summary>Takes all orders back and closes what is held.</summary>
    public async Task EndFlatAsync(CancellationToken stop)
    {
        while (Working.Any() || Held.Any())
        {
            await TryAsync(() => CancelAsync(Working, stop), stop);
            await TryAsync(() => CloseAsync(stop), stop);
        }
    }

    private async Task QuoteAsync(Tick tick, CancellationToken stop)
    {
        var middle = (tick.BidPrice + tick.AskPrice) / 2;
        var distance = TicksFromMiddle * contract.PriceTick;
        await QuoteSideAsync(Direction.Buy, contract.RoundToPriceGrid(middle - distance), stop);
        await QuoteSideAsync(Direction.Sell, contract.RoundToPriceGrid(middle + distance), stop);
    }

    private async Task QuoteSideAsync(Direction direction, double price, CancellationToken stop)
    {
        var working = Working.Where(order => order.Direction == direction).ToList();
        if (working.Count == 1 && Math.Abs(working[0].Price - price) <= contract.PriceTick)
            return;
        await CancelAsync(working, stop);

        var held = Held.Sum(position => position.Direction == PositionDirection.Long ? position.Volume : -position.Volume);
        if ((direction == Direction.Buy ? held : -held) >= MaxPosition)
            return;

        // What is held on the other side is closed, in the way that the exchange wants it; only then something is opened.
        var wish = new OrderRequest { Instrument = contract.Id, Direction = direction, Volume = Lots, Price = price, Tag = Tag };
        await gateway.SubmitAsync(gateway.Plan(wish, OffsetPolicy.CloseFirst), stop);
    }

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

    private async Task CloseAsync(CancellationToken stop)
    {
        foreach (var position in Held)
        {
            if (!gateway.TryGetLastTick(contract.Id, out var tick))
                return;

            // Through the market, so that it trades at once.
            var isLong = position.Direction == PositionDirection.Long;
            var price = isLong ? tick.BidPrice - (10 * contract.PriceTick) : tick.AskPrice + (10 * contract.PriceTick);
            var wish = new OrderRequest
            {
                Instrument = contract.Id,
                Direction = isLong ? Direction.Sell : Direction.Buy,
                Volume = position.ClosableVolume,
                Price = Math.Clamp(price, tick.LowerLimitPrice, tick.UpperLimitPrice),
                Type = OrderType.FillAndKill,
                Tag = Tag,
            };
            foreach (var order in await gateway.SubmitAsync(gateway.Plan(wish, OffsetPolicy.CloseOnly), stop))
                await gateway.WaitForCompletionAsync(order.Id, stop);
        }
    }

    /// <summary>What cannot be done now is looked at again with the next tick, when the gateway tells what became of it.</summary>
    private async Task TryAsync(Func<Task> step, CancellationToken stop)
    {
        try
        {
            await step();
        }
        catch (GatewayTimeoutException exception)
        {
            // Whether the counter has the order, a new login tells for certain.
            Show.Trouble(exception.Error);
            await gateway.DisconnectAsync(stop);
            await gateway.ConnectAsync(stop);
        }
        catch (GatewayDisconnectedException exception)
        {
            Show.Trouble(exception.Error);
            await ReadyAsync(stop);
        }
        catch (GatewayException exception)
        {
            Show.Trouble(exception.Error);
        }
    }

    private async Task ReadyAsync(CancellationToken stop)
    {
        await foreach (var change in gateway.Events(stop))
        {
            if (change is StatusChangedEvent { Status.IsReady: true })
                return;
        }
    }
}
