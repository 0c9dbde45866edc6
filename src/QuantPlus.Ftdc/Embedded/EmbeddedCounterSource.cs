using QuantPlus.Ftdc.Connections;
using QuantPlus.Simulation;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>API objects that share an environment behind them: the one the options bring along, or one of their own.</summary>
internal sealed class EmbeddedCounterSource(EmbeddedEnvironmentOptions options, InterfaceVersion version, TimeProvider time) : ICounterSource
{
    private readonly EnvironmentCore _environment = options.GetRunning()?.Core ?? new EnvironmentCore(options, time);

    public TimeSpan DefaultQueryInterval =>
        _environment.Counter.Rules.QueriesPerSecond is > 0 and var limit ? TimeSpan.FromSeconds(1.0 / limit) : TimeSpan.Zero;

    public IApiConnection<TraderApi> OpenTrader(TraderSpi callbacks, ReconnectGate gate, IReadOnlyList<string> fronts)
    {
        var api = new TraderApi(new EmbeddedTraderServer(version, _environment).Handle, version);
        ApiStart.Start(api, callbacks, fronts);
        return new EmbeddedConnection<TraderApi>(api, () =>
        {
            api.RegisterSpi(0);
            callbacks.Detach();
            api.Release();
        });
    }

    public IApiConnection<MdApi> OpenMarketData(MdSpi callbacks, ReconnectGate gate, IReadOnlyList<string> fronts)
    {
        var api = new MdApi(new EmbeddedMarketDataServer(version, _environment).Handle, version);
        ApiStart.Start(api, callbacks, fronts);
        return new EmbeddedConnection<MdApi>(api, () =>
        {
            api.RegisterSpi(0);
            callbacks.Detach();
            api.Release();
        });
    }
}
