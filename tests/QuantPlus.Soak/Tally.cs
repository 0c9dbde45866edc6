using System.Collections.Concurrent;
using System.Globalization;

namespace QuantPlus.Soak;

/// <summary>What has happened in a run, and what must not have. For several threads.</summary>
internal sealed class Tally
{
    private const int ShownViolations = 20;

    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _violations = new();
    private int _violationCount;

    public int Violations => Volatile.Read(ref _violationCount);

    public void Count(string what) => _counts.AddOrUpdate(what, 1, static (_, count) => count + 1);

    /// <summary>Something that must not happen.</summary>
    public void Violate(string what)
    {
        if (Interlocked.Increment(ref _violationCount) > ShownViolations)
            return;
        _violations.Enqueue(what);

        // At once too: whoever watches a long run need not wait for its end.
        Console.Error.WriteLine($"VIOLATION: {what}");
    }

    /// <summary>Takes over what another run has counted.</summary>
    public void Add(Tally other)
    {
        foreach (var (what, count) in other._counts)
            _counts.AddOrUpdate(what, count, (_, before) => before + count);
        _violationCount += other.Violations;
    }

    public void Print(TextWriter output)
    {
        foreach (var (what, count) in _counts.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {count,10:N0}  {what}"));
    }

    /// <summary>The first of what must not have happened.</summary>
    public void PrintViolations(TextWriter output)
    {
        foreach (var violation in _violations)
            output.WriteLine($"  VIOLATION: {violation}");
        if (Violations > ShownViolations)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ... and {Violations - ShownViolations} more violations"));
    }
}
