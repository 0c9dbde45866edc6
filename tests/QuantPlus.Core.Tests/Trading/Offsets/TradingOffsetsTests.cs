using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.Trading;
using QuantPlus.Trading.Offsets;

namespace QuantPlus.Core.Tests.Trading.Offsets;

/// <summary>What is told of a plan that was sent in part.</summary>
public sealed class TradingOffsetsTests
{
    private static readonly OrderRequest Close = OrderRequest.Sell(InstrumentId.Parse("rb2605.SHFE"), 1, 3500, Offset.CloseYesterday);
    private static readonly OrderRequest CloseToday = Close with { Offset = Offset.CloseToday };
    private static readonly OrderRequest Open = Close with { Offset = Offset.Open };

    private readonly OrderPlan _plan = new()
    {
        Intention = Open with { Volume = 3 },
        Policy = OffsetPolicy.CloseFirst,
        Held = new HeldLots(1, 1),
        Legs = [Close, CloseToday, Open],
    };

    [Fact]
    public async Task A_plan_that_is_given_up_tells_what_was_sent()
    {
        using var giveUp = new CancellationTokenSource();
        var trading = ScriptedTrading.Create(async (request, cancellationToken) =>
        {
            if (request == CloseToday)
                await giveUp.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            return Taken(request);
        });

        var sending = trading.SubmitAsync(_plan, giveUp.Token);
        var thrown = await Assert.ThrowsAsync<OrderPlanCanceledException>(() => sending);
        Assert.True(sending.IsCanceled);
        Assert.Equal(giveUp.Token, thrown.CancellationToken);
        Assert.Equal([Taken(Close)], thrown.Orders);
        Assert.Equal(CloseToday, thrown.CancelledLeg);
        Assert.Equal([Open], thrown.NotSent);
        Assert.Same(_plan, thrown.Plan);
        Assert.Contains("leg 2 of 3", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_is_given_up_at_its_first_leg_has_nothing_to_tell()
    {
        var trading = ScriptedTrading.Create((_, cancellationToken) => Task.FromCanceled<Order>(cancellationToken));
        await Assert.ThrowsAsync<TaskCanceledException>(() => trading.SubmitAsync(_plan, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task A_later_leg_that_fails_tells_what_was_sent()
    {
        var trading = ScriptedTrading.Create((request, _) => request == Open
            ? Task.FromException<Order>(new GatewayException(new GatewayError(GatewayErrorKind.Transient, "too much at once")))
            : Task.FromResult(Taken(request)));
        var thrown = await Assert.ThrowsAsync<OrderPlanException>(() => trading.SubmitAsync(_plan, TestContext.Current.CancellationToken));
        Assert.Equal([Taken(Close), Taken(CloseToday)], thrown.Orders);
        Assert.Equal(Open, thrown.FailedLeg);
    }

    private static Order Taken(OrderRequest request) =>
        new() { Id = new OrderId(1, 2, request.Offset.ToString()), Instrument = request.Instrument, Status = OrderStatus.Queueing };
}
