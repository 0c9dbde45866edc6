using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.Simulation;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Tests.Raw;

/// <summary>An expert on the gateway's own session: any function, every callback, and the engine goes on as if nothing were.</summary>
public sealed class NativeSideTests
{
    private static readonly InstrumentId Rebar = InstrumentId.Parse("rb2510.SHFE");
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_query_returns_the_structs_and_keeps_the_line()
    {
        var environment = Environment();
        await using var gateway = Create(environment);
        await gateway.ConnectAsync(Cancelled);
        var asked = Enumerable.Range(0, 3).Select(_ => gateway.NativeTrading.QueryAsync<ProductField>(
            "the products", (api, id) => api.ReqQryProduct(default, id), Cancelled));
        foreach (var rows in await Task.WhenAll(asked))
            Assert.Contains(rows, row => row.ProductID.ToString() == "rb");

        // The engine knows this answer too: both get theirs.
        var orders = await gateway.NativeTrading.QueryAsync<OrderField>("the orders", (api, id) => api.ReqQryOrder(default, id), Cancelled);
        Assert.Empty(orders);
        await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, environment.GetQuote(Rebar).BidPrice - 50), Cancelled);
        orders = await gateway.NativeTrading.QueryAsync<OrderField>("the orders", (api, id) => api.ReqQryOrder(default, id), Cancelled);
        Assert.Equal("rb2510", Assert.Single(orders).InstrumentID.ToString());
        Assert.Single(gateway.Orders);
        Assert.Empty(await gateway.QueryPositionsAsync(Cancelled));
    }

    [Fact]
    public async Task A_query_that_is_given_up_holds_the_line_no_longer_than_its_answer()
    {
        var environment = Environment();
        await using var gateway = Create(environment);
        await gateway.ConnectAsync(Cancelled);
        environment.Trip(Fault.Delay(TimeSpan.FromSeconds(2)).At("OnRspQryProduct").Times(int.MaxValue));
        using var soon = new CancellationTokenSource();
        var query = gateway.NativeTrading.QueryAsync<ProductField>("the products", (api, id) => api.ReqQryProduct(default, id), soon.Token);
        await soon.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => query);
        Assert.Empty(await gateway.QueryPositionsAsync(Cancelled).WaitAsync(TimeSpan.FromSeconds(20), Cancelled));
    }

    [Fact]
    public async Task A_refused_request_names_what_was_asked()
    {
        var environment = Environment();
        await using var gateway = Create(environment);
        await gateway.ConnectAsync(Cancelled);
        environment.Trip(Fault.Reject(9).At("ReqQryProduct"));
        var refused = await Assert.ThrowsAsync<GatewayException>(() => gateway.NativeTrading.RequestAsync<ProductField>(
            "the products of an expert", (api, id) => api.ReqQryProduct(default, id), Cancelled));
        Assert.Equal(9, refused.Code);
        Assert.Contains("the products of an expert", refused.Message, StringComparison.Ordinal);
        var missing = await Assert.ThrowsAsync<GatewayException>(() => gateway.NativeTrading.RequestAsync<ProductGroupField>(
            "the product groups", (api, id) => api.ReqQryProductGroup(default, id), Cancelled));
        Assert.Equal(-3, missing.Code);
    }

    [Fact]
    public async Task Numbers_are_never_given_twice_and_calls_need_an_open_side()
    {
        await using var gateway = Create(Environment());
        Assert.Throws<GatewayDisconnectedException>(() => gateway.NativeTrading.NextRequestId());
        Assert.Throws<GatewayDisconnectedException>(() => gateway.NativeTrading.Call(api => api.GetTradingDay()));
        await gateway.ConnectAsync(Cancelled);
        Assert.Equal(InterfaceVersion.V6_7_11, gateway.NativeTrading.Call(api => api.Version));
        Assert.Equal(InterfaceVersion.V6_7_11, gateway.NativeMarketData.Call(api => api.Version));
        var numbers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            Enumerable.Range(0, 500).Select(_ => gateway.NativeTrading.NextRequestId()).ToArray(), Cancelled)));
        Assert.Equal(2000, numbers.SelectMany(some => some).Distinct().Count());
        await gateway.QueryAccountAsync(Cancelled);
        await gateway.DisconnectAsync(Cancelled);
        Assert.Throws<GatewayDisconnectedException>(() => gateway.NativeTrading.Call(api => api.Version));
    }

    [Fact]
    public async Task A_call_never_reaches_an_object_that_is_gone()
    {
        await using var gateway = Create(Environment());
        await gateway.ConnectAsync(Cancelled);
        TraderApi? kept = null;
        gateway.NativeTrading.Call(api => kept = api);
        await gateway.DisconnectAsync(Cancelled);
        Assert.Throws<ObjectDisposedException>(() => kept!.ReqQryProduct(default, 1));
    }

    [Fact]
    public async Task An_observer_sees_what_the_engine_sees_after_it_and_across_connections()
    {
        var environment = Environment();
        await using var gateway = Create(environment);
        var trader = new TraderObserver();
        var market = new MarketObserver();
        using var first = gateway.NativeTrading.Observe(trader);
        using var second = gateway.NativeMarketData.Observe(market);
        await gateway.ConnectAsync(Cancelled);
        await using var ticks = await gateway.SubscribeAsync([Rebar], cancellationToken: Cancelled);
        await ticks.Ticks.ReadAsync(Cancelled);
        var order = await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, environment.GetQuote(Rebar).BidPrice - 50), Cancelled);
        await gateway.CancelAsync(order.Id, Cancelled);
        await gateway.DisconnectAsync(Cancelled);
        Assert.Equal(1, trader.Seen.Count(name => name == "OnRspUserLogin"));
        Assert.Contains("OnRtnOrder rb2510", trader.Seen);
        Assert.Contains("OnRtnDepthMarketData rb2510", market.Seen);

        await gateway.ConnectAsync(Cancelled);
        Assert.Equal(2, trader.Seen.Count(name => name == "OnRspUserLogin"));
        first.Dispose();
        first.Dispose();
        await gateway.DisconnectAsync(Cancelled);
        await gateway.ConnectAsync(Cancelled);
        Assert.Equal(2, trader.Seen.Count(name => name == "OnRspUserLogin"));
    }

    [Fact]
    public async Task An_observer_that_throws_harms_nobody_and_is_logged()
    {
        var environment = Environment();
        using var log = new ListLog();
        await using var gateway = Create(environment, log);
        var bad = new TraderObserver { Throws = true };
        var good = new TraderObserver();
        using var first = gateway.NativeTrading.Observe(bad);
        using var second = gateway.NativeTrading.Observe(good);
        await gateway.ConnectAsync(Cancelled);
        var order = await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, environment.GetQuote(Rebar).AskPrice + 50), Cancelled);
        order = await gateway.WaitForCompletionAsync(order.Id, Cancelled);
        Assert.Equal(OrderStatus.AllTraded, order.Status);
        await gateway.DisconnectAsync(Cancelled);
        Assert.Contains("OnRtnOrder rb2510", good.Seen);
        Assert.Contains(log.Lines, line => line.Contains("OnRtnOrder", StringComparison.Ordinal) && line.Contains("An observer's own fault.", StringComparison.Ordinal));
        Assert.Contains("OnRtnOrder", bad.Told);
    }

    [Fact]
    public async Task A_shorter_struct_of_an_old_library_is_widened_for_observers_too()
    {
        var environment = Environment();
        await using var gateway = Create(environment, version: InterfaceVersion.All[0].Name);
        var observer = new TraderObserver();
        using var registration = gateway.NativeTrading.Observe(observer);
        await gateway.ConnectAsync(Cancelled);
        await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, environment.GetQuote(Rebar).BidPrice - 50), Cancelled);
        var rows = await gateway.NativeTrading.QueryAsync<OrderField>("the orders", (api, id) => api.ReqQryOrder(default, id), Cancelled);
        Assert.Equal(("rb2510", ""), (Assert.Single(rows).InstrumentID.ToString(), rows[0].OrderMemo.ToString()));
        Assert.Contains("OnRtnOrder rb2510", observer.Seen);
    }

    [Fact]
    public void Both_interfaces_are_one_object_with_a_key_and_without()
    {
        var services = new ServiceCollection();
        PackageOptions.Add(services);
        PackageOptions.AddKeyed(services, "second");
        using var provider = services.BuildServiceProvider();
        Assert.Same(provider.GetRequiredService<IGateway>(), provider.GetRequiredService<IFamilyGateway>());
        Assert.Same(provider.GetRequiredKeyedService<IGateway>("second"), provider.GetRequiredKeyedService<IFamilyGateway>("second"));
        Assert.NotSame(provider.GetRequiredService<IGateway>(), provider.GetRequiredKeyedService<IGateway>("second"));
    }

    private static EmbeddedEnvironment Environment() => new(new EmbeddedEnvironmentOptions { StartTime = new DateTime(2025, 6, 11, 10, 0, 0) });

    private static IFamilyGateway Create(EmbeddedEnvironment environment, ILoggerFactory? log = null, string? version = null) =>
        PackageOptions.CreateOn(environment, log, version);

    private sealed unsafe class TraderObserver : TraderSpi
    {
        public ConcurrentQueue<string> Seen { get; } = new();

        public ConcurrentQueue<string> Told { get; } = new();

        public bool Throws { get; init; }

        protected override void OnRspUserLogin(RspUserLoginField* pRspUserLogin, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
            See(nameof(OnRspUserLogin));

        protected override void OnRtnOrder(OrderField* pOrder) => See($"{nameof(OnRtnOrder)} {pOrder->InstrumentID}");

        protected override void OnRspQryTradingAccount(TradingAccountField* pTradingAccount, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
            See(nameof(OnRspQryTradingAccount));

        protected override void OnCallbackException(string callback, Exception exception) => Told.Enqueue(callback);

        private void See(string what)
        {
            if (Throws)
                throw new InvalidOperationException("An observer's own fault.");
            Seen.Enqueue(what);
        }
    }

    private sealed unsafe class MarketObserver : MdSpi
    {
        public ConcurrentQueue<string> Seen { get; } = new();

        protected override void OnRtnDepthMarketData(DepthMarketDataField* pDepthMarketData) =>
            Seen.Enqueue($"{nameof(OnRtnDepthMarketData)} {pDepthMarketData->InstrumentID}");
    }

    private sealed class ListLog : ILoggerFactory, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception?.Message}");

        public void Dispose()
        {
        }
    }
}
