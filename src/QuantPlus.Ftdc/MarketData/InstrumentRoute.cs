using QuantPlus.Instruments;
using QuantPlus.MarketData;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>
/// One contract that somebody has subscribed to in this process, as the subscription table keeps it. What ticks need of it is in its record.
/// </summary>
internal sealed class InstrumentRoute(string symbol, RoutePage page, int place)
{
    public string Symbol => symbol;

    /// <summary>What the tick path works with.</summary>
    public ref RouteRecord Record => ref page.Records[place];

    /// <summary>The id ticks carry: with the exchange that the contract list or the counter's tick names.</summary>
    public InstrumentId Id => new(symbol, Volatile.Read(ref Record.Terms).Exchange);

    /// <summary>Whether the counter has taken the subscription. Guarded by the subscription table.</summary>
    public bool IsTaken { get; set; }

    /// <summary>
    /// Whether it stays subscribed without a reader: somebody subscribed to it and let go of the reader, maybe for the newest tick alone. Ends when
    /// somebody subscribes to it again. Guarded by the subscription table.
    /// </summary>
    public bool IsKept { get; set; }

    /// <summary>Whether the counter is to send it.</summary>
    public bool IsWanted => IsKept || Volatile.Read(ref Record.Readers).Writers.Length > 0;

    /// <summary>How many ticks there have been, as far as a number of 31 bits tells.</summary>
    public long TickCount => (uint)Volatile.Read(ref Record.Version) >> 1;

    /// <summary>The newest tick; false where there has been none.</summary>
    public bool TryGetLast(out Tick tick) => NewestTick.TryRead(ref Record, out tick);

    /// <summary>The newest order book; false where there has been none.</summary>
    public bool TryGetLast(out MarketDepth depth) => NewestTick.TryRead(ref Record, ref page.Deeper[place], out depth);
}
