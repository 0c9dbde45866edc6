using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Tests.Trading;

/// <summary>Lots that may still trade, or have traded without their trades.</summary>
public sealed class PendingOrderTests : TrackedOrderTests
{
    [Fact]
    public void Lots_stay_pending_until_their_trades_are_in_thePositions()
    {
        Assert.Empty(Tracker.PendingOrders());
        Tracker.OnOrder(Report(OrderStatus.Submitting, 0, systemId: ""));
        Assert.Equal((5, true), Pending());
        Tracker.OnOrder(Report(OrderStatus.PartTraded, 2));
        Assert.Equal((5, true), Pending());

        // The trade is in the positions before it stops to be pending.
        var heldThen = -1;
        Positions.Traded = () => heldThen = Pending().Volume;
        Tracker.OnTrade(Trade("t1", 2, 3200), out _);
        Assert.Equal(5, heldThen);
        Assert.Equal((3, true), Pending());
        Tracker.OnOrder(Report(OrderStatus.AllTraded, 5));
        Assert.Equal((3, false), Pending());
        Tracker.OnTrade(Trade("t2", 3, 3200), out _);
        Assert.Empty(Tracker.PendingOrders());

        (int Volume, bool Rests) Pending()
        {
            var order = Assert.Single(Tracker.PendingOrders());
            return (order.Volume, order.Rests);
        }
    }

    [Fact]
    public async Task A_cancelled_fill_and_kill_order_stays_pending_until_its_trades_have_hadTime()
    {
        Tracker.OnOrder(Report(OrderStatus.Cancelled, 0, immediate: true));
        Assert.Equal(5, Assert.Single(Tracker.PendingOrders()).Volume);
        var over = Tracker.WaitForCompletion(Id);
        Time.Advance(TimeSpan.FromSeconds(1));
        await over;
        Assert.Empty(Tracker.PendingOrders());
    }

    [Fact]
    public void Positions_hold_back_what_may_still_trade_and_what_has_traded_without_its_trades()
    {
        Tracker.OnOrder(Report(OrderStatus.Submitting, 0, systemId: ""));
        Assert.Equal(5, Positions.LotsToCome);
        Tracker.OnOrder(Report(OrderStatus.PartTraded, 2));
        Assert.Equal(5, Positions.LotsToCome);
        Assert.True(Tracker.AreTradesMissing);
        Tracker.OnTrade(Trade("t1", 2, 3200), out _);
        Assert.Equal(3, Positions.LotsToCome);
        Assert.False(Tracker.AreTradesMissing);
        Tracker.OnOrder(Report(OrderStatus.Cancelled, 2));
        Assert.Equal(0, Positions.LotsToCome);
        Tracker.Clear();
        Assert.True(Positions.IsCleared);
    }
}
