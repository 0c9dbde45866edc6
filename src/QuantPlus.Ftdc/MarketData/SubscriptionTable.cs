using System.Diagnostics.CodeAnalysis;
using QuantPlus.Instruments;
using QuantPlus.MarketData;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>
/// Who reads which contract. It outlives connections: after a reconnect the counter is asked again for every contract that has a reader.
/// </summary>
internal sealed class SubscriptionTable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, InstrumentRoute> _routes = new(StringComparer.Ordinal);
    private RouteTable _table = RouteTable.Empty;

    /// <summary>The routes as the vendor's thread sees them.</summary>
    public RouteTable Routes => Volatile.Read(ref _table);

    /// <summary>The symbols that have a reader.</summary>
    public string[] Symbols
    {
        get
        {
            lock (_lock)
                return [.. _routes.Values.Where(route => route.ReaderCount > 0).Select(route => route.Symbol)];
        }
    }

    /// <summary>The route of a symbol that somebody has subscribed to in this process.</summary>
    public bool TryFind(string symbol, [NotNullWhen(true)] out InstrumentRoute? route)
    {
        lock (_lock)
            return _routes.TryGetValue(symbol, out route);
    }

    /// <summary>Adds a reader to contracts; returns the symbols that had none before.</summary>
    public string[] Add(TickChannel reader, IEnumerable<InstrumentId> instruments, ContractCatalog contracts)
    {
        lock (_lock)
        {
            var added = new List<string>();
            var isNew = false;
            foreach (var instrument in instruments)
            {
                if (!_routes.TryGetValue(instrument.Symbol, out var route))
                {
                    route = new InstrumentRoute(instrument);
                    _routes.Add(instrument.Symbol, route);
                    isNew = true;
                }

                if (contracts.TryGet(instrument, out var contract))
                    route.Identify(contract);

                if (route.ReaderCount == 0)
                {
                    route.ExpectsStaleTick = true;
                    added.Add(route.Symbol);
                }

                route.Add(reader);
            }

            if (isNew)
                Volatile.Write(ref _table, new RouteTable([.. _routes.Values]));
            return [.. added];
        }
    }

    /// <summary>Removes a reader everywhere; returns the symbols that have none any more.</summary>
    public string[] Remove(TickChannel reader)
    {
        lock (_lock)
        {
            var emptied = new List<string>();
            foreach (var route in _routes.Values)
            {
                if (!route.Readers.Contains(reader))
                    continue;
                route.Remove(reader);
                if (route.ReaderCount == 0)
                    emptied.Add(route.Symbol);
            }

            return [.. emptied];
        }
    }

    /// <summary>The counter's contract list has come or changed: ticks carry its exchanges and multipliers from now on.</summary>
    public void UseContracts(ContractCatalog contracts)
    {
        lock (_lock)
        {
            foreach (var route in _routes.Values)
            {
                if (contracts.TryGet(route.Symbol, out var contract))
                    route.Identify(contract);
            }
        }
    }

    /// <summary>The counter is about to be asked again: the next tick of each contract is an old one.</summary>
    public void ExpectStaleTicks()
    {
        lock (_lock)
        {
            foreach (var route in _routes.Values)
                route.ExpectsStaleTick = true;
        }
    }
}
