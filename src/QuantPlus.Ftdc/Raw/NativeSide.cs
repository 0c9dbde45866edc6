using QuantPlus.Ftdc.Native;

namespace QuantPlus.Ftdc.Raw;

/// <summary>One side of a gateway as its library sees it. Outlives sessions.</summary>
/// <param name="session">The present session; null where the side is closed or not used.</param>
/// <param name="notOpen">What is thrown then.</param>
internal sealed class NativeSide<TApi, TCallbacks>(Func<NativeSession<TApi>?> session, Func<Exception> notOpen) : INativeSide<TApi, TCallbacks>
    where TApi : class
    where TCallbacks : class
{
    /// <summary>Who sees every callback.</summary>
    public SpiObservers<TCallbacks> Observers { get; } = new();

    public int NextRequestId() => Session().NextRequestId();

    public T Call<T>(Func<TApi, T> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return Session().TryCall(call, out var result) ? result! : throw notOpen();
    }

    public Task<IReadOnlyList<TRow>> RequestAsync<TRow>(string name, Func<TApi, int, int> send, CancellationToken cancellationToken = default)
        where TRow : unmanaged
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(send);
        return Session().RequestAsync<TRow>(name, send, cancellationToken);
    }

    public Task<IReadOnlyList<TRow>> QueryAsync<TRow>(string name, Func<TApi, int, int> send, CancellationToken cancellationToken = default)
        where TRow : unmanaged
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(send);
        return Session().QueryAsync<TRow>(name, send, cancellationToken);
    }

    public IDisposable Observe(TCallbacks observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        Observers.Add(observer);
        return new Registration(this, observer);
    }

    private NativeSession<TApi> Session() => session() ?? throw notOpen();

    private sealed class Registration(NativeSide<TApi, TCallbacks> side, TCallbacks observer) : IDisposable
    {
        private int _disposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposed, 1) == 0)
                side.Observers.Remove(observer);
        }
    }
}
