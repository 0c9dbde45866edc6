using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Trading;

namespace QuantPlus.Conformance.Tests;

/// <summary>
/// What must hold at any counter, the embedded environment or a real one. A real one is named by environment variables, the options by their keys:
/// <c>QUANTPLUS_TEST_CTP__UserId</c>, <c>QUANTPLUS_TEST_CTP__TradingFronts__0</c> and so on; without them its tests are skipped. Few logins, no wrong ones,
/// one order far from the market, which is cancelled.
/// </summary>
public abstract class CounterSuite : IAsyncLifetime
{
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(5));
    private ServiceProvider? _services;

    private IGateway Gateway => _services!.GetRequiredService<IGateway>();

    /// <summary>The contract to trade, <c>Contract</c> beside the options; null for the first of rebar.</summary>
    protected string? ContractId { get; init; }

    /// <summary>Adds the counter's gateway; false where there is no counter.</summary>
    protected abstract bool TryAdd(IServiceCollection services);

    public async ValueTask InitializeAsync()
    {
        var services = new ServiceCollection();
        Assert.SkipUnless(TryAdd(services), "No counter is named by environment variables; docs/conformance.md tells how.");
        _services = services.BuildServiceProvider();
        await Gateway.ConnectAsync(_patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        _patience.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task It_is_ready_with_everything_loaded_also_the_second_time()
    {
        await Gateway.DisconnectAsync(_patience.Token);
        await Gateway.ConnectAsync(_patience.Token);
        Assert.True(Gateway.Status.IsReady);
        Assert.NotNull(Gateway.Status.TradingDay);
        Assert.NotEmpty(Gateway.Contracts);
        Assert.Equal(Gateway.Account?.AccountId, (await Gateway.QueryAccountAsync(_patience.Token)).AccountId);
        await Gateway.QueryPositionsAsync(_patience.Token);
    }

    [Fact]
    public async Task It_sends_ticks_of_the_contract_asked_for()
    {
        var tick = await FirstTickAsync();
        Assert.Equal(Contract().Id, tick.Instrument);
        Assert.False(double.IsInfinity(tick.LastPrice));
    }

    [Fact]
    public async Task It_takes_an_order_far_from_the_market_and_its_cancel()
    {
        var contract = Contract();
        var tick = await FirstTickAsync();
        var price = double.IsNaN(tick.LowerLimitPrice) ? tick.BidPrice - (30 * contract.PriceTick) : tick.LowerLimitPrice;
        Order? order = null;
        try
        {
            order = await Gateway.SubmitAsync(OrderRequest.Buy(contract.Id, 1, price), _patience.Token);
            var cancelled = await Gateway.CancelAsync(order.Id, _patience.Token);
            Assert.Equal(OrderStatus.Cancelled, cancelled.Status);
        }
        catch (OrderRejectedException refused) when (refused.Reason is OrderRejectReason.OutsideSession or OrderRejectReason.OrderIsFinal)
        {
            // An exchange refuses when the counter has answered: the order is over before its cancel.
            var reason = order is null ? refused.Reason : (await Gateway.WaitForCompletionAsync(order.Id, _patience.Token)).RejectReason;
            Assert.SkipWhen(reason == OrderRejectReason.OutsideSession, "No orders are taken at this hour.");
            throw;
        }
    }

    private Contract Contract() =>
        ContractId is not null && InstrumentId.TryParse(ContractId, null, out var id) && Gateway.Contracts.TryGet(id, out var named)
            ? named
            : Gateway.Contracts.OfProduct("rb").First();

    private async Task<Tick> FirstTickAsync()
    {
        await using var subscription = await Gateway.SubscribeAsync([Contract().Id], cancellationToken: _patience.Token);
        return await subscription.Ticks.ReadAsync(_patience.Token);
    }
}

/// <summary>A counter that environment variables name.</summary>
public abstract class NamedCounterSuite : CounterSuite
{
    private const string ContractKey = "Contract";

    private readonly IConfigurationSection _section;

    protected NamedCounterSuite(string family)
    {
        _section = new ConfigurationBuilder().AddEnvironmentVariables("QUANTPLUS_TEST_").Build().GetSection(family);
        ContractId = _section[ContractKey];
    }

    protected override bool TryAdd(IServiceCollection services)
    {
        if (string.IsNullOrEmpty(_section[nameof(GatewayOptions.UserId)]))
            return false;

        // The contract is no option.
        var options = _section.AsEnumerable(makePathsRelative: true).Where(pair => !ContractKey.Equals(pair.Key, StringComparison.OrdinalIgnoreCase));
        Add(services, new ConfigurationBuilder().AddInMemoryCollection(options).Build());
        return true;
    }

    protected abstract void Add(IServiceCollection services, IConfiguration section);
}

public sealed class CtpCounter() : NamedCounterSuite("CTP")
{
    protected override void Add(IServiceCollection services, IConfiguration section) => services.AddCtpGateway(section);
}

public sealed class TtsCounter() : NamedCounterSuite("TTS")
{
    protected override void Add(IServiceCollection services, IConfiguration section) => services.AddTtsGateway(section);
}

public sealed class CtpEmbeddedCounter : CounterSuite
{
    protected override bool TryAdd(IServiceCollection services)
    {
        services.AddCtpGateway(options => options.UseEmbeddedEnvironment());
        return true;
    }
}

public sealed class TtsEmbeddedCounter : CounterSuite
{
    protected override bool TryAdd(IServiceCollection services)
    {
        services.AddTtsGateway(options => options.UseEmbeddedEnvironment());
        return true;
    }
}

/// <summary>At an hour when the exchange refuses what the counter has taken.</summary>
public sealed class CtpClosedEmbeddedCounter : CounterSuite
{
    protected override bool TryAdd(IServiceCollection services)
    {
        services.AddCtpGateway(options => options.UseEmbeddedEnvironment(environment =>
            (environment.StartTime, environment.KeepExchangeHours) = (new DateTime(2025, 6, 11, 16, 0, 0), true)));
        return true;
    }
}
