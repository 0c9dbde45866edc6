using BenchmarkDotNet.Attributes;

namespace QuantPlus.Benchmarks.Orders;

/// <summary>Orders: each is checked by the guards of the default options, sent to the native function, and answered by the embedded environment.</summary>
public class OrderSubmission
{
    private const int Orders = 8_000;
    private const int InARow = 8;

    private IOrderPath _path = null!;

    /// <summary>The gateway.</summary>
    [Params("CTP", "TTS")]
    public string Gateway { get; set; } = "";

    /// <summary>A trading day without orders; each iteration has one of its own, for the books of a day grow.</summary>
    [IterationSetup]
    public void BeginDay() => _path = OrderPaths.Create(Gateway);

    /// <summary>Ends it.</summary>
    [IterationCleanup]
    public void EndDay() => _path.Dispose();

    /// <summary>From <c>SubmitAsync</c> to the order that it returns; eight are sent in a row.</summary>
    [Benchmark(OperationsPerInvoke = Orders)]
    public void SubmitAndAnswer()
    {
        var row = new (double Nanoseconds, double Bytes)[InARow];
        for (var i = 0; i < Orders; i += InARow)
            _path.Send(row);
    }
}
