using Microsoft.Extensions.Logging;
using QuantPlus.Errors;
using QuantPlus.Ftdc.Connections;

namespace QuantPlus.Ftdc.Loading;

/// <summary>API objects of the vendor's libraries.</summary>
/// <param name="options">Where the libraries are, and whose account it is.</param>
/// <param name="brokerId">The broker of the account.</param>
/// <param name="productionMode">What the newer factories are told.</param>
/// <param name="logger">Told of what was loaded.</param>
internal sealed class VendorCounterSource(NativeGatewayOptions options, string brokerId, bool productionMode, ILogger logger) : ICounterSource
{
    /// <summary>Counters answer one query a second unless their front says otherwise.</summary>
    public TimeSpan DefaultQueryInterval => TimeSpan.FromSeconds(1);

    public IApiConnection<TraderApi> OpenTrader(TraderSpi callbacks, ReconnectGate gate, IReadOnlyList<string> fronts) => Open(
        LibraryKind.Trader,
        gate,
        fronts,
        (library, flow) => new VendorTrader(library.CreateTrader(flow, productionMode)),
        api => ApiStart.Start(api, callbacks, fronts),
        callbacks.Attach,
        callbacks.Detach);

    public IApiConnection<MdApi> OpenMarketData(MdSpi callbacks, ReconnectGate gate, IReadOnlyList<string> fronts) => Open(
        LibraryKind.MarketData,
        gate,
        fronts,
        (library, flow) => new VendorMarketData(library.CreateMarketData(flow, productionMode)),
        api => ApiStart.Start(api, callbacks, fronts),
        callbacks.Attach,
        callbacks.Detach);

    private IApiConnection<TApi> Open<TApi>(
        LibraryKind kind,
        ReconnectGate gate,
        IReadOnlyList<string> fronts,
        Func<VendorLibrary, string, VendorObject<TApi>> create,
        Action<TApi> start,
        Func<InterfaceVersion, nint> attach,
        Action detach)
        where TApi : class
    {
        var library = Load(kind);
        var key = new ParkingKey(library, productionMode, brokerId, options.UserId, string.Join(' ', fronts));
        gate.Open();
        if (!Family.CanRelease && ParkedObject<TApi>.TryTake(key) is { } parked)
        {
            parked.Resume(attach(library.Version), gate);
            return new ParkingConnection<TApi>(parked, gate, detach);
        }

        var flow = FlowDirectory.Create(kind, options.FlowDirectory);
        VendorObject<TApi>? made = null;
        try
        {
            VendorCalls.Run(() =>
            {
                made = create(library, flow.Path);
                start(made.Api);
            });
        }
        catch (GatewayException)
        {
            flow.Remove();
            throw;
        }

        if (Family.CanRelease)
            return new ReleasingConnection<TApi>(made!, gate, detach, flow, logger);

        // A family that cannot be released writes no files: its folder had to be there only while the object was made.
        flow.Remove();
        return new ParkingConnection<TApi>(new ParkedObject<TApi>(made!, key), gate, detach);
    }

    private VendorLibrary Load(LibraryKind kind)
    {
        SystemPlatform.ThrowIfUnserved();
        var library = VendorLibrary.Load(kind, LibraryLocation.Find(kind, options.NativeLibraryDirectory), options.ApiVersion, !options.ShowVendorOutput);
        logger.LibraryLoaded(kind.Name(), library.Path, library.Reported);
        return library;
    }
}
