using QuantPlus.Errors;
using QuantPlus.Ftdc.Session;
using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Tests.Trading;

/// <summary>Waiting for a first answer, a cancel and the end of an order.</summary>
public sealed class OrderWaitTests : TrackedOrderTests
{
    [Fact]
    public async Task A_cancel_that_overtakes_its_trade_is_not_complete_before_the_trade_or_the_grace()
    {
        Tracker.OnOrder(Report(OrderStatus.Queueing, 0, immediate: true));
        var completion = Tracker.WaitForCompletion(Id);
        Tracker.OnOrder(Report(OrderStatus.Cancelled, 2, immediate: true));
        Assert.False(completion.IsCompleted);
        Tracker.OnTrade(Trade("t1", 2, 3200), out _);

        // One of five lots may still come: only the grace tells.
        Assert.False(completion.IsCompleted);
        Time.Advance(TimeSpan.FromSeconds(1));
        var order = await completion.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal((OrderStatus.Cancelled, 2, 3200d), (order.Status, order.TradedVolume, order.AveragePrice));
    }

    [Fact]
    public async Task A_wait_that_begins_after_the_end_ends_at_once()
    {
        Tracker.OnOrder(Report(OrderStatus.Queueing, 0));
        var before = Tracker.WaitForCompletion(Id);
        Tracker.End(new ObjectDisposedException("CTP"));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => before);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Tracker.WaitForCompletion(Id));
    }

    [Fact]
    public void What_a_wait_was_given_up_for_is_still_told()
    {
        Tracker.ExpectAnswer(Id, Request);
        Tracker.FailWaits(new GatewayError(GatewayErrorKind.Disconnected, "gone"));
        Assert.False(Tracker.TryGet(Id, out _));

        // The next login tells of it; it is this gateway's, with its tag, although the library has no room for one.
        Tracker.BeginSession(Id.FrontId, Id.SessionId + 1);
        Tracker.OnOrder(Report(OrderStatus.Queueing, 0));
        Assert.Equal(("mine", true), (Order().Tag, Order().IsOwn));

        var late = new OrderId(1, -6, "13");
        Tracker.ExpectAnswer(late, Request);
        Tracker.OnInsertRejected(new Order { Id = late, Instrument = Rebar, RejectReason = OrderRejectReason.InsufficientFunds }, requestId: 0, isAnswer: true);
        Assert.True(Tracker.TryGet(late, out var rejected));
        Assert.Equal(OrderRejectReason.InsufficientFunds, rejected.RejectReason);
    }

    [Fact]
    public async Task A_cancel_before_the_first_answer_waits_for_the_order()
    {
        _ = Tracker.ExpectAnswer(Id, Request);
        Assert.True(Tracker.TryGetForCancel(Id, out var asked, out var systemId));
        Assert.Equal((Rebar, 5, OrderStatus.Submitting, ""), (asked.Instrument, asked.Volume, asked.Status, systemId));
        var cancel = Tracker.WaitForCancel(Id);
        Tracker.OnOrder(Report(OrderStatus.Submitting, 0, systemId: ""));
        Assert.False(cancel.IsCompleted);
        Tracker.OnOrder(Report(OrderStatus.Cancelled, 0));
        Assert.Equal(OrderStatus.Cancelled, (await cancel).Status);
    }

    [Fact]
    public async Task A_cancel_before_the_first_answer_can_be_refused_and_sent_again()
    {
        _ = Tracker.ExpectAnswer(Id, Request);
        var refused = Tracker.WaitForCancel(Id);
        Tracker.OnCancelRejected(Id, Exchange.None, "", new CounterError(25, "not found"));
        var thrown = await Assert.ThrowsAsync<OrderRejectedException>(() => refused);
        Assert.Equal((OrderRejectReason.UnknownOrder, Id), (thrown.Reason, thrown.OrderId));
        Assert.False(Tracker.WaitForCancel(Id).IsCompleted);
    }

    [Fact]
    public async Task A_refused_cancel_may_name_the_order_by_the_exchanges_number_alone()
    {
        Tracker.OnOrder(Report(OrderStatus.Queueing, 0));
        var refused = Tracker.WaitForCancel(Id);
        Tracker.OnCancelRejected(default, Exchange.Shfe, "101", new CounterError(26, "too late"));
        Assert.Equal(Id, (await Assert.ThrowsAsync<OrderRejectedException>(() => refused)).OrderId);
    }

    [Fact]
    public void Waits_for_one_thing_are_one_wait()
    {
        // A program that waits for a second, again and again, for an order that rests all day, leaves nothing behind.
        Tracker.OnOrder(Report(OrderStatus.Queueing, 0));
        Assert.Same(Tracker.WaitForCompletion(Id), Tracker.WaitForCompletion(Id));
        Assert.Same(Tracker.WaitForCancel(Id), Tracker.WaitForCancel(Id));
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
            Tracker.ExpectAnswer(id, Request);
            Tracker.WaitForCancel(id);
            Tracker.FailWaits(new GatewayError(GatewayErrorKind.Disconnected, "gone"));
            Tracker.Clear();
        }
    }

    [Fact]
    public async Task A_cancel_ends_with_the_order_or_with_its_refusal()
    {
        Tracker.OnOrder(Report(OrderStatus.Queueing, 0));
        var refused = Tracker.WaitForCancel(Id);
        Tracker.OnCancelRejected(Id, Exchange.None, "", new CounterError(26, "too late"));
        Assert.Equal(OrderRejectReason.OrderIsFinal, (await Assert.ThrowsAsync<OrderRejectedException>(() => refused)).Reason);

        var tooLate = Tracker.WaitForCancel(Id);
        var second = Tracker.WaitForCancel(Id);
        Tracker.OnOrder(Report(OrderStatus.AllTraded, 5));
        await Assert.ThrowsAsync<OrderRejectedException>(() => tooLate);
        await Assert.ThrowsAsync<OrderRejectedException>(() => second);
    }

    [Fact]
    public async Task A_lost_connection_ends_the_waits_for_an_answer_but_not_those_for_the_order()
    {
        var answer = Tracker.ExpectAnswer(new OrderId(1, -7, "99"), Request);
        Tracker.OnOrder(Report(OrderStatus.Queueing, 0));
        var completion = Tracker.WaitForCompletion(Id);
        var cancel = Tracker.WaitForCancel(Id);

        Tracker.FailWaits(new GatewayError(GatewayErrorKind.Disconnected, "gone"));
        await Assert.ThrowsAsync<GatewayDisconnectedException>(() => answer);
        await Assert.ThrowsAsync<GatewayDisconnectedException>(() => cancel);
        Assert.False(completion.IsCompleted);
    }

    [Fact]
    public void An_unknown_order_cannot_be_waited_for()
    {
        Assert.Equal(OrderRejectReason.UnknownOrder, Assert.Throws<OrderRejectedException>(() => { _ = Tracker.WaitForCompletion(Id); }).Reason);
        Assert.Equal(OrderRejectReason.UnknownOrder, Assert.Throws<OrderRejectedException>(() => { _ = Tracker.WaitForCancel(Id); }).Reason);
    }
}
