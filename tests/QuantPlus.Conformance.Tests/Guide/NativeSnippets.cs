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

    // The embedded counter has no bank behind it, and says so; a broker's answers.
    [Fact]
    public void Transfer() => Assert.Equal(-3, Send(Gateway, "0000"));

    private static int Send(ICtpGateway gateway, string bankPassword)
    {
        #region native-transfer
        var transfer = default(ReqTransferField);
        transfer.BrokerID.Set("9999");
        transfer.AccountID.Set("embedded");
        transfer.BankID.Set("1");
        transfer.BankBranchID.Set("0000");
        transfer.BankPassWord.Set(bankPassword);
        transfer.CurrencyID.Set("CNY");
        transfer.TradeAmount = 10_000;

        var requestId = gateway.NativeTrading.NextRequestId();
        var returned = gateway.NativeTrading.Call(api => api.ReqFromBankToFutureByFuture(transfer, requestId));
        #endregion
        return returned;
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
