namespace QuantPlus.Ftdc.Trading;

/// <summary>
/// The margin that closed lots set free. By their rates where those give the margin that the position has; a broker may reckon otherwise, and then
/// lots are set free in proportion.
/// </summary>
/// <param name="margin">The position's margin.</param>
/// <param name="volume">The position's lots.</param>
/// <param name="byRates">What the rates give for all its lots; NaN where they are not known.</param>
internal struct MarginRelease(double margin, int volume, double byRates)
{
    private int _closed;
    private double _released;

    /// <summary>Lots are closed.</summary>
    public void Add(int closed, double marginByRates)
    {
        _closed += closed;
        _released += marginByRates;
    }

    /// <summary>The margin of the lots that are left.</summary>
    public readonly double Left =>
        _closed >= volume ? 0
        : Math.Abs(margin - byRates) < 0.01 ? margin - _released
        : margin * (volume - _closed) / volume;
}
