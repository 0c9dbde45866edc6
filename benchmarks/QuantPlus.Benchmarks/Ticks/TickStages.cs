using BenchmarkDotNet.Attributes;
using QuantPlus.Benchmarks.Paths;

namespace QuantPlus.Benchmarks.Ticks;

/// <summary>The stages of the tick path, each alone, on one thread.</summary>
public class TickStages
{
    private const int Ticks = 1 << 20;

    private ITickPath _path = null!;

    /// <summary>The gateway.</summary>
    [Params("CTP", "TTS")]
    public string Gateway { get; set; } = "";

    /// <summary>Subscribes; nobody reads, so that the buffer is full and drops its oldest tick each time.</summary>
    [GlobalSetup]
    public void Subscribe() => _path = TickPaths.Create(Gateway);

    /// <summary>Ends the subscription.</summary>
    [GlobalCleanup]
    public void Unsubscribe() => _path.Dispose();

    /// <summary>A native call into a managed callback that does nothing.</summary>
    [Benchmark(Description = "1 native callback", OperationsPerInvoke = Ticks)]
    public void NativeCallback() => _path.CallBack(Ticks);

    /// <summary>The contract by the bytes of its symbol.</summary>
    [Benchmark(Description = "2 contract look-up", OperationsPerInvoke = Ticks)]
    public int ContractLookUp() => _path.LookUp(Ticks);

    /// <summary>The tick: true time, no-values, flags.</summary>
    [Benchmark(Description = "3 normalisation", OperationsPerInvoke = Ticks)]
    public double Normalization() => _path.Normalize(Ticks);

    /// <summary>All of it, from the callback into the subscription's buffer.</summary>
    [Benchmark(Description = "all, into the buffer", OperationsPerInvoke = Ticks)]
    public void WholePath() => _path.Publish(Ticks);
}
