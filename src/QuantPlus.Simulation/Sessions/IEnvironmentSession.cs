namespace QuantPlus.Simulation.Sessions;

/// <summary>What trading and market data sessions have in common.</summary>
internal interface IEnvironmentSession
{
    /// <summary>Whether requests can be sent.</summary>
    bool IsConnected { get; }

    /// <summary>Runs a call on the session's own thread, behind everything that was sent so far.</summary>
    void Post(Action call);

    /// <summary>The connection is lost; it comes back after a while of the host's time, or never.</summary>
    void Drop(int reason, TimeSpan? reconnectAfter);

    /// <summary>The connection is lost and comes back many times.</summary>
    void Storm(int times, int reason);
}
