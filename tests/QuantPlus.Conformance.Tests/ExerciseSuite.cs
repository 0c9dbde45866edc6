using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.Trading;
using QuantPlus.Trading.Special;

namespace QuantPlus.Conformance.Tests;

/// <summary>Options that are exercised, or close each other, at the settlement.</summary>
public abstract class ExerciseSuite(GatewayKind kind) : SpecialOrderSuite(kind)
{
    [Fact]
    public async Task An_exercise_is_carried_out_at_the_settlement()
    {
        var (environment, gateway) = await ConnectAsync(options => options.AddYesterdayPosition(Call, PositionDirection.Long, 3));
        await using var _ = gateway;
        var exercises = gateway.SpecialOrders.Exercises;
        var first = await exercises.SubmitAsync(new ExerciseRequest { Instrument = Call, Volume = 2 }, Patient);
        first = await UntilAsync(exercises, first.Id, exercise => exercise.Status == SpecialOrderStatus.Accepted);
        Assert.Equal((2, ExerciseAction.Exercise, Offset.Close, false), (first.Volume, first.Action, first.Offset, first.ClosesFutures));

        var tooMuch = await Assert.ThrowsAsync<OrderRejectedException>(
            () => exercises.SubmitAsync(new ExerciseRequest { Instrument = Call, Volume = 2 }, Patient));
        Assert.Equal(OrderRejectReason.InsufficientPosition, tooMuch.Reason);
        var second = await exercises.SubmitAsync(new ExerciseRequest { Instrument = Call, Volume = 1 }, Patient);
        Assert.Equal(SpecialOrderStatus.Cancelled, (await exercises.CancelAsync(second.Id, Patient)).Status);
        Assert.Equal(3, (await exercises.QueryAsync(Patient)).Count);

        await using var updates = exercises.Updates(Patient).GetAsyncEnumerator(Patient);
        environment.Advance(TimeSpan.FromHours(11));
        Assert.Equal(SpecialOrderStatus.Done, (await UntilAsync(updates, first.Id, exercise => exercise.IsFinal)).Status);
        var positions = environment.GetPositions();
        Assert.Equal(1, positions.Single(position => position.Instrument == Call).Volume);
        var futures = positions.Single(position => position.Instrument.Symbol == "m2509");
        Assert.Equal((PositionDirection.Long, 2), (futures.Direction, futures.Volume));
    }

    [Fact]
    public async Task Only_options_are_exercised()
    {
        var (environment, gateway) = await ConnectAsync();
        await using var _ = gateway;
        var exercises = gateway.SpecialOrders.Exercises;
        await RefusedAsync(OrderRejectReason.NotSupported, new ExerciseRequest { Instrument = Rebar, Volume = 1 });
        await RefusedAsync(OrderRejectReason.NotSupported, new ExerciseRequest { Instrument = Call, Volume = 1, Offset = Offset.Open });
        await RefusedAsync(OrderRejectReason.InvalidVolume, new ExerciseRequest { Instrument = InstrumentId.Parse("rb2510C3050.SHFE"), Volume = 0 });
        await RefusedAsync(OrderRejectReason.UnknownContract, new ExerciseRequest { Instrument = InstrumentId.Parse("xx-C-1.DCE"), Volume = 1 });
        Assert.Equal(0, environment.CountRequests("ReqExecOrderInsert"));
        await RefusedAsync(OrderRejectReason.InsufficientPosition, new ExerciseRequest { Instrument = Call, Volume = 1 });

        async Task RefusedAsync(OrderRejectReason reason, ExerciseRequest request) =>
            Assert.Equal(reason, (await Assert.ThrowsAsync<OrderRejectedException>(() => exercises.SubmitAsync(request, Patient))).Reason);
    }

    [Fact]
    public async Task Options_of_both_sides_close_each_other_at_the_settlement()
    {
        var (environment, gateway) = await ConnectAsync(options => options
            .AddYesterdayPosition(Call, PositionDirection.Long, 3).AddYesterdayPosition(Call, PositionDirection.Short, 2));
        await using var _ = gateway;
        var closes = gateway.SpecialOrders.SelfCloses;
        var request = new SelfCloseRequest { Instrument = Call, Volume = 1, Action = SelfCloseAction.CloseOptions };
        var kept = await closes.SubmitAsync(request, Patient);
        await closes.CancelAsync(kept.Id, Patient);
        var close = await closes.SubmitAsync(request with { Volume = 2 }, Patient);
        var thrown = await Assert.ThrowsAsync<OrderRejectedException>(() => closes.SubmitAsync(request with { Volume = 3 }, Patient));
        Assert.Equal(OrderRejectReason.InsufficientPosition, thrown.Reason);

        await using var updates = closes.Updates(Patient).GetAsyncEnumerator(Patient);
        environment.Advance(TimeSpan.FromHours(11));
        var done = await UntilAsync(updates, close.Id, known => known.IsFinal);
        Assert.Equal((SpecialOrderStatus.Done, SelfCloseAction.CloseOptions), (done.Status, done.Action));
        var left = Assert.Single(environment.GetPositions());
        Assert.Equal((PositionDirection.Long, 1), (left.Direction, left.Volume));
    }
}

public sealed class CtpExercise() : ExerciseSuite(GatewayKind.Ctp);

public sealed class TtsExercise() : ExerciseSuite(GatewayKind.Tts);
