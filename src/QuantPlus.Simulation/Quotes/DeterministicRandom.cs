namespace QuantPlus.Simulation.Quotes;

/// <summary>A small generator (SplitMix64) whose numbers are the same on every machine and in every version of the framework.</summary>
internal struct DeterministicRandom(int seed, string stream)
{
    private ulong _state = SeedOf(seed, stream);

    /// <summary>Where the numbers of a named stream begin.</summary>
    public static ulong SeedOf(int seed, string stream)
    {
        // FNV-1a: string.GetHashCode differs from process to process.
        var hash = 14695981039346656037UL;
        foreach (var letter in stream)
            hash = (hash ^ letter) * 1099511628211UL;
        return hash ^ ((ulong)(uint)seed * 0x9E3779B97F4A7C15UL);
    }

    public static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9UL;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBUL;
        return bits ^ (bits >> 31);
    }

    /// <summary>A number from 0 up to, not including, <paramref name="limit"/>.</summary>
    public int Next(int limit) => (int)Math.BigMul(NextBits(), (ulong)limit, out _);

    /// <summary>A number from 0 up to, not including, 1.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    private ulong NextBits() => Mix(_state += 0x9E3779B97F4A7C15UL);
}
