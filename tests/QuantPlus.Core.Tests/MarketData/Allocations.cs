namespace QuantPlus.Core.Tests.MarketData;

/// <summary>What a step allocates on the thread that runs it.</summary>
internal static class Allocations
{
    /// <summary>
    /// The runtime compiles what is run often a second time, and starts threads of its pool, and allocates a little as it does: one pass without is asked for.
    /// </summary>
    /// <returns>The bytes of a pass; 0 where one of several passes had none.</returns>
    public static long BytesOf(Action step, int count = 1_000_000)
    {
        var bytes = long.MaxValue;
        for (var pass = 0; pass < 10 && bytes != 0; pass++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < count; i++)
                step();
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return bytes;
    }
}
