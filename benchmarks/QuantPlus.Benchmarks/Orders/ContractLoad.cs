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
using QuantPlus.Benchmarks.Gate;
using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Benchmarks.Orders;

/// <summary>The contract list of 20,000 contracts, from the query to the catalog that a program looks contracts up in.</summary>
internal sealed class ContractLoad : ITraderEvents, IAsyncDisposable
{
    private const int Count = 20_000;
    private const double GoalNanoseconds = 100e6;
    private const int WarmUps = 3;
    private const int Rounds = 7;

    private readonly ReadyCounter _counter = new(InterfaceVersion.Newest);
    private readonly OwnerLoop _loop = new(_ => { });
    private readonly PendingRequests _requests = new(TimeProvider.System);
    private readonly QueryScheduler _queries;
    private readonly TraderRequests _send;
    private readonly TraderCallbacks _callbacks;

    public ContractLoad()
    {
        var settings = new SessionSettings(new CtpGatewayOptions(), "CTP") { BrokerId = "9999", UserId = "123456" };
        var api = new TraderApi(_counter.Handle, InterfaceVersion.Newest);
        _queries = new QueryScheduler(_requests, TimeProvider.System, TimeSpan.FromMinutes(1)) { Interval = TimeSpan.Zero };
        _send = new TraderRequests(api, new CallGate(), settings, new AccountPassword(""));
        _callbacks = new TraderCallbacks(_loop, new ReconnectGate(TimeProvider.System), this, new SpecialState());
        api.RegisterSpi(_callbacks.Attach(InterfaceVersion.Newest));
        _counter.Contracts = [.. Enumerable.Range(0, Count).Select(Row)];
    }

    /// <summary>Measures it.</summary>
    public async Task<GateRow> MeasureAsync()
    {
        var nanoseconds = new double[Rounds];
        for (var round = -WarmUps; round < Rounds; round++)
        {
            var catalog = ContractCatalog.Empty;
            var begin = Stopwatch.GetTimestamp();
            await _queries.QueryAsync<Contract>(
                "the contracts", _send.QueryContracts, rows => catalog = new ContractCatalog(rows), CancellationToken.None).ConfigureAwait(false);
            if (round >= 0)
                nanoseconds[round] = Stopwatch.GetElapsedTime(begin).TotalNanoseconds;
            if (catalog.Count != Count)
                throw new InvalidOperationException($"{catalog.Count} contracts were loaded: the measurement means nothing.");
        }

        Array.Sort(nanoseconds);
        return new GateRow($"contracts: {Count:N0} of them loaded") { Ours = nanoseconds[Rounds / 2], Limit = GoalNanoseconds, Goal = 1 };
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

    public void OnPhase(PhaseAnnouncement announced)
    {
    }

    public void OnInsertRejected(string orderRef, bool isAnswer, Func<OrderId, Order> toRejectedOrder)
    {
    }

    public void OnTriggeredRejected(OrderId id, Exchange exchange, string exchangeOrderId, CounterError error)
    {
    }

    public void OnCancelRejected(OrderId id, Exchange exchange, string exchangeOrderId, CounterError error)
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
