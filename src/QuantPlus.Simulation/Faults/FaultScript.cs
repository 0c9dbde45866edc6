using QuantPlus.Simulation.Quotes;

namespace QuantPlus.Simulation.Faults;

/// <summary>The faults of an environment and how often each has had its turn. For several threads.</summary>
internal sealed class FaultScript
{
    private readonly Lock _lock = new();
    private readonly List<Entry> _entries = [];
    private DeterministicRandom _random;
    private volatile bool _isEmpty = true;

    public FaultScript(IEnumerable<Fault> faults, int seed)
    {
        _random = new DeterministicRandom(seed, "faults");
        foreach (var fault in faults)
            Add(fault);
    }

    public bool IsEmpty => _isEmpty;

    public void Add(Fault fault)
    {
        lock (_lock)
        {
            _entries.Add(new Entry(fault));
            _isEmpty = false;
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
            _isEmpty = true;
        }
    }

    /// <summary>The fault that happens at this call of a function; null for none. The first in the script wins.</summary>
    public Fault? Next(string function)
    {
        if (_isEmpty)
            return null;
        lock (_lock)
        {
            foreach (var entry in _entries)
            {
                if (Matches(entry.Fault.Place, function) && IsDue(entry))
                    return entry.Fault;
            }

            return null;
        }
    }

    private bool IsDue(Entry entry)
    {
        if (entry.Happened >= entry.Fault.Limit || entry.Seen++ < entry.Fault.Skipped)
            return false;
        if (entry.Fault.Chance < 1 && _random.NextDouble() >= entry.Fault.Chance)
            return false;
        entry.Happened++;
        return true;
    }

    /// <summary>Whether a place means a function: by its name, or by its beginning where it ends with *.</summary>
    public static bool Matches(string place, string function) => place.EndsWith('*')
        ? function.AsSpan().StartsWith(place.AsSpan(0, place.Length - 1), StringComparison.Ordinal)
        : place == function;

    private sealed class Entry(Fault fault)
    {
        public Fault Fault => fault;

        public int Seen { get; set; }

        public int Happened { get; set; }
    }
}
