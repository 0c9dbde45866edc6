namespace QuantPlus.Ftdc.Connections;

/// <summary>
/// Slows a library down that connects again and again: some do so thousands of times a second. A library's callbacks run on the thread that connects, so a
/// wait at the end of "disconnected" is a wait before the next attempt. Closed until a vendor's object opens it: the embedded environment
/// needs none.
/// </summary>
internal sealed class ReconnectGate(TimeProvider time)
{
    private static readonly TimeSpan[] Delays =
        [TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)];

    /// <summary>A connection that held so long was a real one: the next loss is the first again.</summary>
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(10);

    // A monitor, not a Lock: it can be waited at.
    private readonly object _lock = new();
    private bool _isOpen;
    private volatile bool _isParked;
    private bool _isConnected;
    private long _changedAt = time.GetTimestamp();
    private int _losses;

    /// <summary>Begins to wait in callbacks.</summary>
    public void Open()
    {
        lock (_lock)
            _isOpen = true;
    }

    /// <summary>Ends the wait that is under way, and all later ones.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isOpen = false;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>From now on the library's thread never comes back from a callback: it does nothing any more, and the process can end at any time.</summary>
    public void Park()
    {
        _isParked = true;
        Close();
    }

    /// <summary>Whether the connection has been standing for a while.</summary>
    public bool IsConnectedFor(TimeSpan duration)
    {
        lock (_lock)
            return _isConnected && time.GetElapsedTime(_changedAt) >= duration;
    }

    /// <summary>To be called in every callback that may come at any time: one of a parked object does not come back.</summary>
    public void Pass()
    {
        if (_isParked)
            Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>The library's thread tells of a connection.</summary>
    public void OnConnected()
    {
        Pass();
        lock (_lock)
        {
            _isConnected = true;
            _changedAt = time.GetTimestamp();
        }
    }

    /// <summary>The library's thread tells of a loss; it comes back when the next attempt may be made.</summary>
    public void OnDisconnected()
    {
        Pass();
        lock (_lock)
        {
            if (_isConnected && time.GetElapsedTime(_changedAt) >= Lasting)
                _losses = 0;
            _isConnected = false;
            _changedAt = time.GetTimestamp();
            if (_isOpen)
                Monitor.Wait(_lock, Delays[Math.Min(_losses++, Delays.Length - 1)]);
        }

        Pass();
    }
}
