using Microsoft.Extensions.Logging;
using QuantPlus.Ftdc.Connections;

namespace QuantPlus.Ftdc.Loading;

/// <summary>
/// An API object of a vendor's library, from its start to its end. The end is the dangerous part: a library may be inside a callback, in the
/// middle of connecting, or unable to be released at all.
/// </summary>
/// <param name="api">The object.</param>
/// <param name="gate">Where its thread waits after a loss.</param>
/// <param name="release">Takes its callbacks away and releases it.</param>
/// <param name="flow">Its files.</param>
/// <param name="logger">Told of an object that was left standing.</param>
internal sealed class VendorConnection<TApi>(TApi api, ReconnectGate gate, Action release, FlowDirectory flow, ILogger logger) : IApiConnection<TApi>
    where TApi : class
{
    /// <summary>How long a release may take: CTP's waits up to 5 s for a connect attempt.</summary>
    private static readonly TimeSpan ReleaseTimeout = TimeSpan.FromSeconds(8);

    /// <summary>A connection that has been standing so long is quiet enough to be released.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private int _disposed;

    public TApi Api { get; } = api;

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        if (Family.ParksUnlessQuiet && !gate.IsConnectedFor(Quiet))
        {
            // Its release would take the process with it: its thread is stopped in the next callback instead, for as long as the process lives.
            gate.Park();
            ParkedObjects.Keep(this);
            return;
        }

        gate.Close();
        var releasing = Task.Factory.StartNew(Release, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (await Task.WhenAny(releasing, Task.Delay(ReleaseTimeout)).ConfigureAwait(false) != releasing)
        {
            ParkedObjects.Keep(this);
            logger.ReleaseHangs(Family.Name, ReleaseTimeout);
        }
    }

    // Never on a callback's thread, and never two at once in the process.
    private void Release()
    {
        lock (VendorCalls.Gate)
            release();
        flow.Remove();
    }
}

/// <summary>Objects that were not released: whatever they need stays in memory until the process ends.</summary>
internal static class ParkedObjects
{
    private static readonly List<object> Kept = [];

    public static int Count
    {
        get
        {
            lock (Kept)
                return Kept.Count;
        }
    }

    public static void Keep(object connection)
    {
        lock (Kept)
            Kept.Add(connection);
    }
}
