namespace QuantPlus.MarketData;

/// <summary>
/// Ticks between one writer that never waits and their reader. What waits is counted by two positions that only go up; reading stops at the
/// end it is given, which lies before anything that was written after the stream was completed.
/// </summary>
internal abstract class TickBuffer
{
    /// <summary>Whether <see cref="TryPeek"/> works.</summary>
    public abstract bool CanPeek { get; }

    /// <summary>One past the newest tick.</summary>
    public abstract long Tail { get; }

    /// <summary>The oldest tick that has neither been read nor dropped.</summary>
    public abstract long Head { get; }

    /// <summary>How many ticks were dropped.</summary>
    public abstract long Dropped { get; }

    /// <summary>Takes the oldest tick before <paramref name="end"/>.</summary>
    public abstract bool TryRead(long end, out Tick tick);

    /// <summary>Copies the oldest tick before <paramref name="end"/> and leaves it where it is.</summary>
    public abstract bool TryPeek(long end, out Tick tick);

    /// <summary>Takes the oldest ticks before <paramref name="end"/>, as many as there are and fit.</summary>
    public abstract int Read(long end, Span<Tick> ticks);
}
