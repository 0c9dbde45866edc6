extern alias Ctp;

using Ctp::QuantPlus.Ctp.Native;

namespace QuantPlus.Benchmarks.Orders;

/// <summary>
/// A counter behind the interface's table of functions that answers the query of contracts with the rows it has, from a thread of its own, as a library does.
/// </summary>
internal sealed unsafe class CtpReadyCounter(InterfaceVersion version) : TraderApiServer(version)
{
    private TraderSpiProxy? _client;

    /// <summary>The rows that the query of contracts is answered with.</summary>
    public InstrumentField[] Contracts { get; set; } = [];

    protected override void RegisterSpi(nint pSpi) => _client = pSpi == 0 ? null : new TraderSpiProxy(pSpi, Version);

    protected override int ReqQryInstrument(QryInstrumentField* pQryInstrument, int nRequestID)
    {
        new Thread(() => Answer(nRequestID)).Start();
        return 0;
    }

    private void Answer(int requestId)
    {
        fixed (InstrumentField* rows = Contracts)
        {
            for (var i = 0; i < Contracts.Length; i++)
                _client!.OnRspQryInstrument(rows + i, null, requestId, i == Contracts.Length - 1);
        }
    }
}
