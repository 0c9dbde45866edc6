extern alias Ctp;

using System.Diagnostics;
using Ctp::QuantPlus.Ctp;
using Ctp::QuantPlus.Ftdc;
using Microsoft.Extensions.Logging.Abstractions;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Simulation;
using QuantPlus.Trading;

namespace QuantPlus.Benchmarks.Orders;

/// <summary>
/// The way of an order through the CTP gateway as a program uses it, with the guards of the default options, to the native function of the embedded
/// environment, which answers it: what does not trade at once is cancelled.
/// </summary>
internal sealed class CtpOrderPath : IOrderPath
{
    private static readonly InstrumentId Rebar = InstrumentId.Parse("rb2510.SHFE");

    private readonly CtpNotingSource _source;
    private readonly FtdcGateway _gateway;
    private readonly ITickSubscription _ticks;
    private readonly OrderRequest _request;
    private readonly List<Task<Order>> _submitted = [];

    public CtpOrderPath()
    {
        var environment = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { StartTime = new DateTime(2025, 6, 11, 10, 0, 0) });
        var options = new CtpGatewayOptions { QueryInterval = TimeSpan.FromSeconds(1) }.UseEmbeddedEnvironment(environment);
        _source = new CtpNotingSource(options.EmbeddedEnvironment);
        _gateway = new FtdcGateway(CtpSettings.From(options, "CTP"), () => _source, TimeProvider.System, NullLogger.Instance);
        _gateway.ConnectAsync().GetAwaiter().GetResult();
        _ticks = _gateway.SubscribeAsync([Rebar]).GetAwaiter().GetResult();
        _ticks.Ticks.ReadAsync().AsTask().GetAwaiter().GetResult();
        _gateway.TryGetLastTick(Rebar, out var tick);
        _request = OrderRequest.Buy(Rebar, 1, tick.LowerLimitPrice) with { Type = OrderType.FillAndKill };
    }

    public void Send(Span<(double Nanoseconds, double Bytes)> sent)
    {
        _submitted.Clear();
        foreach (ref var order in sent)
        {
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            var begin = Stopwatch.GetTimestamp();
            var submitted = _gateway.SubmitAsync(_request);
            order = ((_source.Arrival - begin) * 1e9 / Stopwatch.Frequency, _source.AllocatedBytes - bytes);
            _submitted.Add(submitted);
        }

        // Awake, as a thread is that has just read a tick: what a sleeping one needs to come round is not the order's.
        foreach (var submitted in _submitted)
        {
            while (!submitted.IsCompleted)
                Thread.SpinWait(10);
            submitted.GetAwaiter().GetResult();
        }
    }

    public void Dispose()
    {
        _ticks.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _gateway.Dispose();
    }
}
