namespace QuantPlus.Simulation.Sessions;

/// <summary>
/// Which queries of a session leave it at all: so many a second, and so many that have not been answered yet. A vendor's library keeps these
/// counts on the client's side, so that what it refuses never reaches the counter.
/// </summary>
internal sealed class QueryGate(int perSecond, int maxUnanswered)
{
    private readonly Lock _lock = new();
    private readonly HashSet<object> _unanswered = [];
    private readonly RateLimit _rate = new(perSecond);

    /// <summary>Lets a query pass, or not.</summary>
    /// <param name="now">The virtual moment.</param>
    /// <param name="query">Names the query when it is answered.</param>
    public QueryVerdict Take(DateTime now, object query)
    {
        lock (_lock)
        {
            if (maxUnanswered > 0 && _unanswered.Count >= maxUnanswered)
                return QueryVerdict.TooManyUnanswered;
            if (!_rate.Take(now))
                return QueryVerdict.TooManyASecond;
            _unanswered.Add(query);
            return QueryVerdict.Passed;
        }
    }

    /// <summary>The last row of a query's answer has reached the client, or the query was never sent.</summary>
    public void Answer(object query)
    {
        lock (_lock)
            _unanswered.Remove(query);
    }

    /// <summary>The connection is lost: nobody waits for an answer any more.</summary>
    public void Forget()
    {
        lock (_lock)
            _unanswered.Clear();
    }
}

/// <summary>What becomes of a query at the client's own library.</summary>
internal enum QueryVerdict
{
    Passed,

    /// <summary>The function returns -2.</summary>
    TooManyUnanswered,

    /// <summary>The function returns -3.</summary>
    TooManyASecond,
}
