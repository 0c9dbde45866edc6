using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.Trading;
using QuantPlus.Trading.Special;

namespace QuantPlus.Conformance.Tests;

/// <summary>What TTS has not.</summary>
public sealed class TtsSpecialOrders() : SpecialOrderSuite(GatewayKind.Tts)
{
    [Fact]
    public async Task What_TTS_lacks_ends_at_once_and_says_so()
    {
        var (environment, gateway) = await ConnectAsync();
        await using var _ = gateway;
        var special = gateway.SpecialOrders;
        await LackingAsync(() => special.Parked.ParkAsync(OrderRequest.Buy(Rebar, 1, 3000), Patient));
        await LackingAsync(() => special.Parked.ParkCancelAsync(new OrderId(1, 1, "1"), Patient));
        await LackingAsync(() => special.Parked.RemoveAsync("1", Patient));
        await LackingAsync(() => special.Parked.RemoveCancelAsync("1", Patient));
        await LackingAsync(() => special.Parked.QueryAsync(Patient));
        await LackingAsync(() => special.Parked.QueryCancelsAsync(Patient));
        await LackingAsync(() => special.CancelAllAsync(Exchange.Shfe, Patient));
        await LackingAsync(() => special.Combinations.SubmitAsync(
            new CombinationRequest { Instrument = Rebar, Direction = Direction.Buy, Volume = 1 }, Patient));
        foreach (var function in new[] { "ReqParkedOrderInsert", "ReqParkedOrderAction", "ReqRemoveParkedOrder", "ReqRemoveParkedOrderAction", "ReqBatchOrderAction", "ReqCombActionInsert" })
            Assert.Equal(0, environment.CountRequests(function));

        static async Task LackingAsync(Func<Task> call)
        {
            var thrown = await Assert.ThrowsAsync<OrderRejectedException>(call);
            Assert.Equal((OrderRejectReason.NotSupported, GatewayErrorKind.NotSupported), (thrown.Reason, thrown.Kind));
            Assert.Contains("not supported by TTS", thrown.Message, StringComparison.Ordinal);
        }
    }
}
