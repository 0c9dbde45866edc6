using System.Globalization;

namespace QuantPlus.Soak;

/// <summary>
/// Whether the memory of the process, which all gateways share, stays flat. Books of a trading day grow and end with it, and ticks that wait for a client come
/// and go; so the least of an early part is compared with the least of the last part, which only what nobody gives back can raise.
/// </summary>
internal sealed class MemoryWatch
{
    private const double EarlyBegin = 0.2;
    private const double EarlyEnd = 0.5;
    private const double LateBegin = 0.7;

    /// <summary>How much more may be left: what a measurement happens to find of the present day.</summary>
    private const double Allowance = 20e6;

    private readonly Lock _lock = new();
    private long _early = long.MaxValue;
    private long _late = long.MaxValue;

    /// <summary>Measures, when this share of a run is done.</summary>
    public void Measure(double share)
    {
        if (share is < EarlyBegin or (> EarlyEnd and < LateBegin))
            return;
        lock (_lock)
        {
            var memory = GC.GetTotalMemory(forceFullCollection: true);
            if (share <= EarlyEnd)
                _early = Math.Min(_early, memory);
            else
                _late = Math.Min(_late, memory);
        }
    }

    /// <summary>Says what was measured, and whether it was flat.</summary>
    public void Conclude(Tally tally, TextWriter output)
    {
        if (_early == long.MaxValue || _late == long.MaxValue)
        {
            output.WriteLine("memory: the run was too short to tell");
            return;
        }

        var measured = string.Create(CultureInfo.InvariantCulture, $"memory: at least {_early / 1e6:0.0} MB in the early part, {_late / 1e6:0.0} MB in the last one");
        var isFlat = _late <= (_early * 1.25) + Allowance;
        output.WriteLine(isFlat ? measured : $"  VIOLATION: {measured}");
        if (!isFlat)
            tally.Violate(measured);
    }
}
