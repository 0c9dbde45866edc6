using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Conformance.Tests;

/// <summary>What cannot be traded has one typed error with the same name from every gateway, and leaves the gateway as it was.</summary>
public abstract class BadOrderSuite(GatewayKind kind) : ConnectedSuite(kind)
{
    [Fact]
    public Task An_unknown_contract() =>
        RefusedAsync(OrderRejectReason.UnknownContract, OrderRequest.Buy(InstrumentId.Parse("xx9999.SHFE"), 1, 100));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(1_000_000)]
    public Task A_volume_that_no_order_can_have(int volume) =>
        RefusedAsync(OrderRejectReason.InvalidVolume, OrderRequest.Buy(Rebar, volume, 3000));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public Task A_price_that_is_no_number(double price) => RefusedAsync(OrderRejectReason.InvalidPrice, OrderRequest.Buy(Rebar, 1, price));

    [Fact]
    public Task A_price_off_the_grid() => RefusedAsync(OrderRejectReason.PriceOffGrid, OrderRequest.Buy(Rebar, 1, 3000.5));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_price_outside_the_limits_whether_the_gateway_knows_them_or_only_the_counter(bool known)
    {
        if (known)
            await FirstTickAsync(Contract("rb"));
        await RefusedAsync(OrderRejectReason.PriceOutsideLimits, OrderRequest.Buy(Rebar, 1, 5000));
        await RefusedAsync(OrderRejectReason.PriceOutsideLimits, OrderRequest.Buy(Rebar, 1, 1000));
    }

    [Theory]
    [InlineData(Offset.CloseToday)]
    [InlineData(Offset.CloseYesterday)]
    public async Task A_close_without_a_position(Offset offset) =>
        await RefusedAsync(OrderRejectReason.InsufficientPosition, OrderRequest.Sell(Rebar, 1, await BidAsync(), offset));

    [Fact]
    public async Task An_order_that_the_money_does_not_suffice_for()
    {
        var price = await BidAsync();
        var contract = Contract("rb");
        var affordable = Gateway.Account!.Available / (price * contract.Multiplier * contract.LongMarginRatio);
        var orders = (int)Math.Ceiling(affordable / contract.MaxLimitOrderVolume) + 1;
        var thrown = await Assert.ThrowsAsync<OrderRejectedException>(async () =>
        {
            for (var order = 0; order < orders; order++)
                await Gateway.SubmitAsync(OrderRequest.Buy(Rebar, contract.MaxLimitOrderVolume, price - (100 * contract.PriceTick)), Patient);
        });
        Assert.Equal(OrderRejectReason.InsufficientFunds, thrown.Reason);
    }

    [Fact]
    public async Task A_cancel_of_an_unknown_order()
    {
        var thrown = await Assert.ThrowsAsync<OrderRejectedException>(() => Gateway.CancelAsync(new OrderId(1, 2, "3"), Patient));
        Assert.Equal(OrderRejectReason.UnknownOrder, thrown.Reason);
    }

    [Fact]
    public async Task A_cancel_of_a_filled_order()
    {
        var contract = Contract("rb");
        var ask = (await FirstTickAsync(contract)).AskPrice;
        var order = await Gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, ask + (20 * contract.PriceTick)), Patient);
        await Gateway.WaitForCompletionAsync(order.Id, Patient);
        var thrown = await Assert.ThrowsAsync<OrderRejectedException>(() => Gateway.CancelAsync(order.Id, Patient));
        Assert.Equal(OrderRejectReason.OrderIsFinal, thrown.Reason);
    }

    [Fact]
    public async Task A_second_cancel()
    {
        var order = await Gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, await BidAsync() - 30), Patient);
        await Gateway.CancelAsync(order.Id, Patient);
        var thrown = await Assert.ThrowsAsync<OrderRejectedException>(() => Gateway.CancelAsync(order.Id, Patient));
        Assert.Equal(OrderRejectReason.OrderIsFinal, thrown.Reason);
    }

    private async Task<double> BidAsync() => (await FirstTickAsync(Contract("rb"))).BidPrice;

    // Refused at once, or by the exchange after the counter took it: the reason has the same name.
    private async Task<(OrderRejectReason?, GatewayError)> RefusalAsync(OrderRequest request)
    {
        try
        {
            var order = await Gateway.SubmitAsync(request, Patient);
            order = await Gateway.WaitForCompletionAsync(order.Id, Patient);
            Assert.Equal(OrderStatus.Rejected, order.Status);
            return (order.RejectReason, order.Error!);
        }
        catch (OrderRejectedException exception)
        {
            return (exception.Reason, exception.Error);
        }
    }

    private async Task RefusedAsync(OrderRejectReason reason, OrderRequest request)
    {
        var (found, error) = await RefusalAsync(request);
        Assert.Equal(reason, found);
        Assert.NotEmpty(error.Message);
        Assert.NotEmpty(error.Cure);
        Assert.True(Gateway.Status.IsReady);
        Assert.Empty(Gateway.Trades);
    }
}

public sealed class CtpBadOrders() : BadOrderSuite(GatewayKind.Ctp);

public sealed class TtsBadOrders() : BadOrderSuite(GatewayKind.Tts);
