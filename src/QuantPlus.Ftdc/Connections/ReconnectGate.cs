namespace QuantPlus.Ftdc.Connections;

/// <summary>
/// Slows a library down that connects again and again: some do so thousands of times a second. A library's callbacks run on the thread that connects, so a
/// wait at the end of "disconnected" is a wait before the next attempt. Closed until a vendor's object opens it: the embedded environment
/// needs none.
/// </summary>
/// <param name="time">Tells how long a connection held.</param>
/// <param name="delays">The waits after the first loss, the second and so on; the last one from then on. Null for the usual ones.</param>
internal sealed class ReconnectGate(TimeProvider time, IReadOnlyList<TimeSpan>? delays = null)
{
    private static readonly TimeSpan[] UsualDelays =
        [TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)];

    /// <summary>A connection that held so long was a real one: the next loss is the first again.</summary>
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(10);

    /// <summary>A connection that has stood so long is not one of a storm.</summary>
    private static readonly TimeSpan Standing = TimeSpan.FromSeconds(1);

    // A monitor, not a Lock: it can be waited at.
    private readonly object _lock = new();
    private readonly IReadOnlyList<TimeSpan> _delays = delays ?? UsualDelays;
    private bool _isOpen;
    private bool _isConnected;
    private bool _hasHeard;
    private TimeSpan _delay;
    private long _changedAt = time.GetTimestamp();
    private int _losses;

    /// <summary>Whether the library told of a connection and of no loss since.</summary>
    public bool IsConnected
    {
        get
        {
            lock (_lock)
                return _isConnected;
        }
    }

    /// <summary>Whether there is a connection that has stood for a while.</summary>
    public bool IsSteady
    {
        get
        {
            lock (_lock)
                return _isConnected && time.GetElapsedTime(_changedAt) >= Standing;
        }
    }

    /// <summary>Whether the library has told of a connection or of a loss.</summary>
    public bool HasHeard
    {
        get
        {
            lock (_lock)
                return _hasHeard;
        }
    }

    /// <summary>How long the next loss is waited after.</summary>
    public TimeSpan NextDelay
    {
        get
        {
            lock (_lock)
                return _delays[Math.Min(_losses, _delays.Count - 1)];
        }
    }

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

    /// <summary>The library's thread tells of a connection.</summary>
    public void OnConnected()
    {
        lock (_lock)
            Change(isConnected: true);
    }

    /// <summary>The library's thread tells of a loss. Before anything else: from now on nothing may be sent.</summary>
    public void OnDisconnected()
    {
        lock (_lock)
        {
            if (_isConnected && time.GetElapsedTime(_changedAt) >= Lasting)
                _losses = 0;
            Change(isConnected: false);
            _delay = NextDelay;
            _losses++;
        }
    }

    /// <summary>Holds the library's thread after a loss until the next attempt may be made.</summary>
    public void Hold()
    {
        lock (_lock)
        {
            if (_isOpen)
                Monitor.Wait(_lock, _delay);
        }
    }

    private void Change(bool isConnected)
    {
        _hasHeard = true;
        _isConnected = isConnected;
        _changedAt = time.GetTimestamp();
    }
}
