extern alias Ctp;

using System.Diagnostics;
using System.Globalization;
using Ctp::QuantPlus.Ctp;
using Ctp::QuantPlus.Ctp.Native;
using Ctp::QuantPlus.Ftdc;
using Ctp::QuantPlus.Ftdc.Connections;
using Ctp::QuantPlus.Ftdc.Requests;
using Ctp::QuantPlus.Ftdc.Session;
using Ctp::QuantPlus.Ftdc.Trading;
using Ctp::QuantPlus.Ftdc.Trading.Special;
using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.Telemetry;
using QuantPlus.Trading;

namespace QuantPlus.Benchmarks.Orders;

/// <summary>The contract list of the CTP gateway, as long as that of all exchanges.</summary>
internal sealed class CtpContractLoad : IContractLoad, ITraderEvents
{
    private const int Contracts = 20_000;

    private readonly CtpReadyCounter _counter = new(InterfaceVersion.Newest);
    private readonly OwnerLoop _loop = new(_ => { });
    private readonly PendingRequests _requests = new(TimeProvider.System);
    private readonly QueryScheduler _queries;
    private readonly TraderRequests _send;
    private readonly TraderCallbacks _callbacks;

    public CtpContractLoad()
    {
        var settings = new SessionSettings(new CtpGatewayOptions(), "CTP") { BrokerId = "9999", UserId = "123456" };
        var api = new TraderApi(_counter.Handle, InterfaceVersion.Newest);
        _queries = new QueryScheduler(_requests, TimeProvider.System, TimeSpan.FromMinutes(1), new GatewayRecorder("CTP", TimeProvider.System)) { Interval = TimeSpan.Zero };
        _queries.Open();
        _send = new TraderRequests(api, new CallGate(), settings, new AccountPassword(""));
        _callbacks = new TraderCallbacks(_loop, new ReconnectGate(TimeProvider.System), this, new SpecialState());
        api.RegisterSpi(_callbacks.Attach(InterfaceVersion.Newest));
        _counter.Contracts = [.. Enumerable.Range(0, Contracts).Select(Row)];
    }

    public int Count => _counter.Contracts.Length;

    public async Task<double> LoadAsync()
    {
        var catalog = ContractCatalog.Empty;
        var begin = Stopwatch.GetTimestamp();
        await _queries.QueryAsync<Contract>(
            "the contracts", _send.QueryContracts, rows => catalog = new ContractCatalog(rows), CancellationToken.None).ConfigureAwait(false);
        var needed = Stopwatch.GetElapsedTime(begin).TotalNanoseconds;
        return catalog.Count == Count ? needed : throw new InvalidOperationException($"{catalog.Count} contracts were loaded: the measurement means nothing.");
    }

    public async ValueTask DisposeAsync()
    {
        _callbacks.Detach();
        _queries.Dispose();
        await _loop.DisposeAsync().ConfigureAwait(false);
    }

    public void OnAnswer(int requestId, object? row, CounterError? error, bool isLast) => _requests.OnAnswer(requestId, row, error, isLast);

    // Nothing else is told here.
    public void OnConnected()
    {
    }

    public void OnDisconnected(int reason)
    {
    }

    public void OnCallbackFailed(string callback, Exception exception)
    {
    }

    public void OnOrder(OrderReport report)
    {
    }

    public void OnTrade(Trade trade)
    {
    }

    public void OnUnreadable(string what)
    {
    }

    public void OnPhase(PhaseAnnouncement announced)
    {
    }

    public void OnInsertRejected(string orderRef, int requestId, bool isAnswer, Func<OrderId, Order> toRejectedOrder)
    {
    }

    public void OnTriggeredRejected(OrderId id, Exchange exchange, string exchangeOrderId, CounterError error)
    {
    }

    public void OnCancelRejected(OrderId id, Exchange exchange, string exchangeOrderId, CounterError error)
    {
    }

    public void OnBackgroundError(GatewayError error)
    {
    }

    private static InstrumentField Row(int number)
    {
        var field = default(InstrumentField);
        var symbol = string.Create(CultureInfo.InvariantCulture, $"m{2601 + (number % 12)}-C-{number}");
        field.InstrumentID.Set(symbol);
        field.ExchangeInstID.Set(symbol);
        field.ExchangeID.Set("DCE");
        field.InstrumentName.Set($"豆粕{symbol}");
        field.ProductID.Set("m_o");
        field.ProductClass = ProductClassType.Options;
        field.VolumeMultiple = 10;
        field.PriceTick = 0.5;
        field.MaxLimitOrderVolume = 1000;
        field.MinLimitOrderVolume = 1;
        field.OpenDate.Set("20250115");
        field.ExpireDate.Set("20260116");
        field.IsTrading = 1;
        field.LongMarginRatio = field.ShortMarginRatio = double.MaxValue;
        field.UnderlyingInstrID.Set("m2601");
        field.StrikePrice = 2500 + number;
        field.OptionsType = OptionsTypeType.CallOptions;
        return field;
    }
}
