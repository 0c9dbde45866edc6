namespace QuantPlus.Simulation.Sessions;

/// <summary>What of the user's stream a session gets when it logs in.</summary>
internal enum StreamResume
{
    /// <summary>All of the trading day.</summary>
    Restart,

    /// <summary>What came since this session last got something; all of the trading day for a new session.</summary>
    Resume,

    /// <summary>Only what comes from now on.</summary>
    Quick,
}
