using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Conformance.Tests;

public abstract class OrderSuite(GatewayKind kind) : ConnectedSuite(kind)
{
    [Fact]
    public async Task A_resting_order_is_taken_and_can_be_cancelled()
    {
        var contract = Contract("rb");
        var price = (await FirstTickAsync(contract)).BidPrice - (30 * contract.PriceTick);

        var order = await Gateway.SubmitAsync(OrderRequest.Buy(contract.Id, 3, price), Patient);
        Assert.Equal((contract.Id, Direction.Buy, Offset.Open, 3), (order.Instrument, order.Direction, order.Offset, order.Volume));
        Assert.Equal(price, order.Price, 6);
        Assert.True(order.IsOwn);
        Assert.False(order.IsFinal);

        var cancelled = await Gateway.CancelAsync(order.Id, Patient);
        Assert.Equal(OrderStatus.Cancelled, cancelled.Status);
        Assert.Equal(0, cancelled.TradedVolume);
        Assert.Equal(cancelled, await Gateway.WaitForCompletionAsync(order.Id, Patient));
        Assert.Empty(Gateway.Trades);
        Assert.Empty(await Gateway.QueryPositionsAsync(Patient));
    }

    [Fact]
    public async Task An_order_above_the_market_trades_and_becomes_a_position()
    {
        var contract = Contract("rb");
        var before = Gateway.Account!;
        var order = await BuyAsync(contract, 2);

        Assert.Equal(OrderStatus.AllTraded, order.Status);
        Assert.Equal(2, order.TradedVolume);
        var trades = Gateway.Trades;
        Assert.Equal(2, trades.Sum(trade => trade.Volume));
        Assert.All(trades, trade => Assert.Equal(order.Id, trade.OrderId));
        Assert.Equal(trades.Sum(trade => trade.Price * trade.Volume) / 2, order.AveragePrice, 6);

        var position = Assert.Single(await Gateway.QueryPositionsAsync(Patient));
        Assert.Equal((contract.Id, PositionDirection.Long), (position.Instrument, position.Direction));
        Assert.Equal((2, 2, 0), (position.Volume, position.TodayVolume, position.YesterdayVolume));
        Assert.Equal(order.AveragePrice, position.AveragePrice, 6);
        Assert.True(position.Margin > 0);

        var after = await Gateway.QueryAccountAsync(Patient);
        Assert.True(after.Margin > 0 && after.Commission > 0 && after.Available < before.Available);
        Assert.Equal(
            after.PreBalance + after.Deposit - after.Withdraw + after.CloseProfit + after.PositionProfit - after.Commission, after.Balance, 2);
    }

    [Fact]
    public async Task A_position_can_be_closed_again()
    {
        var contract = Contract("rb");
        await BuyAsync(contract, 1);

        var bid = (await FirstTickAsync(contract)).BidPrice;
        var close = await Gateway.SubmitAsync(
            OrderRequest.Sell(contract.Id, 1, bid - (20 * contract.PriceTick), Offset.CloseToday), Patient);
        close = await Gateway.WaitForCompletionAsync(close.Id, Patient);

        Assert.Equal(OrderStatus.AllTraded, close.Status);
        Assert.Empty(await Gateway.QueryPositionsAsync(Patient));
        Assert.Equal(0, (await Gateway.QueryAccountAsync(Patient)).Margin, 6);
    }

    [Fact]
    public async Task A_working_close_order_freezes_what_it_would_close()
    {
        var contract = Contract("rb");
        await BuyAsync(contract, 2);
        var ask = (await FirstTickAsync(contract)).AskPrice;
        var order = await Gateway.SubmitAsync(
            OrderRequest.Sell(contract.Id, 2, ask + (40 * contract.PriceTick), Offset.CloseToday), Patient);

        Assert.Equal((2, 0), Frozen(Gateway.Positions));
        Assert.Equal((2, 0), Frozen(await Gateway.QueryPositionsAsync(Patient)));
        await Gateway.CancelAsync(order.Id, Patient);
        Assert.Equal((0, 2), Frozen(await Gateway.QueryPositionsAsync(Patient)));

        static (int Frozen, int Closable) Frozen(IReadOnlyList<Position> positions)
        {
            var position = Assert.Single(positions);
            return (position.FrozenVolume, position.ClosableVolume);
        }
    }

    [Fact]
    public async Task Every_update_reaches_every_consumer_once_and_in_order()
    {
        var first = Task.Run(() => ReadUntilFinalAsync(Gateway), Patient);
        var second = Task.Run(() => ReadUntilFinalAsync(Gateway), Patient);
        var order = await BuyAsync(Contract("rb"), 1);

        var updates = await first;
        Assert.Equal(updates[^1], order);
        Assert.Equal(updates.Distinct().Count(), updates.Count);
        Assert.All(updates.Zip(updates.Skip(1)), pair => Assert.True(pair.First.TradedVolume <= pair.Second.TradedVolume));
        Assert.Equal(order, (await second)[^1]);
    }

    [Fact]
    public async Task A_consumer_that_comes_late_gets_what_there_is()
    {
        var order = await BuyAsync(Contract("rb"), 1);
        await foreach (var update in Gateway.OrderUpdates(Patient))
        {
            Assert.Equal(order, update);
            break;
        }

        await foreach (var trade in Gateway.TradeUpdates(Patient))
        {
            Assert.Equal(order.Id, trade.OrderId);
            break;
        }
    }

    [Fact]
    public async Task Orders_of_an_earlier_login_are_known_after_the_next_one()
    {
        var order = await BuyAsync(Contract("rb"), 1);
        await Gateway.DisconnectAsync(Patient);
        await Gateway.ConnectAsync(Patient);

        var known = Assert.Single(Gateway.Orders);
        Assert.Equal((order.Id, order.Status, order.TradedVolume), (known.Id, known.Status, known.TradedVolume));
        Assert.Single(Gateway.Trades);
        Assert.Single(Gateway.Positions);

        // A new login has a new session, so a new order cannot meet an old one's id.
        Assert.NotEqual(order.Id, (await BuyAsync(Contract("rb"), 1)).Id);
    }

    [Theory]
    [InlineData(OrderType.FillAndKill)]
    [InlineData(OrderType.FillOrKill)]
    public async Task An_immediate_order_that_meets_nobody_is_cancelled(OrderType type)
    {
        var contract = Contract("rb");
        var price = (await FirstTickAsync(contract)).BidPrice - (30 * contract.PriceTick);
        var order = await Gateway.SubmitAsync(OrderRequest.Buy(contract.Id, 1, price) with { Type = type }, Patient);
        order = await Gateway.WaitForCompletionAsync(order.Id, Patient);
        Assert.Equal((OrderStatus.Cancelled, 0), (order.Status, order.TradedVolume));
    }

    [Theory]
    [InlineData(OrderType.FillAndKill)]
    [InlineData(OrderType.FillOrKill)]
    public async Task An_immediate_order_that_meets_the_market_trades(OrderType type)
    {
        var contract = Contract("rb");
        var price = (await FirstTickAsync(contract)).AskPrice + (30 * contract.PriceTick);
        var order = await Gateway.SubmitAsync(OrderRequest.Buy(contract.Id, 1, price) with { Type = type }, Patient);
        order = await Gateway.WaitForCompletionAsync(order.Id, Patient);
        Assert.Equal((OrderStatus.AllTraded, 1), (order.Status, order.TradedVolume));
    }

    private async Task<Order> BuyAsync(Contract contract, int volume)
    {
        var price = (await FirstTickAsync(contract)).AskPrice + (20 * contract.PriceTick);
        var order = await Gateway.SubmitAsync(OrderRequest.Buy(contract.Id, volume, price), Patient);
        return await Gateway.WaitForCompletionAsync(order.Id, Patient);
    }

    private async Task<List<Order>> ReadUntilFinalAsync(IGateway gateway)
    {
        var updates = new List<Order>();
        await foreach (var order in gateway.OrderUpdates(Patient))
        {
            updates.Add(order);
            if (order.IsFinal && order.TradedVolume == order.Volume && !double.IsNaN(order.AveragePrice))
                break;
        }

        return updates;
    }
}

public sealed class CtpOrders() : OrderSuite(GatewayKind.Ctp);

public sealed class TtsOrders() : OrderSuite(GatewayKind.Tts);
