namespace QuantPlus.Simulation.Quotes;

/// <summary>A small generator (SplitMix64) whose numbers are the same on every machine and in every version of the framework.</summary>
internal struct DeterministicRandom
{
    private ulong _state;

    public DeterministicRandom(int seed, string stream)
    {
        // FNV-1a: string.GetHashCode differs from process to process.
        var hash = 14695981039346656037UL;
        foreach (var letter in stream)
            hash = (hash ^ letter) * 1099511628211UL;
        _state = hash ^ ((ulong)(uint)seed * 0x9E3779B97F4A7C15UL);
    }

    /// <summary>A number from 0 up to, not including, <paramref name="limit"/>.</summary>
    public int Next(int limit) => (int)Math.BigMul(NextBits(), (ulong)limit, out _);

    private ulong NextBits()
    {
        var z = _state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
