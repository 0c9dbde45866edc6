using QuantPlus.Ftdc.Connections;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>
/// An API object with an embedded server behind it. Releasing it waits for a callback that is still running, but not without end: the callback may be a consumer's
/// that does not come back, or even the one that waits for this.
/// </summary>
internal sealed class EmbeddedConnection<TApi>(TApi api, Action release) : IApiConnection<TApi>
{
    private static readonly TimeSpan ReleaseTimeout = TimeSpan.FromSeconds(2);

    private int _released;

    public TApi Api { get; } = api;

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _released, 1) != 0)
            return;
        var releasing = Task.Factory.StartNew(release, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (await Task.WhenAny(releasing, Task.Delay(ReleaseTimeout)).ConfigureAwait(false) == releasing)
            await releasing.ConfigureAwait(false);
    }
}
