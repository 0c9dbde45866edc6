using QuantPlus.Instruments;
using QuantPlus.MarketData;

namespace QuantPlus.Conformance.Tests;

/// <summary>What every part of the suite starts from. Each test has a gateway and an environment of its own.</summary>
public abstract class GatewaySuite(GatewayKind kind) : IAsyncLifetime
{
    /// <summary>No await of the suite may outlive it; a test that needs it has failed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>A contract that every environment has.</summary>
    protected static readonly InstrumentId Rebar = InstrumentId.Parse("rb2510.SHFE");

    private readonly CancellationTokenSource _patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    protected GatewayKind Kind { get; } = kind;

    protected IGateway Gateway { get; } = kind.Create();

    protected CancellationToken Patient => _patience.Token;

    public virtual ValueTask InitializeAsync()
    {
        _patience.CancelAfter(Patience);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        _patience.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The first contract of a product.</summary>
    protected Contract Contract(string product) => Gateway.Contracts.OfProduct(product).First();

    /// <summary>Subscribes a contract and waits for its first tick.</summary>
    protected async Task<Tick> FirstTickAsync(Contract contract)
    {
        await using var subscription = await Gateway.SubscribeAsync([contract.Id], cancellationToken: Patient);
        return await subscription.Ticks.ReadAsync(Patient);
    }
}

/// <summary>The same, connected.</summary>
public abstract class ConnectedSuite(GatewayKind kind) : GatewaySuite(kind)
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Gateway.ConnectAsync(Patient);
    }
}
