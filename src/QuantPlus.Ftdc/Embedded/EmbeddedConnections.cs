using QuantPlus.Ftdc.Connections;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>Starts API objects with an embedded server behind them.</summary>
internal static class EmbeddedConnections
{
    /// <summary>Starts a trading API object.</summary>
    /// <param name="api">The object, not started yet.</param>
    /// <param name="callbacks">Told by it until the connection is released.</param>
    /// <param name="fronts">The addresses, which mean nothing here.</param>
    public static IApiConnection<TraderApi> Start(TraderApi api, TraderSpi callbacks, IReadOnlyList<string> fronts)
    {
        ApiStart.Start(api, callbacks, fronts);
        return new EmbeddedConnection<TraderApi>(api, () =>
        {
            api.RegisterSpi(0);
            callbacks.Detach();
            api.Release();
        });
    }

    /// <summary>Starts a market data API object.</summary>
    public static IApiConnection<MdApi> Start(MdApi api, MdSpi callbacks, IReadOnlyList<string> fronts)
    {
        ApiStart.Start(api, callbacks, fronts);
        return new EmbeddedConnection<MdApi>(api, () =>
        {
            api.RegisterSpi(0);
            callbacks.Detach();
            api.Release();
        });
    }
}
