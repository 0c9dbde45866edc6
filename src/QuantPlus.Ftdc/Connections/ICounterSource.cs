namespace QuantPlus.Ftdc.Connections;

/// <summary>Where API objects come from: the vendor's library, or the embedded environment. What lies behind, the sessions cannot tell.</summary>
internal interface ICounterSource
{
    /// <summary>Least time between two queries where the front does not tell its pace.</summary>
    TimeSpan DefaultQueryInterval { get; }

    /// <summary>Creates a trader API object and starts it; its callbacks arrive from now on.</summary>
    /// <exception cref="Errors.GatewayException">The library cannot be used.</exception>
    IApiConnection<TraderApi> OpenTrader(TraderSpi callbacks, ReconnectGate gate, IReadOnlyList<string> fronts);

    /// <summary>Creates a market data API object and starts it; its callbacks arrive from now on.</summary>
    /// <exception cref="Errors.GatewayException">The library cannot be used.</exception>
    IApiConnection<MdApi> OpenMarketData(MdSpi callbacks, ReconnectGate gate, IReadOnlyList<string> fronts);
}
