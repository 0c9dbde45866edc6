using System.Collections.Concurrent;

namespace QuantPlus.Simulation.Sessions;

/// <summary>How often clients have called which request, and what the environment itself let it return. For several threads.</summary>
internal sealed class RequestCounts
{
    private readonly ConcurrentDictionary<(string Function, int Returned), int> _counts = new();

    /// <summary>One more call.</summary>
    public void Add(string function, int returned) => _counts.AddOrUpdate((function, returned), 1, static (_, count) => count + 1);

    /// <summary>How many calls of a function, or of all that begin so where the name ends with *.</summary>
    public int Of(string function, int? returned) => _counts
        .Where(entry => (returned is null || entry.Key.Returned == returned) && Faults.FaultScript.Matches(function, entry.Key.Function))
        .Sum(entry => entry.Value);
}
