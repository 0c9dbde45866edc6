using QuantPlus.Benchmarks.Gate;

namespace QuantPlus.Benchmarks.Orders;

/// <summary>Measures the gate's rows of one gateway that are not about ticks: medians, beside a limit of time.</summary>
internal static class OrderMeasurement
{
    private const double GoalNanoseconds = 1000;
    private const double GoalBytes = 300;
    private const int WarmUps = 20;
    private const int OrdersOfWarmUp = 1_000;
    private const int Orders = 10_000;

    private const double GoalOfLoading = 100e6;
    private const int WarmUpsOfLoading = 3;
    private const int RoundsOfLoading = 7;

    /// <summary>The runtime compiles what is used much, some tenths of a second after it has become so: before that, code that is not optimized would be measured.</summary>
    private static readonly TimeSpan Compiling = TimeSpan.FromMilliseconds(100);

    /// <summary>An order's way out.</summary>
    public static GateRow MeasureOrder(string gateway)
    {
        using var path = OrderPaths.Create(gateway);
        for (var round = 0; round < WarmUps; round++)
        {
            for (var i = 0; i < OrdersOfWarmUp; i++)
                path.Send();
            Thread.Sleep(Compiling);
        }

        var nanoseconds = new double[Orders];
        var bytes = new double[Orders];
        for (var i = 0; i < Orders; i++)
            (nanoseconds[i], bytes[i]) = path.Send();
        return new GateRow($"{gateway}: order, SubmitAsync to ReqOrderInsert")
        {
            Ours = Median(nanoseconds), Limit = GoalNanoseconds, Goal = 1, Bytes = Median(bytes), GoalBytes = GoalBytes,
        };
    }

    /// <summary>The contract list, from the query to the catalog.</summary>
    public static async Task<GateRow> MeasureContractsAsync(string gateway)
    {
        await using var load = OrderPaths.CreateContractLoad(gateway);
        var nanoseconds = new double[RoundsOfLoading];
        for (var round = -WarmUpsOfLoading; round < RoundsOfLoading; round++)
        {
            var needed = await load.LoadAsync().ConfigureAwait(false);
            if (round >= 0)
                nanoseconds[round] = needed;
        }

        return new GateRow($"{gateway}: {load.Count:N0} contracts loaded") { Ours = Median(nanoseconds), Limit = GoalOfLoading, Goal = 1 };
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
