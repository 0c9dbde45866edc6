namespace QuantPlus.Simulation.Counter;

/// <summary>What the counter demands of its clients.</summary>
internal sealed record CounterRules
{
    /// <summary>Empty where any broker's number will do.</summary>
    public string BrokerId { get; init; } = "";

    /// <summary>Empty where clients need no authentication.</summary>
    public string AppId { get; init; } = "";

    public string AuthCode { get; init; } = "";

    /// <summary>How many wrong passwords in a row lock an account.</summary>
    public int MaxLoginFailures { get; init; } = 6;

    /// <summary>How many sessions of one user may be logged in at a time; 0 for any number.</summary>
    public int MaxSessions { get; init; }

    /// <summary>Whether the market data front lets nobody in while nobody is logged in for trading.</summary>
    public bool MarketDataAfterTrading { get; init; }

    /// <summary>Queries a second of one session; 0 for any number.</summary>
    public int QueriesPerSecond { get; init; }

    /// <summary>Queries of one session that may wait for their answers at a time; 0 for any number.</summary>
    public int MaxUnansweredQueries { get; init; }

    /// <summary>How long after its login a session's queries are refused as too soon.</summary>
    public TimeSpan QueriesReadyAfter { get; init; }

    /// <summary>Orders and cancels a second of one session; 0 for any number.</summary>
    public int OrdersPerSecond { get; init; }

    /// <summary>Whether contracts end on their last day.</summary>
    public bool KeepContractDates { get; init; }

    public bool NeedsAuthentication => AuthCode.Length > 0;

    public bool IsBroker(string brokerId) => BrokerId.Length == 0 || brokerId == BrokerId;

    public bool Accepts(string appId, string authCode) => !NeedsAuthentication || (appId == AppId && authCode == AuthCode);
}
