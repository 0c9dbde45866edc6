using QuantPlus.Simulation;

namespace QuantPlus.Conformance.Tests;

/// <summary>What suites start from whose tests make environments and gateways of their own.</summary>
public abstract class PatientSuite(GatewayKind kind) : IDisposable
{
    /// <summary>In the middle of a trading day.</summary>
    protected static readonly DateTime Morning = new(2025, 6, 11, 10, 0, 0);

    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(60));

    protected GatewayKind Kind { get; } = kind;

    /// <summary>No await of a test may outlive it; a test that needs it has failed.</summary>
    protected CancellationToken Patient => _patience.Token;

    public void Dispose()
    {
        _patience.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static EmbeddedEnvironment Begin() => new(new EmbeddedEnvironmentOptions { StartTime = Morning });
}
