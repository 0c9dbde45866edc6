using QuantPlus.Ftdc.Connections;

namespace QuantPlus.Ftdc.Loading;

/// <summary>A session's use of an object that is parked in the end instead of released.</summary>
/// <param name="parked">The object.</param>
/// <param name="gate">Where its thread waits after a loss.</param>
/// <param name="detach">Makes the session's callbacks do nothing.</param>
internal sealed class ParkingConnection<TApi>(ParkedObject<TApi> parked, ReconnectGate gate, Action detach) : IApiConnection<TApi>
    where TApi : class
{
    /// <summary>A callback that had been called before the callbacks were taken away has told the gate by then.</summary>
    private static readonly TimeSpan OnItsWay = TimeSpan.FromMilliseconds(20);

    private int _disposed;

    public TApi Api => parked.Target.Api;

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        parked.Park(gate);
        await Task.Delay(OnItsWay).ConfigureAwait(false);
        detach();
        parked.Offer(gate.IsConnected);
    }
}
