using QuantPlus.Ctp;
using QuantPlus.Ctp.Native;

namespace QuantPlus.Conformance.Tests.Guide;

public sealed class NativeSnippets : GuideTests
{
    [Fact]
    public async Task Query()
    {
        var (gateway, cancellationToken) = (Gateway, Patient);
        #region native-query
        var products = await gateway.NativeTrading.QueryAsync<ProductField>(
            "the products", (api, requestId) => api.ReqQryProduct(default, requestId), cancellationToken);
        Console.WriteLine($"{products[0].ProductID}: {products[0].ProductName}, {products[0].VolumeMultiple} a lot");
        #endregion
        Assert.NotEmpty(products);
    }

    [Fact]
    public async Task Observe()
    {
        var (gateway, cancellationToken) = (Gateway, Patient);
        var transfers = new Transfers();
        #region native-observe
        using var registration = gateway.NativeTrading.Observe(transfers);
        #endregion
        await gateway.QueryAccountAsync(cancellationToken);
        Assert.Equal(0, transfers.Count);
    }

    [Fact]
    public void Call()
    {
        var gateway = Gateway;
        #region native-call
        var requestId = gateway.NativeTrading.NextRequestId();
        var returned = gateway.NativeTrading.Call(api => api.ReqQryTradingCode(default, requestId));
        #endregion
        Assert.Equal(0, returned);
    }

    // The embedded counter has no bank behind it, and says so.
    [Fact]
    public void Transfer() => Assert.Equal(
        -3, Gateway.NativeTrading.Call(api => api.ReqFromBankToFutureByFuture(default, Gateway.NativeTrading.NextRequestId())));

    [Fact]
    public async Task A_gateway_that_only_watches_lets_native_calls_pass()
    {
        var options = new CtpGatewayOptions().UseEmbeddedEnvironment(Environment);
        options.Guards.ReadOnly = true;
        await using var gateway = CtpGateway.Create(options);
        await gateway.ConnectAsync(Patient);
        var native = gateway.NativeTrading;
        Assert.Equal(0, native.Call(api => api.ReqOrderInsert(default, native.NextRequestId())));
    }

    #region native-observer
    private sealed unsafe class Transfers : TraderSpi
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        // On the library's thread, after the gateway's own handling. The struct is gone when the callback returns: copy what is wanted.
        protected override void OnRtnFromBankToFutureByFuture(RspTransferField* pRspTransfer)
        {
            if (pRspTransfer == null)
                return;
            Interlocked.Increment(ref _count);
            Console.WriteLine($"{pRspTransfer->TradeAmount:0.00} came from bank {pRspTransfer->BankID}: {pRspTransfer->ErrorMsg}");
        }
    }
    #endregion
}
