using Microsoft.Extensions.Time.Testing;
using QuantPlus.Errors;
using QuantPlus.Simulation;
using QuantPlus.Trading;
using QuantPlus.Trading.Special;

namespace QuantPlus.Conformance.Tests;

/// <summary>Special orders where something goes wrong, or nothing may be sent.</summary>
public abstract class SpecialOrderFaultSuite(GatewayKind kind) : SpecialOrderSuite(kind)
{
    [Fact]
    public async Task A_lost_connection_ends_the_wait_and_nothing_is_sent_again()
    {
        var (environment, gateway) = await ConnectAsync();
        await using var _ = gateway;
        var request = AroundTheMarket(gateway, environment);
        environment.Trip(Fault.Disconnect(reconnectAfter: TimeSpan.FromMilliseconds(10)).At("ReqQuoteInsert"));
        var lost = await Assert.ThrowsAsync<GatewayDisconnectedException>(() => gateway.SpecialOrders.Quotes.SubmitAsync(request, Patient));
        Assert.Equal(GatewayErrorClass.OutcomeUnknown, lost.Error.Class);
        Assert.NotNull(lost.OrderId);
        await gateway.ConnectAsync(Patient);
        Assert.Empty(environment.GetOrders());
        Assert.Equal(1, environment.CountRequests("ReqQuoteInsert"));
        await gateway.DisconnectAsync(Patient);
        var notReady = await Assert.ThrowsAsync<GatewayDisconnectedException>(() => gateway.SpecialOrders.Quotes.SubmitAsync(request, Patient));
        Assert.Null(notReady.OrderId);
    }

    [Fact]
    public async Task What_was_sent_before_a_loss_stays_own()
    {
        var (environment, gateway) = await ConnectAsync();
        await using var _ = gateway;
        var quotes = gateway.SpecialOrders.Quotes;
        var request = AroundTheMarket(gateway, environment);
        var sent = await quotes.SubmitAsync(request, Patient);
        var before = await UntilAsync(quotes, sent.Id, quote => quote.Status == SpecialOrderStatus.Accepted);
        await using var updates = quotes.Updates(Patient).GetAsyncEnumerator(Patient);
        environment.Trip(Fault.Silence().At("OnRtnQuote").Times(int.MaxValue));
        var submitting = quotes.SubmitAsync(request, Patient);
        environment.Trip(Fault.Disconnect());
        var lost = await Assert.ThrowsAsync<GatewayDisconnectedException>(() => submitting);
        environment.ClearFaults();
        await gateway.ConnectAsync(Patient);

        // The stream is told again from its beginning; the second quote was taken, though its answer was lost.
        var second = await UntilAsync(updates, lost.OrderId!.Value, quote => quote.Status == SpecialOrderStatus.Accepted);
        Assert.True(second.IsOwn);
        Assert.Equal(before, quotes.Known.Single(quote => quote.Id == sent.Id));
        Assert.True(before.IsOwn);
        Assert.Equal(SpecialOrderStatus.Cancelled, (await quotes.CancelAsync(second.Id, Patient)).Status);
    }

    [Fact]
    public async Task A_counter_that_does_not_answer_costs_no_more_than_the_time_for_a_request()
    {
        // A clock that stands still until the test moves it; without pauses between queries, which would never end.
        var time = new FakeTimeProvider();
        var environment = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { StartTime = Morning });
        await using var gateway = Kind.CreateOn(environment, options => options.QueryInterval = TimeSpan.Zero, time);
        await gateway.ConnectAsync(Patient);
        var request = AroundTheMarket(gateway, environment);
        environment.Trip(Fault.Silence().At("ReqQuoteInsert"));
        var submitted = gateway.SpecialOrders.Quotes.SubmitAsync(request, Patient);
        time.Advance(TimeSpan.FromSeconds(10));
        var thrown = await Assert.ThrowsAsync<GatewayTimeoutException>(() => submitted);
        Assert.Contains("quote 1/", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_that_only_watches_sends_nothing()
    {
        var (environment, gateway) = await ConnectAsync(
            options => options.AddYesterdayPosition(Call, PositionDirection.Long, 3), options => options.Guards.ReadOnly = true);
        await using var _ = gateway;
        var special = gateway.SpecialOrders;
        var request = AroundTheMarket(gateway, environment);
        await WatchesAsync(() => special.Quotes.SubmitAsync(request, Patient));
        await WatchesAsync(() => special.Exercises.SubmitAsync(new ExerciseRequest { Instrument = Call, Volume = 1 }, Patient));
        await WatchesAsync(() => special.SelfCloses.SubmitAsync(
            new SelfCloseRequest { Instrument = Call, Volume = 1, Action = SelfCloseAction.KeepOptions }, Patient));
        await WatchesAsync(() => special.AskForQuoteAsync(Call, Patient));
        foreach (var function in new[] { "ReqQuoteInsert", "ReqExecOrderInsert", "ReqOptionSelfCloseInsert", "ReqForQuoteInsert" })
            Assert.Equal(0, environment.CountRequests(function));

        static async Task WatchesAsync(Func<Task> send) =>
            Assert.Equal(OrderRejectReason.ReadOnly, (await Assert.ThrowsAsync<OrderRejectedException>(send)).Reason);
    }
}

public sealed class CtpSpecialOrderFaults() : SpecialOrderFaultSuite(GatewayKind.Ctp);

public sealed class TtsSpecialOrderFaults() : SpecialOrderFaultSuite(GatewayKind.Tts);
