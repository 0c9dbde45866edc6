using Microsoft.Extensions.Logging;
using QuantPlus.Ftdc.Connections;

namespace QuantPlus.Ftdc.Loading;

/// <summary>A session's object, which is released in the end: never on a callback's thread, and not waited for without end.</summary>
/// <param name="target">The object.</param>
/// <param name="gate">Where its thread waits after a loss.</param>
/// <param name="detach">Makes the session's callbacks do nothing.</param>
/// <param name="flow">Its files.</param>
/// <param name="logger">Told of an object that was left standing.</param>
internal sealed class ReleasingConnection<TApi>(VendorObject<TApi> target, ReconnectGate gate, Action detach, FlowDirectory flow, ILogger logger) : IApiConnection<TApi>
    where TApi : class
{
    /// <summary>How long a release may take: CTP's waits up to 5 s for a connect attempt.</summary>
    private static readonly TimeSpan ReleaseTimeout = TimeSpan.FromSeconds(8);

    private int _disposed;
    private int _detached;

    public TApi Api { get; } = target.Api;

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        gate.Close();
        var releasing = Task.Factory.StartNew(Release, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (await Task.WhenAny(releasing, Task.Delay(ReleaseTimeout)).ConfigureAwait(false) == releasing)
            return;
        logger.ReleaseHangs(Family.Name, ReleaseTimeout);
        Detach();
    }

    // An exception would be for nobody: the object is left standing then, as one is that does not come back.
    private void Release()
    {
        try
        {
            VendorCalls.Run(() =>
            {
                target.RegisterSpi(0);
                target.Release();
            });
            flow.Remove();
        }
        catch (Errors.GatewayTimeoutException)
        {
            logger.ReleaseHangs(Family.Name, ReleaseTimeout);
        }

        Detach();
    }

    // Once: the release may come back at the very moment when it is given up.
    private void Detach()
    {
        if (Interlocked.Exchange(ref _detached, 1) == 0)
            detach();
    }
}
