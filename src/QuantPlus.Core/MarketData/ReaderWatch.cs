namespace QuantPlus.MarketData;

/// <summary>
/// Held by one consumer's reader and by nobody else: says when nobody can reach that reader any more. A consumer that waits is kept by its
/// wait, so whoever is told of here has no consumer left.
/// </summary>
/// <param name="abandoned">Told on the collector's thread, which must not be held up; must not hold the reader.</param>
internal sealed class ReaderWatch(Action abandoned)
{
    private Action? _abandoned = abandoned;

    ~ReaderWatch() => _abandoned?.Invoke();

    /// <summary>The consumer has ended its stream itself: nobody need be told.</summary>
    public void End() => _abandoned = null;
}
