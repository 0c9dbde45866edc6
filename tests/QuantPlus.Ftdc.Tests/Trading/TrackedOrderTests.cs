using Microsoft.Extensions.Time.Testing;
using QuantPlus.Feeds;
using QuantPlus.Ftdc.Trading;
using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Tests.Trading;

/// <summary>A tracker that has logged in, one order that may be sent, and what a counter says of it.</summary>
public abstract class TrackedOrderTests
{
    private protected static readonly OrderId Id = new(1, -7, "12");
    private protected static readonly InstrumentId Rebar = InstrumentId.Parse("rb2510.SHFE");
    private protected static readonly OrderRequest Request = OrderRequest.Buy(Rebar, 5, 3200) with { Tag = "mine" };

    private protected TrackedOrderTests()
    {
        Tracker = new OrderTracker(new UpdateFeed<Order>(), new UpdateFeed<Trade>(), Time, Positions);
        Tracker.BeginSession(Id.FrontId, Id.SessionId);
    }

    private protected FakeTimeProvider Time { get; } = new();

    private protected ToldPositions Positions { get; } = new();

    private protected OrderTracker Tracker { get; }

    private protected (OrderStatus, int) Now() => (Order().Status, Order().TradedVolume);

    private protected Order Order()
    {
        Assert.True(Tracker.TryGet(Id, out var order));
        return order;
    }

    private protected static OrderReport Report(
        OrderStatus status, int traded, string systemId = "         101", bool immediate = false, OrderId? id = null, InstrumentId? instrument = null)
    {
        var order = new Order
        {
            Id = id ?? Id,
            Instrument = instrument ?? Rebar,
            Volume = 5,
            Price = 3200,
            Status = status,
            TradedVolume = traded,
            ExchangeOrderId = systemId.Trim(),
        };
        return new OrderReport(order, systemId, immediate);
    }

    private protected static Trade Trade(string id, int volume, double price) =>
        new() { TradeId = id, ExchangeOrderId = "101", Instrument = Rebar, Volume = volume, Price = price };

    /// <summary>What positions are told.</summary>
    private protected sealed class ToldPositions : IPositionBooks
    {
        public int LotsToCome { get; private set; }

        public bool IsCleared { get; private set; }

        public Action? Traded { get; set; }

        public void OnOrder(Order order, int lotsToCome) => LotsToCome = lotsToCome;

        public void OnTrade(Trade trade) => Traded?.Invoke();

        public void Publish()
        {
        }

        public void OnOrdersCleared() => IsCleared = true;
    }
}
