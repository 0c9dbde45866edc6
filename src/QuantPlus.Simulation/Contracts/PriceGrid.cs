namespace QuantPlus.Simulation.Contracts;

/// <summary>
/// Prices as whole numbers of price ticks. A tick is a fraction of two whole numbers, so that one division gives the double nearest to the
/// decimal price, and nothing is rounded twice.
/// </summary>
internal sealed class PriceGrid
{
    private readonly long _numerator;
    private readonly double _denominator;

    public PriceGrid(decimal tick)
    {
        if (tick <= 0)
            throw new ArgumentOutOfRangeException(nameof(tick), tick, "A price tick is above 0.");
        Tick = tick;
        var denominator = 1m;
        while (tick != decimal.Truncate(tick))
        {
            tick *= 10;
            denominator *= 10;
        }

        _numerator = (long)tick;
        _denominator = (double)denominator;
    }

    public decimal Tick { get; }

    public decimal Price(long ticks) => ticks * Tick;

    public double ToDouble(long ticks) => ticks * _numerator / _denominator;

    /// <summary>The ticks nearest to a price.</summary>
    public long Nearest(decimal price) => (long)Math.Round(price / Tick);

    /// <summary>Whether a price is a whole number of ticks.</summary>
    public bool Contains(decimal price) => price % Tick == 0;
}
