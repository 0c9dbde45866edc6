namespace QuantPlus.Simulation.Sessions;

/// <summary>So many in any second of virtual time; 0 for as many as one likes.</summary>
internal sealed class RateLimit(int perSecond)
{
    private readonly Queue<DateTime> _taken = new();

    public int PerSecond => perSecond;

    /// <summary>Takes one; false where the second is used up.</summary>
    public bool Take(DateTime now)
    {
        if (perSecond == 0)
            return true;
        while (_taken.TryPeek(out var oldest) && now - oldest >= TimeSpan.FromSeconds(1))
            _taken.Dequeue();
        if (_taken.Count >= perSecond)
            return false;
        _taken.Enqueue(now);
        return true;
    }
}
