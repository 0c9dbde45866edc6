using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>The logins that this gateway has had on the trading day, by which it knows its own orders. Guarded by the tracker's lock.</summary>
internal sealed class OwnSessions
{
    private readonly HashSet<(int FrontId, int SessionId)> _sessions = [];

    /// <summary>The login in force.</summary>
    public (int FrontId, int SessionId) Present { get; private set; }

    public void Add(int frontId, int sessionId)
    {
        Present = (frontId, sessionId);
        _sessions.Add(Present);
    }

    public bool Sent(OrderId id) => _sessions.Contains((id.FrontId, id.SessionId));

    /// <summary>A new trading day, whose logins may have the numbers of earlier ones.</summary>
    public void Clear()
    {
        _sessions.Clear();
        _sessions.Add(Present);
    }
}
