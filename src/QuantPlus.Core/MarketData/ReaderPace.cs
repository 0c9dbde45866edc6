namespace QuantPlus.MarketData;

/// <summary>
/// How long a reader that has caught up waits before it looks again. A reader at the writer's heels takes the ring's cache lines away from it at each look, and
/// both then go on at the pace of the lines' way from one processor to the other. So in a burst, where each look finds but a few ticks, it lets more of them
/// gather, up to a microsecond and a half; ticks that come one by one are looked for five times a microsecond.
/// </summary>
internal struct ReaderPace
{
    // In units of Thread.SpinWait, of which 40 are about a microsecond.
    private const int Shortest = 8;
    private const int Longest = 64;

    private const int Few = 16;
    private const int Many = 128;

    private int _longer;

    /// <summary>Whether the last looks have found but a few ticks each.</summary>
    public readonly bool IsAtHeels => _longer > 0;

    /// <summary>Waits; returns for how long.</summary>
    public readonly int Pause()
    {
        var pause = Math.Min(Shortest << _longer, Longest);
        Thread.SpinWait(pause);
        return pause;
    }

    /// <summary>A look has found so many ticks.</summary>
    public void Found(int ticks)
    {
        if (ticks < Few)
            _longer = Math.Min(_longer + 1, 3);
        else if (ticks > Many)
            _longer = Math.Max(_longer - 1, 0);
    }

    /// <summary>A reader comes back, and there is something already; where it is little, more is let gather.</summary>
    public void LetGather(int ticks)
    {
        if (ticks < Few)
            Pause();
        Found(ticks);
    }

    /// <summary>There was nothing for long.</summary>
    public void Reset() => _longer = 0;
}
