using System.Collections.Concurrent;
using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Orders;
using QuantPlus.Simulation.Sessions;
using QuantPlus.Simulation.Special;
using QuantPlus.Simulation.Time;
using QuantPlus.Trading;

namespace QuantPlus.Simulation.Tests;

/// <summary>A trading client without an interface in front: what it is told, in the order it is told.</summary>
internal sealed class TestClient : ICounterSessionListener, IDisposable
{
    private readonly ConcurrentQueue<object> _told = new();
    private readonly CounterSession _session;
    private int _orderRef;

    public TestClient(EnvironmentCore core) => _session = core.OpenCounterSession(this);

    public CounterSession Session => _session;

    /// <summary>All messages so far; waits for those that are on their way.</summary>
    public IReadOnlyList<object> Told
    {
        get
        {
            Drain();
            return [.. _told];
        }
    }

    public IEnumerable<OrderSnapshot> Orders => Told.OfType<OrderSnapshot>();

    public IEnumerable<TradeRecord> Trades => Told.OfType<TradeRecord>();

    public LoginAnswer Login(
        string user = "embedded", string password = "embedded", StreamResume resume = StreamResume.Restart, StreamResume resumePublic = StreamResume.Quick,
        string broker = "9999")
    {
        LoginAnswer? answer = null;
        _session.Login(broker, user, password, resume, resumePublic, login => answer = login);
        Drain();
        return answer!;
    }

    /// <summary>Logs in and confirms the settlement, so that orders are taken.</summary>
    public TestClient Ready(string user = "embedded", string password = "embedded")
    {
        Assert.Equal(CounterError.None, Login(user, password).Error);
        _session.Ask<object?>(
            (account, now) =>
            {
                account!.ConfirmedAt = now;
                return null;
            },
            _ => { });
        return this;
    }

    public string Insert(
        string symbol, Direction direction, int volume, decimal? price,
        Offset offset = Offset.Open, OrderType type = OrderType.Limit, int? minVolume = null, string? orderRef = null, OrderCondition? condition = null)
    {
        orderRef ??= (++_orderRef).ToString(System.Globalization.CultureInfo.InvariantCulture);
        _session.Insert(new OrderInput
        {
            Symbol = symbol,
            OrderRef = orderRef,
            Direction = direction,
            Volume = volume,
            Price = price,
            Offset = offset,
            Type = type,
            MinVolume = minVolume,
            IsConditional = condition is not null,
            Condition = condition,
        });
        return orderRef;
    }

    public void Cancel(string orderRef) =>
        _session.Cancel(new OrderCancel { FrontId = _session.FrontId, SessionId = _session.SessionId, OrderRef = orderRef });

    /// <summary>The error the counter refused the last order or cancel with.</summary>
    public CounterError LastError() => Told.Reverse().Select(message => message switch
    {
        OrderRejection rejection => rejection.Error,
        CancelRejection rejection => rejection.Error,
        _ => CounterError.None,
    }).FirstOrDefault(error => error != CounterError.None);

    public static AccountState Money(EnvironmentCore core) => core.Read(
        _ => core.Counter.FindAccount("embedded")!.State(core.Market.LastPrice, core.Market.TradingDay));

    public void OnFrontConnected() => _told.Enqueue("connected");

    public void OnFrontDisconnected(int reason) => _told.Enqueue($"disconnected {reason}");

    public void OnOrder(OrderSnapshot order) => _told.Enqueue(order);

    public void OnTrade(TradeRecord trade) => _told.Enqueue(trade);

    public void OnConditionalOrderFailed(ConditionalFailure failure) => _told.Enqueue(failure);

    public void OnProductStatus(ProductStatus status) => _told.Enqueue(status);

    public void OnOrderRejected(OrderRejection rejection, bool isOwn) => _told.Enqueue(rejection);

    public void OnCancelRejected(CancelRejection rejection, bool isOwn) => _told.Enqueue(rejection);

    public void OnSpecial(SpecialRecord order) => _told.Enqueue(order);

    public void OnSpecialRejected(SpecialRejection rejection, bool isOwn) => _told.Enqueue(rejection);

    public void OnQuoteDemand(QuoteDemandRecord demand) => _told.Enqueue(demand);

    /// <summary>Forgets what it was told so far.</summary>
    public void Forget()
    {
        Drain();
        _told.Clear();
    }

    public void Dispose() => _session.Dispose();

    public void Drain()
    {
        using var reached = new ManualResetEventSlim();
        _session.Post(reached.Set);
        Assert.True(reached.Wait(TimeSpan.FromSeconds(30)));
    }
}
