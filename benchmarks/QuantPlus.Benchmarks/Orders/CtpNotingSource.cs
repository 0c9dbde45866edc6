extern alias Ctp;

using System.Diagnostics;
using Ctp::QuantPlus.Ctp.Native;
using Ctp::QuantPlus.Ftdc.Connections;
using Ctp::QuantPlus.Ftdc.Embedded;
using QuantPlus.Simulation;

namespace QuantPlus.Benchmarks.Orders;

/// <summary>The embedded environment, with a note of when the newest order came to the native function and what its thread had allocated until then.</summary>
internal sealed class CtpNotingSource(EmbeddedEnvironmentOptions options) : ICounterSource
{
    private readonly EmbeddedCounterSource _inner = new(options, InterfaceVersion.Newest, TimeProvider.System);

    public TimeSpan DefaultQueryInterval => _inner.DefaultQueryInterval;

    /// <summary>When the newest order arrived.</summary>
    public long Arrival { get; private set; }

    /// <summary>What the thread that it came on had allocated until then.</summary>
    public long AllocatedBytes { get; private set; }

    public IApiConnection<TraderApi> OpenTrader(TraderSpi callbacks, ReconnectGate gate, IReadOnlyList<string> fronts) => EmbeddedConnections.Start(
        new TraderApi(new Server(this, InterfaceVersion.Newest, options.GetRunning()!.Core).Handle, InterfaceVersion.Newest), callbacks, fronts);

    public IApiConnection<MdApi> OpenMarketData(MdSpi callbacks, ReconnectGate gate, IReadOnlyList<string> fronts) =>
        _inner.OpenMarketData(callbacks, gate, fronts);

    private sealed unsafe class Server(CtpNotingSource source, InterfaceVersion version, EnvironmentCore environment)
        : EmbeddedTraderServer(version, environment)
    {
        protected override int ReqOrderInsert(InputOrderField* pInputOrder, int nRequestID)
        {
            source.Arrival = Stopwatch.GetTimestamp();
            source.AllocatedBytes = GC.GetAllocatedBytesForCurrentThread();
            return base.ReqOrderInsert(pInputOrder, nRequestID);
        }
    }
}
