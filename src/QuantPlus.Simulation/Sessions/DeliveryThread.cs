namespace QuantPlus.Simulation.Sessions;

/// <summary>
/// A session's own thread, on which its listener is called, one message after the other in the order they were posted. It stands for the
/// thread a vendor library calls back on: whoever is slow in a callback delays nobody but himself.
/// </summary>
internal sealed class DeliveryThread<T> : IDisposable
{
    /// <summary>A list that is much longer than it has to be by now is given back: a client that was behind for a while must not cost its memory for good.</summary>
    private const int KeptCapacity = 1024;

    // A monitor, not a Lock: it can be waited at.
    private readonly object _lock = new();
    private readonly Action<T> _deliver;
    private readonly Thread _thread;
    private List<T> _posted = [];
    private int _waiting;
    private volatile bool _stopped;

    public DeliveryThread(string name, Action<T> deliver)
    {
        _deliver = deliver;
        _thread = new Thread(Run) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>How many messages wait.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Hands a message over; after the end nothing happens.</summary>
    public void Post(T message)
    {
        lock (_lock)
        {
            if (_stopped)
                return;
            _posted.Add(message);
            Interlocked.Increment(ref _waiting);
            if (_posted.Count == 1)
                Monitor.Pulse(_lock);
        }
    }

    /// <summary>Ends the thread and waits for a callback that is still running, unless called from that callback.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _stopped = true;
            Monitor.Pulse(_lock);
        }

        if (Thread.CurrentThread != _thread)
            _thread.Join();
    }

    private void Run()
    {
        var messages = new List<T>();
        while (true)
        {
            lock (_lock)
            {
                while (_posted.Count == 0 && !_stopped)
                    Monitor.Wait(_lock);
                (messages, _posted) = (_posted, messages);
            }

            foreach (var message in messages)
            {
                if (_stopped)
                    return;
                Interlocked.Decrement(ref _waiting);
                _deliver(message);
            }

            if (_stopped)
                return;
            var isTooLong = messages.Capacity > KeptCapacity && messages.Count < messages.Capacity / 8;
            messages.Clear();
            if (isTooLong)
                messages = [];
        }
    }
}
