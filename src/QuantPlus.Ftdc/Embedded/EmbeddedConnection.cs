using QuantPlus.Ftdc.Connections;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>An API object with an embedded server behind it. Releasing it waits for a callback that is still running.</summary>
internal sealed class EmbeddedConnection<TApi>(TApi api, Action release) : IApiConnection<TApi>
{
    private int _released;

    public TApi Api { get; } = api;

    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _released, 1) == 0)
            release();
        return ValueTask.CompletedTask;
    }
}
