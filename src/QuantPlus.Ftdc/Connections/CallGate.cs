namespace QuantPlus.Ftdc.Connections;

/// <summary>
/// Lets calls into an API object until it is closed; closing waits for those that are inside. So that nothing calls an object that another
/// thread has released.
/// </summary>
internal sealed class CallGate
{
    private const int Closed = int.MinValue;

    private int _state;

    /// <summary>Enters; false once the gate is closed. Who has entered has to <see cref="Exit"/>.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _state) >= 0)
            return true;
        Interlocked.Decrement(ref _state);
        return false;
    }

    public void Exit() => Interlocked.Decrement(ref _state);

    /// <summary>Lets nobody in any more, and waits until nobody is inside. Requests do not block, so that this is a moment.</summary>
    /// <returns>False where somebody is still inside after the time given.</returns>
    public bool Close(TimeSpan patience)
    {
        Interlocked.Or(ref _state, Closed);
        return SpinWait.SpinUntil(() => Volatile.Read(ref _state) == Closed, patience);
    }
}
