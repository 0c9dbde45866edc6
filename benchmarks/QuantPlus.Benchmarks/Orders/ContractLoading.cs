using BenchmarkDotNet.Attributes;

namespace QuantPlus.Benchmarks.Orders;

/// <summary>The contract list of all exchanges.</summary>
public class ContractLoading
{
    private IContractLoad _load = null!;

    /// <summary>The gateway.</summary>
    [Params("CTP", "TTS")]
    public string Gateway { get; set; } = "";

    /// <summary>Prepares the counter's rows.</summary>
    [GlobalSetup]
    public void Prepare() => _load = OrderPaths.CreateContractLoad(Gateway);

    /// <summary>Ends it.</summary>
    [GlobalCleanup]
    public Task EndAsync() => _load.DisposeAsync().AsTask();

    /// <summary>From the query to the catalog.</summary>
    [Benchmark]
    public Task<double> Load() => _load.LoadAsync();
}
