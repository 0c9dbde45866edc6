using QuantPlus.Errors;
using QuantPlus.Ftdc.Session;
using QuantPlus.Ftdc.Trading.Special;
using QuantPlus.Instruments;
using QuantPlus.Trading;
using QuantPlus.Trading.Special;

namespace QuantPlus.Ftdc.Tests.Trading;

/// <summary>What the private stream may say of special orders, in any mixture, and what becomes of those who wait.</summary>
public sealed class SpecialOrderTrackerTests
{
    private static readonly OrderId Id = new(1, -7, "12");
    private readonly SpecialOrderTracker<Exercise> _tracker = new("exercise");

    public SpecialOrderTrackerTests() => _tracker.BeginSession(1, -7);

    [Fact]
    public async Task The_first_report_answers_and_replays_change_nothing()
    {
        await using var updates = _tracker.Updates(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var answer = _tracker.ExpectAnswer(Order());
        Report(SpecialOrderStatus.Submitting);
        Assert.True((await answer).IsOwn);
        Report(SpecialOrderStatus.Accepted, "   5");
        Report(SpecialOrderStatus.Submitting);
        Report(SpecialOrderStatus.Accepted, "   5");
        Report(SpecialOrderStatus.Done);
        Report(SpecialOrderStatus.Accepted, "   5");
        _tracker.Complete();
        var told = new List<Exercise>();
        while (await updates.MoveNextAsync())
            told.Add(updates.Current);
        Assert.Equal([SpecialOrderStatus.Submitting, SpecialOrderStatus.Accepted, SpecialOrderStatus.Done], told.Select(order => order.Status));
        Assert.Equal("5", told[2].ExchangeOrderId);
    }

    [Fact]
    public async Task A_refusal_is_told_once_and_only_of_what_this_session_sent()
    {
        var error = new CounterError(30, "CTP:平仓量超过持仓量");
        _tracker.OnInsertRejected("12", error);
        Assert.Empty(_tracker.Known);
        var answer = _tracker.ExpectAnswer(Order());
        _tracker.OnInsertRejected("12", error);
        _tracker.OnInsertRejected("12", error);
        var thrown = await Assert.ThrowsAsync<OrderRejectedException>(() => answer);
        Assert.Equal((OrderRejectReason.InsufficientPosition, 30, Id), (thrown.Reason, thrown.Code, thrown.OrderId));
        var known = Assert.Single(_tracker.Known);
        Assert.Equal((SpecialOrderStatus.Rejected, OrderRejectReason.InsufficientPosition), (known.Status, known.RejectReason));
    }

    [Fact]
    public async Task A_refusal_after_the_time_for_the_answer_is_told_as_an_update()
    {
        var answer = _tracker.ExpectAnswer(Order());
        await Assert.ThrowsAsync<TimeoutException>(() => answer.WaitAsync(TimeSpan.Zero, TestContext.Current.CancellationToken));
        _tracker.OnInsertRejected("12", new CounterError(31, ""));
        Assert.Equal(OrderRejectReason.InsufficientFunds, Assert.Single(_tracker.Known).RejectReason);
    }

    [Fact]
    public async Task A_cancel_names_the_number_as_it_was_sent_and_ends_with_the_order()
    {
        Report(SpecialOrderStatus.Accepted, "   5");
        var (_, systemId, cancelled) = _tracker.WaitForCancel(Id);
        Assert.Equal("   5", systemId);
        Report(SpecialOrderStatus.Cancelled);
        Assert.Equal(SpecialOrderStatus.Cancelled, (await cancelled).Status);
        var late = Assert.Throws<OrderRejectedException>(() => _tracker.WaitForCancel(Id));
        Assert.Equal((OrderRejectReason.OrderIsFinal, Id), (late.Reason, late.OrderId));
        var unknown = Assert.Throws<OrderRejectedException>(() => _tracker.WaitForCancel(new OrderId(1, 1, "1")));
        Assert.Equal((OrderRejectReason.UnknownOrder, new OrderId(1, 1, "1")), (unknown.Reason, unknown.OrderId));
    }

    [Fact]
    public async Task A_cancel_that_came_too_late_or_was_refused_fails()
    {
        Report(SpecialOrderStatus.Accepted);
        var refused = _tracker.WaitForCancel(Id).Cancelled;
        _tracker.OnCancelRejected(Id, new CounterError(73, ""));
        var thrown = await Assert.ThrowsAsync<OrderRejectedException>(() => refused);
        Assert.Equal((73, Id), (thrown.Code, thrown.OrderId));
        var late = _tracker.WaitForCancel(Id).Cancelled;
        Report(SpecialOrderStatus.Done);
        thrown = await Assert.ThrowsAsync<OrderRejectedException>(() => late);
        Assert.Equal((OrderRejectReason.OrderIsFinal, Id), (thrown.Reason, thrown.OrderId));
    }

    [Fact]
    public async Task A_lost_connection_and_a_new_day_end_every_wait()
    {
        var answer = _tracker.ExpectAnswer(Order());
        Report(SpecialOrderStatus.Accepted, id: Id with { OrderRef = "13" });
        var cancel = _tracker.WaitForCancel(Id with { OrderRef = "13" }).Cancelled;
        _tracker.FailWaits(new GatewayError(GatewayErrorKind.Disconnected, "gone"));
        var lost = await Assert.ThrowsAsync<GatewayDisconnectedException>(() => answer);
        Assert.Equal((GatewayErrorClass.OutcomeUnknown, Id), (lost.Error.Class, lost.OrderId));
        lost = await Assert.ThrowsAsync<GatewayDisconnectedException>(() => cancel);
        Assert.Equal((GatewayErrorClass.OutcomeUnknown, Id with { OrderRef = "13" }), (lost.Error.Class, lost.OrderId));

        answer = _tracker.ExpectAnswer(Order());
        _tracker.Clear();
        Assert.Equal(Id, (await Assert.ThrowsAsync<GatewayException>(() => answer)).OrderId);
        Assert.Empty(_tracker.Known);
    }

    [Fact]
    public async Task What_an_earlier_login_of_the_day_sent_stays_own_and_its_replay_says_nothing_new()
    {
        await using var updates = _tracker.Updates(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Report(SpecialOrderStatus.Accepted, "   5");
        _tracker.BeginSession(1, 20);
        Report(SpecialOrderStatus.Accepted, "   5");

        // Its answer was lost with the connection.
        Report(SpecialOrderStatus.Accepted, "   6", Id with { OrderRef = "13" });
        Assert.Equal([true, true], _tracker.Known.Select(order => order.IsOwn));

        // On another day the same numbers may be somebody else's.
        _tracker.Clear();
        Report(SpecialOrderStatus.Accepted, "   5");
        Report(SpecialOrderStatus.Accepted, "   6", new OrderId(1, 20, "1"));
        Assert.Equal([false, true], _tracker.Known.Select(order => order.IsOwn));
        Assert.Equal(4, await CountAsync(updates));
    }

    [Fact]
    public async Task A_refusal_that_is_reported_too_keeps_its_reason_and_is_told_once()
    {
        await using var updates = _tracker.Updates(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var answer = _tracker.ExpectAnswer(Order());
        _tracker.OnInsertRejected("12", new CounterError(30, "CTP:平仓量超过持仓量"));
        await Assert.ThrowsAsync<OrderRejectedException>(() => answer);
        var report = Order(SpecialOrderStatus.Rejected) with
        {
            StatusText = "refused",
            RejectReason = OrderRejectReason.Other,
            Error = new GatewayError(GatewayErrorKind.OrderRejected, "refused"),
        };
        _tracker.OnReport(new SpecialReport<Exercise>(report, ""));
        var known = Assert.Single(_tracker.Known);
        Assert.Equal((30, OrderRejectReason.InsufficientPosition, "CTP:平仓量超过持仓量"), (known.Error?.Code, known.RejectReason, known.StatusText));
        Assert.Equal(1, await CountAsync(updates));
    }

    [Fact]
    public void What_another_session_sent_is_known_as_such()
    {
        Report(SpecialOrderStatus.Accepted, id: Id with { SessionId = 99 });
        Assert.False(Assert.Single(_tracker.Known).IsOwn);
    }

    [Fact]
    public void A_library_that_lacks_a_function_is_named_with_those_that_have_it()
    {
        var thrown = Assert.Throws<OrderRejectedException>(
            () => FunctionSupport.Demand(InterfaceVersion.All[0], TraderApiFunction.GetFrontInfo, "Something new"));
        Assert.Equal((OrderRejectReason.NotSupported, GatewayErrorKind.NotSupported), (thrown.Reason, thrown.Kind));
        Assert.Contains(InterfaceVersion.VersionsWith(TraderApiFunction.GetFrontInfo), thrown.Message, StringComparison.Ordinal);
        FunctionSupport.Demand(InterfaceVersion.Newest, TraderApiFunction.ReqQuoteInsert, "A quote");
    }

    private async Task<int> CountAsync(IAsyncEnumerator<Exercise> updates)
    {
        _tracker.Complete();
        var count = 0;
        while (await updates.MoveNextAsync())
            count++;
        return count;
    }

    private static Exercise Order(SpecialOrderStatus status = SpecialOrderStatus.Submitting, OrderId? id = null) => new()
    {
        Id = id ?? Id,
        Instrument = InstrumentId.Parse("m2509-C-2800.DCE"),
        Volume = 1,
        Status = status,
    };

    private void Report(SpecialOrderStatus status, string systemId = "", OrderId? id = null) =>
        _tracker.OnReport(new SpecialReport<Exercise>(Order(status, id) with { ExchangeOrderId = systemId.Trim() }, systemId));
}
