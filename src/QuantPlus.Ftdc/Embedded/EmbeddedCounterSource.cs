using QuantPlus.Ftdc.Connections;
using QuantPlus.Simulation;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>API objects that share an environment behind them: the one the options bring along, or one of their own.</summary>
internal sealed class EmbeddedCounterSource(EmbeddedEnvironmentOptions options, InterfaceVersion version, TimeProvider time) : ICounterSource
{
    private readonly EnvironmentCore _environment = options.GetRunning()?.Core ?? new EnvironmentCore(options, time);

    public TimeSpan DefaultQueryInterval =>
        _environment.Counter.Rules.QueriesPerSecond is > 0 and var limit ? TimeSpan.FromSeconds(1.0 / limit) : TimeSpan.Zero;

    public IApiConnection<TraderApi> OpenTrader(TraderSpi callbacks, ReconnectGate gate, IReadOnlyList<string> fronts) =>
        EmbeddedConnections.Start(new TraderApi(new EmbeddedTraderServer(version, _environment).Handle, version), callbacks, fronts);

    public IApiConnection<MdApi> OpenMarketData(MdSpi callbacks, ReconnectGate gate, IReadOnlyList<string> fronts) =>
        EmbeddedConnections.Start(new MdApi(new EmbeddedMarketDataServer(version, _environment).Handle, version), callbacks, fronts);
}
