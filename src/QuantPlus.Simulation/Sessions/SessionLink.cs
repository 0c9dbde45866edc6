namespace QuantPlus.Simulation.Sessions;

/// <summary>
/// Whether a session's connection stands. A connection that ends comes back by itself after a while, as a vendor's library reconnects; what was
/// sent before still reaches the client. Guarded by the environment.
/// </summary>
internal sealed class SessionLink(EnvironmentCore core, Action<Action> post, ILinkListener listener, Action onLost) : IDisposable
{
    private ITimer? _alarm;
    private volatile bool _isUp;
    private bool _isDisposed;
    private int _stormReason;
    private int _stormsLeft;

    /// <summary>Whether requests can be sent.</summary>
    public bool IsUp => _isUp;

    public void Open()
    {
        if (_isDisposed || _isUp)
            return;
        _isUp = true;
        post(listener.OnFrontConnected);

        // Behind the callback, so that the client has its chance to do something in between.
        if (_stormsLeft > 0)
            post(() => core.Run(_ => Blow()));
    }

    /// <summary>Ends the connection.</summary>
    /// <param name="reason">What the client is told.</param>
    /// <param name="reconnectAfter">When it comes back, in the host's time; null for never.</param>
    public void Drop(int reason, TimeSpan? reconnectAfter)
    {
        if (_isDisposed || !_isUp)
            return;
        _isUp = false;
        onLost();
        post(() => listener.OnFrontDisconnected(reason));
        _alarm?.Dispose();
        _alarm = null;
        if (reconnectAfter == TimeSpan.Zero)
            Open();
        else if (reconnectAfter is { } after)
            _alarm = core.CreateAlarm(Open, after);
    }

    /// <summary>Ends the connection again and again; it comes back at once each time.</summary>
    public void Storm(int times, int reason)
    {
        _stormsLeft = times;
        _stormReason = reason;
        Blow();
    }

    public void Dispose()
    {
        _isDisposed = true;
        _isUp = false;
        _alarm?.Dispose();
        onLost();
    }

    private void Blow()
    {
        if (_stormsLeft-- > 0)
            Drop(_stormReason, TimeSpan.Zero);
    }
}

/// <summary>Who is told that a session's connection came or went. Called on the session's own thread.</summary>
internal interface ILinkListener
{
    void OnFrontConnected();

    void OnFrontDisconnected(int reason);
}
