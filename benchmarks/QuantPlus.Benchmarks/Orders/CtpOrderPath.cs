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
using QuantPlus.Feeds;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Telemetry;
using QuantPlus.Trading;
using QuantPlus.Trading.Guards;

namespace QuantPlus.Benchmarks.Orders;

/// <summary>The way of an order through the CTP gateway, with the guards of the default options.</summary>
internal sealed class CtpOrderPath : IOrderPath
{
    private static readonly Contract Contract = new()
    {
        Id = new InstrumentId("rb2605", Exchange.Shfe), ProductId = "rb", Multiplier = 10, PriceTick = 1, MaxLimitOrderVolume = 500, IsTrading = true,
    };

    private readonly CtpReadyCounter _counter = new(InterfaceVersion.Newest);
    private readonly OrderTracker _orders;
    private readonly OrderEntry _entry;
    private int _sent;
    private readonly OrderRequest _request = OrderRequest.Buy(Contract.Id, 1, 3500);

    public CtpOrderPath()
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

    public (double Nanoseconds, double Bytes) Send()
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
