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
using QuantPlus.Benchmarks.Gate;
using QuantPlus.Feeds;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Telemetry;
using QuantPlus.Trading;
using QuantPlus.Trading.Guards;

namespace QuantPlus.Benchmarks.Orders;

/// <summary>
/// An order from <c>SubmitAsync</c> to the native <c>ReqOrderInsert</c>, with the guards of the default options. Each is answered as traded before the next.
/// </summary>
internal sealed class OrderPath
{
    private const double GoalNanoseconds = 1000;
    private const double GoalBytes = 300;
    private const int WarmUps = 20;
    private const int OrdersOfWarmUp = 1_000;
    private const int Orders = 10_000;

    /// <summary>The runtime compiles what is used much, some tenths of a second after it has become so: before that, code that is not optimized would be measured.</summary>
    private static readonly TimeSpan Compiling = TimeSpan.FromMilliseconds(100);

    private static readonly Contract Contract = new()
    {
        Id = new InstrumentId("rb2605", Exchange.Shfe), ProductId = "rb", Multiplier = 10, PriceTick = 1, MaxLimitOrderVolume = 500, IsTrading = true,
    };

    private readonly ReadyCounter _counter = new(InterfaceVersion.Newest);
    private readonly OrderTracker _orders;
    private readonly OrderEntry _entry;
    private int _sent;
    private readonly OrderRequest _request = OrderRequest.Buy(Contract.Id, 1, 3500);

    public OrderPath()
    {
        var orderFeed = new UpdateFeed<Order>();
        var catalog = new ContractCatalog([Contract]);
        var rates = new RateBook();
        var positions = new PositionTracker(new UpdateFeed<Position>(orderFeed.Gate), () => catalog, rates, TryGetLastTick);
        _orders = new OrderTracker(orderFeed, new UpdateFeed<Trade>(orderFeed.Gate), TimeProvider.System, positions);
        var state = new TradingState(_orders, positions, new AccountBook(new UpdateFeed<Account>()), rates);
        var login = new LoginAnswer(1, 1, 0, new DateOnly(2026, 5, 8));
        state.BeginLogin(login);
        state.Contracts = catalog;
        var settings = new SessionSettings(new CtpGatewayOptions(), "CTP") { BrokerId = "9999", UserId = "123456", Password = "secret" };
        var guards = new TradingGuards(settings.Guards, new GuardBook(state, TryGetLastTick), TimeProvider.System, (_, _) => { });
        var send = new TraderRequests(new TraderApi(_counter.Handle, InterfaceVersion.Newest), new CallGate(), settings, new AccountPassword(settings.Password));
        _entry = new OrderEntry(
            send, new PendingRequests(TimeProvider.System), login, new OrderReferences(login.MaxOrderRef), state, guards,
            new GatewayRecorder("CTP", TimeProvider.System), settings, TimeProvider.System);
    }

    /// <summary>Measures it.</summary>
    public GateRow Measure()
    {
        var nanoseconds = new double[Orders];
        var bytes = new double[Orders];
        for (var round = 0; round < WarmUps; round++)
        {
            for (var i = 0; i < OrdersOfWarmUp; i++)
                Send();
            Thread.Sleep(Compiling);
        }

        for (var i = 0; i < Orders; i++)
            (nanoseconds[i], bytes[i]) = Send();
        Array.Sort(nanoseconds);
        Array.Sort(bytes);
        return new GateRow("order: SubmitAsync to ReqOrderInsert")
        {
            Ours = nanoseconds[Orders / 2], Limit = GoalNanoseconds, Goal = 1, Bytes = bytes[Orders / 2], GoalBytes = GoalBytes,
        };
    }

    private (double Nanoseconds, double Bytes) Send()
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var begin = Stopwatch.GetTimestamp();
        var submitted = _entry.SubmitAsync(_request, CancellationToken.None);
        var result = ((_counter.Arrival - begin) * 1e9 / Stopwatch.Frequency, _counter.AllocatedBytes - bytes);

        _orders.OnOrder(new OrderReport(
            new Order { Id = new OrderId(1, 1, (++_sent).ToString(CultureInfo.InvariantCulture)), Instrument = Contract.Id, Volume = 1, TradedVolume = 1, Status = OrderStatus.AllTraded }, "1", IsImmediate: false));
        submitted.GetAwaiter().GetResult();
        return result;
    }

    private static bool TryGetLastTick(InstrumentId instrument, out Tick tick)
    {
        tick = new Tick { UpperLimitPrice = 4000, LowerLimitPrice = 3000 };
        return true;
    }
}
