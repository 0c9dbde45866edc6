using QuantPlus.Benchmarks.Gate;

namespace QuantPlus.Benchmarks.Orders;

/// <summary>Measures the gate's rows of one gateway that are not about ticks: medians, beside a limit of time.</summary>
internal static class OrderMeasurement
{
    private const double GoalNanoseconds = 1000;
    private const double GoalBytes = 300;
    private const int InARow = 8;
    private const int WarmUps = 20;
    private const int RowsOfWarmUp = 125;
    private const int Rows = 1_500;

    private const double GoalOfLoading = 100e6;
    private const int WarmUpsOfLoading = 3;
    private const int RoundsOfLoading = 7;

    /// <summary>The runtime compiles what is used much, some tenths of a second after it has become so: before that, code that is not optimized would be measured.</summary>
    private static readonly TimeSpan Compiling = TimeSpan.FromMilliseconds(100);

    /// <summary>An order's way out: of those that follow another one, and of the first after an answer, whose memory the gateway's own thread had last.</summary>
    public static IEnumerable<GateRow> MeasureOrders(string gateway)
    {
        using var path = OrderPaths.Create(gateway);
        var row = new (double Nanoseconds, double Bytes)[InARow];
        for (var round = 0; round < WarmUps; round++)
        {
            for (var i = 0; i < RowsOfWarmUp; i++)
                path.Send(row);
            Thread.Sleep(Compiling);
        }

        var first = new List<(double Nanoseconds, double Bytes)>();
        var next = new List<(double Nanoseconds, double Bytes)>();
        for (var i = 0; i < Rows; i++)
        {
            path.Send(row);
            first.Add(row[0]);
            next.AddRange(row[1..]);
        }

        return
        [
            new GateRow($"{gateway}: order, SubmitAsync to ReqOrderInsert")
            {
                Ours = Median(next, static order => order.Nanoseconds), Limit = GoalNanoseconds, Goal = 1, Bytes = Median(next, static order => order.Bytes), GoalBytes = GoalBytes,
            },
            new GateRow($"{gateway}: order, the first after an answer")
            {
                Ours = Median(first, static order => order.Nanoseconds), Limit = GoalNanoseconds, Bytes = Median(first, static order => order.Bytes),
            },
        ];
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

    private static double Median<T>(List<T> values, Func<T, double> of) => Median([.. values.Select(of)]);

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
