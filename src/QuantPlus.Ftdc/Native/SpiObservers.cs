namespace QuantPlus.Ftdc.Native;

/// <summary>Objects that are called after another one, in the order they came. The list changes while callbacks run.</summary>
/// <typeparam name="TSpi">The class of the callbacks.</typeparam>
internal sealed class SpiObservers<TSpi>
    where TSpi : class
{
    private readonly Lock _lock = new();
    private TSpi[] _all = [];

    /// <summary>The observers as they are now; the array never changes.</summary>
    public TSpi[] All => Volatile.Read(ref _all);

    public void Add(TSpi observer)
    {
        lock (_lock)
            Volatile.Write(ref _all, [.. _all, observer]);
    }

    /// <summary>Takes one registration out. A callback that is running goes on.</summary>
    public void Remove(TSpi observer)
    {
        lock (_lock)
        {
            var index = Array.LastIndexOf(_all, observer);
            if (index >= 0)
                Volatile.Write(ref _all, [.. _all[..index], .. _all[(index + 1)..]]);
        }
    }
}
