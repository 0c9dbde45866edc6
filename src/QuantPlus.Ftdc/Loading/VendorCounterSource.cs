using Microsoft.Extensions.Logging;
using QuantPlus.Ftdc.Connections;

namespace QuantPlus.Ftdc.Loading;

/// <summary>API objects of the vendor's libraries.</summary>
internal sealed class VendorCounterSource(NativeGatewayOptions options, bool productionMode, ILogger logger) : ICounterSource
{
    /// <summary>Counters answer one query a second unless their front says otherwise.</summary>
    public TimeSpan DefaultQueryInterval => TimeSpan.FromSeconds(1);

    public IApiConnection<TraderApi> OpenTrader(TraderSpi callbacks, ReconnectGate gate, IReadOnlyList<string> fronts)
    {
        var library = Load(LibraryKind.Trader);
        var flow = FlowDirectory.Create(LibraryKind.Trader, options.FlowDirectory);
        gate.Open();
        TraderApi api;
        lock (VendorCalls.Gate)
        {
            api = library.CreateTrader(flow.Path, productionMode);
            ApiStart.Start(api, callbacks, fronts);
        }

        return new VendorConnection<TraderApi>(
            api,
            gate,
            () =>
            {
                api.RegisterSpi(0);
                api.Release();
                callbacks.Detach();
            },
            flow,
            logger);
    }

    public IApiConnection<MdApi> OpenMarketData(MdSpi callbacks, ReconnectGate gate, IReadOnlyList<string> fronts)
    {
        var library = Load(LibraryKind.MarketData);
        var flow = FlowDirectory.Create(LibraryKind.MarketData, options.FlowDirectory);
        gate.Open();
        MdApi api;
        lock (VendorCalls.Gate)
        {
            api = library.CreateMarketData(flow.Path, productionMode);
            ApiStart.Start(api, callbacks, fronts);
        }

        return new VendorConnection<MdApi>(
            api,
            gate,
            () =>
            {
                api.RegisterSpi(0);
                api.Release();
                callbacks.Detach();
            },
            flow,
            logger);
    }

    private VendorLibrary Load(LibraryKind kind)
    {
        SystemPlatform.ThrowIfUnserved();
        var library = VendorLibrary.Load(kind, LibraryLocation.Find(kind, options.NativeLibraryDirectory), options.ApiVersion, !options.ShowVendorOutput);
        logger.LibraryLoaded(kind.Name(), library.Path, library.Reported);
        return library;
    }
}
