namespace QuantPlus.MarketData;

/// <summary>
/// Takes ticks on the counter's own thread, the moment they come in: for those who want to save the way through a buffer. Given to
/// <see cref="IMarketData"/> in place of options for a buffer.
/// </summary>
public interface ITickHandler
{
    /// <summary>
    /// A tick has come in. Runs on the counter's thread, in the counter's order: while it runs, nobody gets ticks, and one that blocks for long
    /// costs the connection. One that throws is not called again: its subscription ends with that error.
    /// </summary>
    /// <remarks>
    /// Whoever disposes the subscription does not wait for the handler, which may be waiting for them: when <see cref="IAsyncDisposable.DisposeAsync"/>
    /// returns, one call may still be running or just about to begin. There is none after it. So let go of what the handler works with only
    /// where it can do without.
    /// </remarks>
    /// <param name="tick">The tick; gone when this returns, so copy what is to be kept.</param>
    void OnTick(in Tick tick);
}
