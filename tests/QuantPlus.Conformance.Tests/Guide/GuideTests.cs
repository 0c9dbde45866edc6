using QuantPlus.Ctp;
using QuantPlus.Instruments;
using QuantPlus.Simulation;

namespace QuantPlus.Conformance.Tests.Guide;

/// <summary>
/// The snippets of docs/guide.md: every region of these files stands there word for word (<see cref="GuideTextTests"/>), and is run here. Each test has a gateway and an
/// environment of its own.
/// </summary>
public abstract class GuideTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly CancellationTokenSource _patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    protected static readonly InstrumentId Rebar = InstrumentId.Parse("rb2510.SHFE");

    protected GuideTests() => Gateway = CtpGateway.Create(new CtpGatewayOptions().UseEmbeddedEnvironment(Environment));

    // In the middle of a trading day, with something held from the day before.
    protected EmbeddedEnvironment Environment { get; } = new(new EmbeddedEnvironmentOptions { StartTime = new DateTime(2025, 6, 11, 10, 0, 0), Balance = 5_000_000 }
        .AddYesterdayPosition(InstrumentId.Parse("rb2510.SHFE"), Trading.PositionDirection.Long, 2)
        .AddYesterdayPosition(InstrumentId.Parse("m2509-C-2800.DCE"), Trading.PositionDirection.Long, 3));

    protected ICtpGateway Gateway { get; }

    protected CancellationToken Patient => _patience.Token;

    protected double Bid => Environment.GetQuote(Rebar).BidPrice;

    protected double Ask => Environment.GetQuote(Rebar).AskPrice;

    public async ValueTask InitializeAsync()
    {
        _patience.CancelAfter(Patience);
        await Gateway.ConnectAsync(Patient);
    }

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        _patience.Dispose();
        GC.SuppressFinalize(this);
    }
}
