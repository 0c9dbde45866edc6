using System.Text;
using QuantPlus.Instruments;
using QuantPlus.MarketData;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>
/// Everything the tick path needs of one subscribed contract: who it is, who reads it, and its newest tick. Written by the vendor's
/// thread alone, except for the list of readers, which is replaced as a whole.
/// </summary>
internal sealed class InstrumentRoute(string symbol)
{
    private TickChannel[] _readers = [];

    public string Symbol { get; } = symbol;

    public byte[] SymbolBytes { get; } = Encoding.ASCII.GetBytes(symbol);

    /// <summary>The id ticks carry: with the exchange that the contract list or the counter's tick names.</summary>
    public InstrumentId Id { get; set; } = new(symbol, Exchange.None);

    /// <summary>The contract; null where the contract list does not have it.</summary>
    public Contract? Contract { get; set; }

    /// <summary>Whether the next tick is the snapshot from before the subscription.</summary>
    public bool ExpectsStaleTick { get; set; } = true;

    public LastTick Last { get; } = new();

    public ReadOnlySpan<TickChannel> Readers => Volatile.Read(ref _readers);

    public int ReaderCount => Volatile.Read(ref _readers).Length;

    /// <summary>Adds a reader. Called under the subscription table's lock.</summary>
    public void Add(TickChannel reader) => Volatile.Write(ref _readers, [.. _readers, reader]);

    /// <summary>Removes a reader. Called under the subscription table's lock.</summary>
    public void Remove(TickChannel reader) => Volatile.Write(ref _readers, [.. _readers.Where(other => other != reader)]);
}
