using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Tests.Trading;

/// <summary>Orders and their trades, in whatever mixture they are told.</summary>
public sealed class OrderTrackerTests : TrackedOrderTests
{
    [Fact]
    public void An_order_goes_its_way_and_never_back()
    {
        Tracker.OnOrder(Report(OrderStatus.Submitting, 0, systemId: ""));
        Tracker.OnOrder(Report(OrderStatus.Queueing, 0));
        Tracker.OnOrder(Report(OrderStatus.PartTraded, 2));

        // Replays of what is past.
        Tracker.OnOrder(Report(OrderStatus.Submitting, 0, systemId: ""));
        Tracker.OnOrder(Report(OrderStatus.Queueing, 0));
        Assert.Equal((OrderStatus.PartTraded, 2), Now());

        Tracker.OnOrder(Report(OrderStatus.AllTraded, 5));
        Tracker.OnOrder(Report(OrderStatus.PartTraded, 2));
        Assert.Equal((OrderStatus.AllTraded, 5), Now());
        Assert.True(Order().IsOwn);
        Assert.Single(Tracker.Orders);
    }

    [Fact]
    public async Task Trades_find_their_order_whichever_comes_first()
    {
        Assert.True(Tracker.OnTrade(Trade("t1", 2, 3200), out var early));
        Assert.Null(early.OrderId);
        Tracker.OnOrder(Report(OrderStatus.AllTraded, 5));
        Assert.True(Tracker.OnTrade(Trade("t2", 3, 3210), out var late));
        Assert.Equal(Id, late.OrderId);

        Assert.All(Tracker.Trades, trade => Assert.Equal(Id, trade.OrderId));
        Assert.Equal((5, ((2 * 3200d) + (3 * 3210d)) / 5), (Order().TradedVolume, Order().AveragePrice));
        Assert.Equal(OrderStatus.AllTraded, (await Tracker.WaitForCompletion(Id)).Status);
    }

    [Fact]
    public void A_trade_counts_once_and_both_sides_of_one_number_are_two()
    {
        Assert.True(Tracker.OnTrade(Trade("t1", 2, 3200), out _));
        Assert.False(Tracker.OnTrade(Trade("t1", 2, 3200), out _));
        Assert.True(Tracker.OnTrade(Trade("t1", 2, 3200) with { Direction = Direction.Sell }, out _));
        Assert.True(Tracker.OnTrade(Trade("t1", 2, 3200) with { Instrument = InstrumentId.Parse("m2509.DCE") }, out _));
        Assert.Equal(3, Tracker.Trades.Count);
    }

    [Fact]
    public void The_same_system_id_at_two_exchanges_is_two_orders()
    {
        Tracker.OnOrder(Report(OrderStatus.Queueing, 0));
        var other = new OrderId(1, -7, "13");
        Tracker.OnOrder(Report(OrderStatus.Queueing, 0, id: other, instrument: InstrumentId.Parse("m2509.DCE")));
        Tracker.OnTrade(Trade("t1", 1, 3000) with { Instrument = InstrumentId.Parse("m2509.DCE") }, out var linked);
        Assert.Equal(other, linked!.OrderId);
        Assert.Equal(0, Order().TradedVolume);
    }

    [Fact]
    public void The_counters_tag_counts_where_it_has_one()
    {
        Tracker.ExpectAnswer(Id, Request);
        var report = Report(OrderStatus.Queueing, 0);
        Tracker.OnOrder(report with { Order = report.Order with { Tag = "theirs" } });
        Tracker.OnOrder(Report(OrderStatus.PartTraded, 1));
        Assert.Equal("theirs", Order().Tag);
    }

    [Fact]
    public void An_order_of_another_session_is_not_our_own()
    {
        Tracker.OnOrder(Report(OrderStatus.Queueing, 0, id: new OrderId(2, 5, "1")));
        Assert.False(Assert.Single(Tracker.Orders).IsOwn);

        // Nor one of yesterday's logins whose number comes again.
        Tracker.BeginSession(2, 5);
        Tracker.BeginSession(3, 6);
        Tracker.Clear();
        Tracker.OnOrder(Report(OrderStatus.Queueing, 0, id: new OrderId(2, 5, "1")));
        Assert.False(Assert.Single(Tracker.Orders).IsOwn);
    }

    [Fact]
    public void What_comes_late_of_the_day_that_ended_is_not_told_as_something_of_the_new_one()
    {
        var (ended, today) = (new DateOnly(2025, 6, 11), new DateOnly(2025, 6, 12));
        var late = Trade("t1", 2, 3200) with { TradingDay = ended };
        var order = Report(OrderStatus.AllTraded, 5);
        Assert.True(Tracker.OnTrade(late, out _));
        Tracker.Clear(ended);

        // Again, and for the first time.
        Assert.False(Tracker.OnTrade(late, out _));
        Assert.False(Tracker.OnTrade(Trade("t2", 1, 3200) with { TradingDay = ended }, out _));
        Tracker.OnOrder(order with { Order = order.Order with { TradingDay = ended } });
        Assert.Empty(Tracker.Trades);
        Assert.Empty(Tracker.Orders);

        Assert.True(Tracker.OnTrade(late with { TradingDay = today }, out _));
        Tracker.OnOrder(order with { Order = order.Order with { TradingDay = today } });
        Assert.Single(Tracker.Orders);
    }

    [Fact]
    public void An_order_is_found_by_its_exchanges_number()
    {
        Tracker.OnOrder(Report(OrderStatus.Submitting, 0, systemId: ""));
        Assert.False(Tracker.TryGet(Exchange.Shfe, "101", out _));
        Tracker.OnOrder(Report(OrderStatus.Queueing, 0));
        Assert.True(Tracker.TryGet(Exchange.Shfe, "   101 ", out var order));
        Assert.Equal(Id, order.Id);
        Assert.False(Tracker.TryGet(Exchange.Dce, "101", out _));
        Assert.False(Tracker.TryGet(Exchange.Shfe, "", out _));
    }

    [Fact]
    public void Cancels_are_counted_by_contract_once_each_without_those_the_exchange_makes()
    {
        var cancelled = Report(OrderStatus.Cancelled, 1);
        Tracker.OnOrder(Report(OrderStatus.Queueing, 0));
        Assert.Equal(0, Tracker.CancelsOf(Rebar));
        Tracker.OnOrder(cancelled);
        Tracker.OnOrder(cancelled);
        Tracker.OnOrder(Report(OrderStatus.Cancelled, 0, systemId: "102", id: new OrderId(3, 3, "3")));
        Tracker.OnOrder(Report(OrderStatus.Cancelled, 0, systemId: "103", immediate: true, id: new OrderId(3, 3, "4")));
        Assert.Equal((2, 0), (Tracker.CancelsOf(Rebar), Tracker.CancelsOf(InstrumentId.Parse("rb2601.SHFE"))));
        Tracker.Clear();
        Assert.Equal(0, Tracker.CancelsOf(Rebar));
    }
}
