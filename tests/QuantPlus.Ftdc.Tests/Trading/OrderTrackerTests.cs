using Microsoft.Extensions.Time.Testing;
using QuantPlus.Errors;
using QuantPlus.Feeds;
using QuantPlus.Ftdc.Session;
using QuantPlus.Ftdc.Trading;
using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Tests.Trading;

public sealed class OrderTrackerTests
{
    private static readonly OrderId Id = new(1, -7, "12");
    private static readonly InstrumentId Rebar = InstrumentId.Parse("rb2510.SHFE");

    private static readonly OrderRequest Request = OrderRequest.Buy(Rebar, 5, 3200) with { Tag = "mine" };

    private readonly FakeTimeProvider _time = new();
    private readonly Positions _positions = new();
    private readonly OrderTracker _tracker;

    public OrderTrackerTests()
    {
        _tracker = new OrderTracker(new UpdateFeed<Order>(), new UpdateFeed<Trade>(), _time, _positions);
        _tracker.BeginSession(Id.FrontId, Id.SessionId);
    }

    [Fact]
    public void An_order_goes_its_way_and_never_back()
    {
        _tracker.OnOrder(Report(OrderStatus.Submitting, 0, systemId: ""));
        _tracker.OnOrder(Report(OrderStatus.Queueing, 0));
        _tracker.OnOrder(Report(OrderStatus.PartTraded, 2));

        // Replays of what is past.
        _tracker.OnOrder(Report(OrderStatus.Submitting, 0, systemId: ""));
        _tracker.OnOrder(Report(OrderStatus.Queueing, 0));
        Assert.Equal((OrderStatus.PartTraded, 2), Now());

        _tracker.OnOrder(Report(OrderStatus.AllTraded, 5));
        _tracker.OnOrder(Report(OrderStatus.PartTraded, 2));
        Assert.Equal((OrderStatus.AllTraded, 5), Now());
        Assert.True(Order().IsOwn);
        Assert.Single(_tracker.Orders);
    }

    [Fact]
    public async Task Trades_find_their_order_whichever_comes_first()
    {
        Assert.True(_tracker.OnTrade(Trade("t1", 2, 3200), out var early));
        Assert.Null(early.OrderId);
        _tracker.OnOrder(Report(OrderStatus.AllTraded, 5));
        Assert.True(_tracker.OnTrade(Trade("t2", 3, 3210), out var late));
        Assert.Equal(Id, late.OrderId);

        Assert.All(_tracker.Trades, trade => Assert.Equal(Id, trade.OrderId));
        Assert.Equal((5, ((2 * 3200d) + (3 * 3210d)) / 5), (Order().TradedVolume, Order().AveragePrice));
        Assert.Equal(OrderStatus.AllTraded, (await _tracker.WaitForCompletion(Id)).Status);
    }

    [Fact]
    public void A_trade_counts_once_and_both_sides_of_one_number_are_two()
    {
        Assert.True(_tracker.OnTrade(Trade("t1", 2, 3200), out _));
        Assert.False(_tracker.OnTrade(Trade("t1", 2, 3200), out _));
        Assert.True(_tracker.OnTrade(Trade("t1", 2, 3200) with { Direction = Direction.Sell }, out _));
        Assert.True(_tracker.OnTrade(Trade("t1", 2, 3200) with { Instrument = InstrumentId.Parse("m2509.DCE") }, out _));
        Assert.Equal(3, _tracker.Trades.Count);
    }

    [Fact]
    public void The_same_system_id_at_two_exchanges_is_two_orders()
    {
        _tracker.OnOrder(Report(OrderStatus.Queueing, 0));
        var other = new OrderId(1, -7, "13");
        _tracker.OnOrder(Report(OrderStatus.Queueing, 0, id: other, instrument: InstrumentId.Parse("m2509.DCE")));
        _tracker.OnTrade(Trade("t1", 1, 3000) with { Instrument = InstrumentId.Parse("m2509.DCE") }, out var linked);
        Assert.Equal(other, linked!.OrderId);
        Assert.Equal(0, Order().TradedVolume);
    }

    [Fact]
    public async Task A_cancel_that_overtakes_its_trade_is_not_complete_before_the_trade_or_the_grace()
    {
        _tracker.OnOrder(Report(OrderStatus.Queueing, 0, immediate: true));
        var completion = _tracker.WaitForCompletion(Id);
        _tracker.OnOrder(Report(OrderStatus.Cancelled, 2, immediate: true));
        Assert.False(completion.IsCompleted);
        _tracker.OnTrade(Trade("t1", 2, 3200), out _);

        // One of five lots may still come: only the grace tells.
        Assert.False(completion.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        var order = await completion.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal((OrderStatus.Cancelled, 2, 3200d), (order.Status, order.TradedVolume, order.AveragePrice));
    }

    [Fact]
    public async Task A_rejection_that_comes_twice_is_told_once()
    {
        var answer = _tracker.ExpectAnswer(Id, Request);
        var rejected = new Order
        {
            Id = Id,
            Instrument = Rebar,
            Volume = 5,
            Status = OrderStatus.Rejected,
            RejectReason = OrderRejectReason.InsufficientFunds,
            Error = new GatewayError(GatewayErrorKind.OrderRejected, "no money") { Code = 31 },
        };
        _tracker.OnInsertRejected(rejected, requestId: 0, isAnswer: true);
        _tracker.OnInsertRejected(rejected, requestId: 0, isAnswer: false);

        var thrown = await Assert.ThrowsAsync<OrderRejectedException>(() => answer);
        Assert.Equal((OrderRejectReason.InsufficientFunds, 31), (thrown.Reason, thrown.Code));
        Assert.Single(_tracker.Orders);
    }

    [Fact]
    public void A_rejection_of_somebody_else_is_not_ours()
    {
        _tracker.OnInsertRejected(new Order { Id = new OrderId(9, 9, "9"), Instrument = Rebar, Volume = 1, Status = OrderStatus.Rejected }, requestId: 0, isAnswer: false);
        Assert.Empty(_tracker.Orders);
    }

    [Fact]
    public void A_refusal_told_to_all_sessions_is_ours_only_with_our_orders_terms()
    {
        _tracker.ExpectAnswer(Id, Request);
        var other = new Order { Id = Id, Instrument = new("rb2510", default), Volume = 5, Price = 3201, Status = OrderStatus.Rejected };
        _tracker.OnInsertRejected(other, requestId: 0, isAnswer: false);
        _tracker.OnOrder(Report(OrderStatus.Queueing, 0));
        _tracker.OnInsertRejected(other, requestId: 0, isAnswer: false);
        Assert.Equal((OrderStatus.Queueing, 0), Now());

        // Without its exchange, as counters send it; what was asked has it.
        var second = new OrderId(1, -7, "13");
        var answer = _tracker.ExpectAnswer(second, Request);
        _tracker.OnInsertRejected(other with { Id = second, Price = 3200 }, requestId: 0, isAnswer: false);
        Assert.True(_tracker.TryGet(second, out var rejected));
        Assert.Equal((OrderStatus.Rejected, Rebar, "mine", true), (rejected.Status, rejected.Instrument, rejected.Tag, rejected.IsOwn));
        Assert.True(answer.IsCompleted);
    }

    [Fact]
    public void A_refusal_told_to_all_sessions_cannot_mean_an_order_that_was_taken()
    {
        // Another program on the account counts from the same reference, and sends the same.
        _tracker.ExpectAnswer(Id, Request, requestId: 8);
        var other = new Order { Id = Id, Instrument = Rebar, Volume = 5, Price = 3200, Status = OrderStatus.Rejected };
        _tracker.OnInsertRejected(other, requestId: 9, isAnswer: false);
        Assert.Empty(_tracker.Orders);
        _tracker.OnOrder(Report(OrderStatus.Submitting, 0, systemId: ""));
        _tracker.OnInsertRejected(other, requestId: 9, isAnswer: false);
        Assert.Equal((OrderStatus.Submitting, 0), Now());
        _tracker.OnOrder(Report(OrderStatus.Submitting, 0));
        _tracker.OnInsertRejected(other, requestId: 0, isAnswer: false);
        Assert.Equal((OrderStatus.Submitting, 0), Now());
        _tracker.OnOrder(Report(OrderStatus.Queueing, 0));
        _tracker.OnInsertRejected(other, requestId: 8, isAnswer: false);
        Assert.Equal((OrderStatus.Queueing, 0), Now());
        _tracker.OnOrder(Report(OrderStatus.PartTraded, 2));
        Assert.Equal((OrderStatus.PartTraded, 2), Now());
    }

    [Fact]
    public async Task A_wait_that_begins_after_the_end_ends_at_once()
    {
        _tracker.OnOrder(Report(OrderStatus.Queueing, 0));
        var before = _tracker.WaitForCompletion(Id);
        _tracker.End(new ObjectDisposedException("CTP"));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => before);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _tracker.WaitForCompletion(Id));
    }

    [Fact]
    public void What_a_wait_was_given_up_for_is_still_told()
    {
        _tracker.ExpectAnswer(Id, Request);
        _tracker.FailWaits(new GatewayError(GatewayErrorKind.Disconnected, "gone"));
        Assert.False(_tracker.TryGet(Id, out _));

        // The next login tells of it; it is this gateway's, with its tag, although the library has no room for one.
        _tracker.BeginSession(Id.FrontId, Id.SessionId + 1);
        _tracker.OnOrder(Report(OrderStatus.Queueing, 0));
        Assert.Equal(("mine", true), (Order().Tag, Order().IsOwn));

        var late = new OrderId(1, -6, "13");
        _tracker.ExpectAnswer(late, Request);
        _tracker.OnInsertRejected(new Order { Id = late, Instrument = Rebar, RejectReason = OrderRejectReason.InsufficientFunds }, requestId: 0, isAnswer: true);
        Assert.True(_tracker.TryGet(late, out var rejected));
        Assert.Equal(OrderRejectReason.InsufficientFunds, rejected.RejectReason);
    }

    [Fact]
    public void The_counters_tag_counts_where_it_has_one()
    {
        _tracker.ExpectAnswer(Id, Request);
        var report = Report(OrderStatus.Queueing, 0);
        _tracker.OnOrder(report with { Order = report.Order with { Tag = "theirs" } });
        _tracker.OnOrder(Report(OrderStatus.PartTraded, 1));
        Assert.Equal("theirs", Order().Tag);
    }

    [Fact]
    public void An_order_of_another_session_is_not_our_own()
    {
        _tracker.OnOrder(Report(OrderStatus.Queueing, 0, id: new OrderId(2, 5, "1")));
        Assert.False(Assert.Single(_tracker.Orders).IsOwn);

        // Nor one of yesterday's logins whose number comes again.
        _tracker.BeginSession(2, 5);
        _tracker.BeginSession(3, 6);
        _tracker.Clear();
        _tracker.OnOrder(Report(OrderStatus.Queueing, 0, id: new OrderId(2, 5, "1")));
        Assert.False(Assert.Single(_tracker.Orders).IsOwn);
    }

    [Fact]
    public void What_comes_late_of_the_day_that_ended_is_not_told_as_something_of_the_new_one()
    {
        var (ended, today) = (new DateOnly(2025, 6, 11), new DateOnly(2025, 6, 12));
        var late = Trade("t1", 2, 3200) with { TradingDay = ended };
        var order = Report(OrderStatus.AllTraded, 5);
        Assert.True(_tracker.OnTrade(late, out _));
        _tracker.Clear(ended);

        // Again, and for the first time.
        Assert.False(_tracker.OnTrade(late, out _));
        Assert.False(_tracker.OnTrade(Trade("t2", 1, 3200) with { TradingDay = ended }, out _));
        _tracker.OnOrder(order with { Order = order.Order with { TradingDay = ended } });
        Assert.Empty(_tracker.Trades);
        Assert.Empty(_tracker.Orders);

        Assert.True(_tracker.OnTrade(late with { TradingDay = today }, out _));
        _tracker.OnOrder(order with { Order = order.Order with { TradingDay = today } });
        Assert.Single(_tracker.Orders);
    }

    [Fact]
    public void An_order_is_found_by_its_exchanges_number()
    {
        _tracker.OnOrder(Report(OrderStatus.Submitting, 0, systemId: ""));
        Assert.False(_tracker.TryGet(Exchange.Shfe, "101", out _));
        _tracker.OnOrder(Report(OrderStatus.Queueing, 0));
        Assert.True(_tracker.TryGet(Exchange.Shfe, "   101 ", out var order));
        Assert.Equal(Id, order.Id);
        Assert.False(_tracker.TryGet(Exchange.Dce, "101", out _));
        Assert.False(_tracker.TryGet(Exchange.Shfe, "", out _));
    }

    [Fact]
    public async Task A_cancel_before_the_first_answer_waits_for_the_order()
    {
        _ = _tracker.ExpectAnswer(Id, Request);
        Assert.True(_tracker.TryGetForCancel(Id, out var asked, out var systemId));
        Assert.Equal((Rebar, 5, OrderStatus.Submitting, ""), (asked.Instrument, asked.Volume, asked.Status, systemId));
        var cancel = _tracker.WaitForCancel(Id);
        _tracker.OnOrder(Report(OrderStatus.Submitting, 0, systemId: ""));
        Assert.False(cancel.IsCompleted);
        _tracker.OnOrder(Report(OrderStatus.Cancelled, 0));
        Assert.Equal(OrderStatus.Cancelled, (await cancel).Status);
    }

    [Fact]
    public async Task A_cancel_before_the_first_answer_can_be_refused_and_sent_again()
    {
        _ = _tracker.ExpectAnswer(Id, Request);
        var refused = _tracker.WaitForCancel(Id);
        _tracker.OnCancelRejected(Id, Exchange.None, "", new CounterError(25, "not found"));
        var thrown = await Assert.ThrowsAsync<OrderRejectedException>(() => refused);
        Assert.Equal((OrderRejectReason.UnknownOrder, Id), (thrown.Reason, thrown.OrderId));
        Assert.False(_tracker.WaitForCancel(Id).IsCompleted);
    }

    [Fact]
    public async Task A_refused_cancel_may_name_the_order_by_the_exchanges_number_alone()
    {
        _tracker.OnOrder(Report(OrderStatus.Queueing, 0));
        var refused = _tracker.WaitForCancel(Id);
        _tracker.OnCancelRejected(default, Exchange.Shfe, "101", new CounterError(26, "too late"));
        Assert.Equal(Id, (await Assert.ThrowsAsync<OrderRejectedException>(() => refused)).OrderId);
    }

    [Fact]
    public void Waits_for_one_thing_are_one_wait()
    {
        // A program that waits for a second, again and again, for an order that rests all day, leaves nothing behind.
        _tracker.OnOrder(Report(OrderStatus.Queueing, 0));
        Assert.Same(_tracker.WaitForCompletion(Id), _tracker.WaitForCompletion(Id));
        Assert.Same(_tracker.WaitForCancel(Id), _tracker.WaitForCancel(Id));
    }

    [Fact]
    public async Task An_error_that_nobody_waits_for_any_more_disturbs_nobody()
    {
        var unobserved = 0;
        void Count(object? sender, UnobservedTaskExceptionEventArgs args)
        {
            if (args.Exception.InnerException is GatewayException { OrderId.OrderRef: "987654321" })
                Interlocked.Increment(ref unobserved);
        }

        TaskScheduler.UnobservedTaskException += Count;
        try
        {
            GiveUp();
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Yield();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Count;
        }

        Assert.Equal(0, unobserved);

        void GiveUp()
        {
            var id = new OrderId(1, -7, "987654321");
            _tracker.ExpectAnswer(id, Request);
            _tracker.WaitForCancel(id);
            _tracker.FailWaits(new GatewayError(GatewayErrorKind.Disconnected, "gone"));
            _tracker.Clear();
        }
    }

    [Fact]
    public async Task A_cancel_ends_with_the_order_or_with_its_refusal()
    {
        _tracker.OnOrder(Report(OrderStatus.Queueing, 0));
        var refused = _tracker.WaitForCancel(Id);
        _tracker.OnCancelRejected(Id, Exchange.None, "", new CounterError(26, "too late"));
        Assert.Equal(OrderRejectReason.OrderIsFinal, (await Assert.ThrowsAsync<OrderRejectedException>(() => refused)).Reason);

        var tooLate = _tracker.WaitForCancel(Id);
        var second = _tracker.WaitForCancel(Id);
        _tracker.OnOrder(Report(OrderStatus.AllTraded, 5));
        await Assert.ThrowsAsync<OrderRejectedException>(() => tooLate);
        await Assert.ThrowsAsync<OrderRejectedException>(() => second);
    }

    [Fact]
    public async Task A_lost_connection_ends_the_waits_for_an_answer_but_not_those_for_the_order()
    {
        var answer = _tracker.ExpectAnswer(new OrderId(1, -7, "99"), Request);
        _tracker.OnOrder(Report(OrderStatus.Queueing, 0));
        var completion = _tracker.WaitForCompletion(Id);
        var cancel = _tracker.WaitForCancel(Id);

        _tracker.FailWaits(new GatewayError(GatewayErrorKind.Disconnected, "gone"));
        await Assert.ThrowsAsync<GatewayDisconnectedException>(() => answer);
        await Assert.ThrowsAsync<GatewayDisconnectedException>(() => cancel);
        Assert.False(completion.IsCompleted);
    }

    [Fact]
    public void An_unknown_order_cannot_be_waited_for()
    {
        Assert.Equal(OrderRejectReason.UnknownOrder, Assert.Throws<OrderRejectedException>(() => { _ = _tracker.WaitForCompletion(Id); }).Reason);
        Assert.Equal(OrderRejectReason.UnknownOrder, Assert.Throws<OrderRejectedException>(() => { _ = _tracker.WaitForCancel(Id); }).Reason);
    }

    [Fact]
    public void Lots_stay_pending_until_their_trades_are_in_the_positions()
    {
        Assert.Empty(_tracker.PendingOrders());
        _tracker.OnOrder(Report(OrderStatus.Submitting, 0, systemId: ""));
        Assert.Equal((5, true), Pending());
        _tracker.OnOrder(Report(OrderStatus.PartTraded, 2));
        Assert.Equal((5, true), Pending());

        // The trade is in the positions before it stops to be pending.
        var heldThen = -1;
        _positions.Traded = () => heldThen = Pending().Volume;
        _tracker.OnTrade(Trade("t1", 2, 3200), out _);
        Assert.Equal(5, heldThen);
        Assert.Equal((3, true), Pending());
        _tracker.OnOrder(Report(OrderStatus.AllTraded, 5));
        Assert.Equal((3, false), Pending());
        _tracker.OnTrade(Trade("t2", 3, 3200), out _);
        Assert.Empty(_tracker.PendingOrders());

        (int Volume, bool Rests) Pending()
        {
            var order = Assert.Single(_tracker.PendingOrders());
            return (order.Volume, order.Rests);
        }
    }

    [Fact]
    public async Task A_cancelled_fill_and_kill_order_stays_pending_until_its_trades_have_had_time()
    {
        _tracker.OnOrder(Report(OrderStatus.Cancelled, 0, immediate: true));
        Assert.Equal(5, Assert.Single(_tracker.PendingOrders()).Volume);
        var over = _tracker.WaitForCompletion(Id);
        _time.Advance(TimeSpan.FromSeconds(1));
        await over;
        Assert.Empty(_tracker.PendingOrders());
    }

    [Fact]
    public void Cancels_are_counted_by_contract_once_each_without_those_the_exchange_makes()
    {
        var cancelled = Report(OrderStatus.Cancelled, 1);
        _tracker.OnOrder(Report(OrderStatus.Queueing, 0));
        Assert.Equal(0, _tracker.CancelsOf(Rebar));
        _tracker.OnOrder(cancelled);
        _tracker.OnOrder(cancelled);
        _tracker.OnOrder(Report(OrderStatus.Cancelled, 0, systemId: "102", id: new OrderId(3, 3, "3")));
        _tracker.OnOrder(Report(OrderStatus.Cancelled, 0, systemId: "103", immediate: true, id: new OrderId(3, 3, "4")));
        Assert.Equal((2, 0), (_tracker.CancelsOf(Rebar), _tracker.CancelsOf(InstrumentId.Parse("rb2601.SHFE"))));
        _tracker.Clear();
        Assert.Equal(0, _tracker.CancelsOf(Rebar));
    }

    private (OrderStatus, int) Now() => (Order().Status, Order().TradedVolume);

    private Order Order()
    {
        Assert.True(_tracker.TryGet(Id, out var order));
        return order;
    }

    private static OrderReport Report(
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

    private static Trade Trade(string id, int volume, double price) =>
        new() { TradeId = id, ExchangeOrderId = "101", Instrument = Rebar, Volume = volume, Price = price };

    [Fact]
    public void Positions_hold_back_what_may_still_trade_and_what_has_traded_without_its_trades()
    {
        _tracker.OnOrder(Report(OrderStatus.Submitting, 0, systemId: ""));
        Assert.Equal(5, _positions.LotsToCome);
        _tracker.OnOrder(Report(OrderStatus.PartTraded, 2));
        Assert.Equal(5, _positions.LotsToCome);
        Assert.True(_tracker.AreTradesMissing);
        _tracker.OnTrade(Trade("t1", 2, 3200), out _);
        Assert.Equal(3, _positions.LotsToCome);
        Assert.False(_tracker.AreTradesMissing);
        _tracker.OnOrder(Report(OrderStatus.Cancelled, 2));
        Assert.Equal(0, _positions.LotsToCome);
        _tracker.Clear();
        Assert.True(_positions.IsCleared);
    }

    private sealed class Positions : IPositionBooks
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
