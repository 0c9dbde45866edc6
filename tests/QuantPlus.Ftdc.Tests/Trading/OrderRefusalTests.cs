using QuantPlus.Errors;
using QuantPlus.Feeds;
using QuantPlus.Ftdc.Trading;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Tests.Trading;

/// <summary>Refusals of orders: whose they are, and that each is told once.</summary>
public sealed class OrderRefusalTests : TrackedOrderTests
{
    [Fact]
    public async Task A_rejection_that_comes_twice_is_told_once()
    {
        var answer = Tracker.ExpectAnswer(Id, Request);
        var rejected = new Order
        {
            Id = Id,
            Instrument = Rebar,
            Volume = 5,
            Status = OrderStatus.Rejected,
            RejectReason = OrderRejectReason.InsufficientFunds,
            Error = new GatewayError(GatewayErrorKind.OrderRejected, "no money") { Code = 31 },
        };
        Tracker.OnInsertRejected(rejected, requestId: 0, isAnswer: true);
        Tracker.OnInsertRejected(rejected, requestId: 0, isAnswer: false);

        var thrown = await Assert.ThrowsAsync<OrderRejectedException>(() => answer);
        Assert.Equal((OrderRejectReason.InsufficientFunds, 31), (thrown.Reason, thrown.Code));
        Assert.Single(Tracker.Orders);
    }

    [Fact]
    public async Task A_refusal_that_is_reported_too_keeps_its_reason_and_is_told_once()
    {
        var feed = new UpdateFeed<Order>();
        var tracker = new OrderTracker(feed, new UpdateFeed<Trade>(feed.Gate), Time);
        tracker.BeginSession(Id.FrontId, Id.SessionId);
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var updates = feed.Read(() => tracker.Orders, cancellationToken).GetAsyncEnumerator(cancellationToken);
        _ = tracker.ExpectAnswer(Id, Request);
        tracker.OnOrder(Report(OrderStatus.Submitting, 0, systemId: ""));
        var refused = Report(OrderStatus.Rejected, 0, systemId: "").Order with
        {
            StatusText = "资金不足",
            RejectReason = OrderRejectReason.InsufficientFunds,
            Error = new GatewayError(GatewayErrorKind.OrderRejected, "no money") { Code = 31 },
        };
        tracker.OnInsertRejected(refused, requestId: 0, isAnswer: false);

        // The counter's report, and its replay.
        var reported = refused with { StatusText = "refused", RejectReason = OrderRejectReason.Other, Error = new GatewayError(GatewayErrorKind.OrderRejected, "refused") };
        tracker.OnOrder(new OrderReport(reported, "", IsImmediate: false));
        tracker.OnOrder(new OrderReport(reported, "", IsImmediate: false));
        var known = Assert.Single(tracker.Orders);
        Assert.Equal((31, OrderRejectReason.InsufficientFunds, "资金不足"), (known.Error?.Code, known.RejectReason, known.StatusText));
        feed.Complete();
        var told = new List<OrderStatus>();
        while (await updates.MoveNextAsync())
            told.Add(updates.Current.Status);
        Assert.Equal([OrderStatus.Submitting, OrderStatus.Rejected], told);
    }

    [Fact]
    public void A_rejection_of_somebody_else_is_not_ours()
    {
        Tracker.OnInsertRejected(new Order { Id = new OrderId(9, 9, "9"), Instrument = Rebar, Volume = 1, Status = OrderStatus.Rejected }, requestId: 0, isAnswer: false);
        Assert.Empty(Tracker.Orders);
    }

    [Fact]
    public void A_refusal_told_to_all_sessions_is_ours_only_with_our_orders_terms()
    {
        Tracker.ExpectAnswer(Id, Request);
        var other = new Order { Id = Id, Instrument = new("rb2510", default), Volume = 5, Price = 3201, Status = OrderStatus.Rejected };
        Tracker.OnInsertRejected(other, requestId: 0, isAnswer: false);
        Tracker.OnOrder(Report(OrderStatus.Queueing, 0));
        Tracker.OnInsertRejected(other, requestId: 0, isAnswer: false);
        Assert.Equal((OrderStatus.Queueing, 0), Now());

        // Without its exchange, as counters send it; what was asked has it.
        var second = new OrderId(1, -7, "13");
        var answer = Tracker.ExpectAnswer(second, Request);
        Tracker.OnInsertRejected(other with { Id = second, Price = 3200 }, requestId: 0, isAnswer: false);
        Assert.True(Tracker.TryGet(second, out var rejected));
        Assert.Equal((OrderStatus.Rejected, Rebar, "mine", true), (rejected.Status, rejected.Instrument, rejected.Tag, rejected.IsOwn));
        Assert.True(answer.IsCompleted);
    }

    [Fact]
    public void A_refusal_told_to_all_sessions_cannot_mean_an_order_that_was_taken()
    {
        // Another program on the account counts from the same reference, and sends the same.
        Tracker.ExpectAnswer(Id, Request, requestId: 8);
        var other = new Order { Id = Id, Instrument = Rebar, Volume = 5, Price = 3200, Status = OrderStatus.Rejected };
        Tracker.OnInsertRejected(other, requestId: 9, isAnswer: false);
        Assert.Empty(Tracker.Orders);
        Tracker.OnOrder(Report(OrderStatus.Submitting, 0, systemId: ""));
        Tracker.OnInsertRejected(other, requestId: 9, isAnswer: false);
        Assert.Equal((OrderStatus.Submitting, 0), Now());
        Tracker.OnOrder(Report(OrderStatus.Submitting, 0));
        Tracker.OnInsertRejected(other, requestId: 0, isAnswer: false);
        Assert.Equal((OrderStatus.Submitting, 0), Now());
        Tracker.OnOrder(Report(OrderStatus.Queueing, 0));
        Tracker.OnInsertRejected(other, requestId: 8, isAnswer: false);
        Assert.Equal((OrderStatus.Queueing, 0), Now());
        Tracker.OnOrder(Report(OrderStatus.PartTraded, 2));
        Assert.Equal((OrderStatus.PartTraded, 2), Now());
    }
}
