using System.Text;
using QuantPlus.Instruments;
using QuantPlus.MarketData;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>
/// Everything the tick path needs of one subscribed contract: who it is, who reads it, and its newest tick. Identity and readers are
/// replaced as a whole; the newest tick is the vendor's thread's.
/// </summary>
internal sealed class InstrumentRoute(InstrumentId id)
{
    /// <summary>The newest tick; a field, because it is changed in place.</summary>
    public LastTick Last;

    private TickChannel[] _readers = [];
    private RouteIdentity _identity = new(id, null);

    public string Symbol { get; } = id.Symbol;

    public byte[] SymbolBytes { get; } = Encoding.ASCII.GetBytes(id.Symbol);

    public RouteIdentity Identity => Volatile.Read(ref _identity);

    /// <summary>The id ticks carry: with the exchange that the contract list or the counter's tick names.</summary>
    public InstrumentId Id => Identity.Id;

    /// <summary>Whether the next tick is the snapshot from before the subscription.</summary>
    public bool ExpectsStaleTick { get; set; } = true;

    /// <summary>Whether a reader wants to know when ticks came in.</summary>
    public bool StampsReceived { get; private set; }

    public ReadOnlySpan<TickChannel> Readers => Volatile.Read(ref _readers);

    public int ReaderCount => Volatile.Read(ref _readers).Length;

    /// <summary>The contract list has the contract.</summary>
    public void Identify(Contract contract) => Volatile.Write(ref _identity, new RouteIdentity(contract.Id, contract));

    /// <summary>The contract list does not have the contract, but its ticks name the exchange.</summary>
    public void Identify(Exchange exchange)
    {
        // The contract list may come at this very moment; what it says counts.
        var known = Identity;
        Interlocked.CompareExchange(ref _identity, new RouteIdentity(new InstrumentId(Symbol, exchange), known.Contract), known);
    }

    /// <summary>Adds a reader. Called under the subscription table's lock.</summary>
    public void Add(TickChannel reader) => Use([.. _readers, reader]);

    /// <summary>Removes a reader. Called under the subscription table's lock.</summary>
    public void Remove(TickChannel reader) => Use([.. _readers.Where(other => other != reader)]);

    private void Use(TickChannel[] readers)
    {
        StampsReceived = readers.Any(reader => reader.StampsReceived);
        Volatile.Write(ref _readers, readers);
    }
}
