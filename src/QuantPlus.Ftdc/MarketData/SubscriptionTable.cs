using System.Diagnostics.CodeAnalysis;
using System.Text;
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
    private readonly Dictionary<(Exchange Exchange, bool IsListed, int Multiplier, bool IsLikeCzce), RouteTerms> _terms = [];
    private RoutePage[] _pages = [];
    private RouteTable _table = RouteTable.Empty;
    private bool _keepsDepth;

    /// <summary>The records as the vendor's thread sees them.</summary>
    public RouteTable Routes => Volatile.Read(ref _table);

    /// <summary>Whether order books are kept: not before somebody has asked for one, because it is what most pay for in vain.</summary>
    public bool KeepsDepth
    {
        get => Volatile.Read(ref _keepsDepth);
        set => Volatile.Write(ref _keepsDepth, value);
    }

    /// <summary>The symbols that the counter is to send.</summary>
    public string[] Symbols
    {
        get
        {
            lock (_lock)
                return [.. _routes.Values.Where(route => route.IsWanted).Select(route => route.Symbol)];
        }
    }

    /// <summary>How many ticks there have been of all contracts.</summary>
    public long TickCount
    {
        get
        {
            lock (_lock)
                return _routes.Values.Sum(route => route.TickCount);
        }
    }

    /// <summary>The route of a symbol that somebody has subscribed to in this process.</summary>
    public bool TryFind(string symbol, [NotNullWhen(true)] out InstrumentRoute? route)
    {
        lock (_lock)
            return _routes.TryGetValue(symbol, out route);
    }

    /// <summary>Whether the counter is to send ticks of a symbol.</summary>
    public bool IsWanted(string symbol) => TryFind(symbol, out var route) && route.IsWanted;

    /// <summary>
    /// Adds a reader to contracts; returns the symbols that the counter has to be asked for: those without a reader before, and those that it has
    /// not taken yet, because whoever asked for them first may still give up.
    /// </summary>
    /// <exception cref="ArgumentException">There are more contracts than a gateway has room for.</exception>
    public string[] Add(TickWriter reader, IReadOnlyCollection<InstrumentId> instruments, ContractCatalog contracts)
    {
        lock (_lock)
        {
            var asked = new List<string>();
            var changes = new ReaderChange(reader);
            var count = _routes.Count;
            foreach (var instrument in instruments)
            {
                var route = FindOrMake(instrument);
                if (contracts.TryGet(instrument, out var contract))
                    Identify(route, contract);
                if (!route.IsWanted)
                {
                    route.Record.ExpectsStaleTick = true;
                    route.IsTaken = false;
                }

                // From now on it is wanted as long as it is read.
                route.IsKept = false;
                if (!route.IsTaken)
                    asked.Add(route.Symbol);
                Volatile.Write(ref route.Record.Readers, changes.With(route.Record.Readers));
            }

            if (_routes.Count > count)
                Volatile.Write(ref _table, new RouteTable([.. _pages], _routes.Count));
            return [.. asked];
        }
    }

    /// <summary>The counter has taken the subscription of these symbols.</summary>
    public void MarkTaken(string[] symbols)
    {
        lock (_lock)
        {
            foreach (var symbol in symbols)
            {
                if (_routes.TryGetValue(symbol, out var route) && route.IsWanted)
                    route.IsTaken = true;
            }
        }
    }

    /// <summary>Removes a reader that was abandoned. Its contracts are kept: their newest ticks may be all that was wanted. Returns their symbols.</summary>
    public string[] Abandon(TickWriter reader)
    {
        lock (_lock)
        {
            var kept = _routes.Values.Where(route => route.Record.Readers.Writers.Contains(reader)).ToArray();
            foreach (var route in kept)
                route.IsKept = true;
            Remove(reader);
            return Array.ConvertAll(kept, route => route.Symbol);
        }
    }

    /// <summary>Removes a reader everywhere; returns the symbols that nobody wants any more.</summary>
    public string[] Remove(TickWriter reader) => Remove(reader, null);

    /// <summary>Removes a reader from these symbols, or everywhere; returns those that nobody wants any more.</summary>
    public string[] Remove(TickWriter reader, IEnumerable<string>? symbols)
    {
        lock (_lock)
        {
            var emptied = new List<string>();
            var changes = new ReaderChange(reader);
            foreach (var route in symbols is null ? _routes.Values : symbols.Select(symbol => _routes.GetValueOrDefault(symbol)).OfType<InstrumentRoute>())
            {
                var readers = route.Record.Readers;
                var others = changes.Without(readers);
                if (others == readers)
                    continue;
                Volatile.Write(ref route.Record.Readers, others);
                if (!route.IsWanted)
                    emptied.Add(route.Symbol);
            }

            return [.. emptied];
        }
    }

    /// <summary>Those of these symbols that the counter need not send any more.</summary>
    public string[] NotWanted(string[] symbols)
    {
        lock (_lock)
            return Array.FindAll(symbols, symbol => !_routes.TryGetValue(symbol, out var route) || !route.IsWanted);
    }

    /// <summary>The counter's contract list has come or changed: ticks carry its exchanges and multipliers from now on.</summary>
    public void UseContracts(ContractCatalog contracts)
    {
        lock (_lock)
        {
            foreach (var route in _routes.Values)
            {
                if (contracts.TryGet(route.Symbol, out var contract))
                    Identify(route, contract);
            }
        }
    }

    /// <summary>The counter is about to be asked again: the next tick of each contract is an old one.</summary>
    public void ExpectStaleTicks()
    {
        lock (_lock)
        {
            foreach (var route in _routes.Values)
            {
                route.Record.ExpectsStaleTick = true;
                route.IsTaken = false;
            }
        }
    }

    private InstrumentRoute FindOrMake(InstrumentId instrument)
    {
        if (_routes.TryGetValue(instrument.Symbol, out var known))
            return known;

        var number = _routes.Count;
        if (number == RouteTable.MaxCount)
            throw new ArgumentException($"A gateway has room for ticks of {RouteTable.MaxCount:N0} contracts, and {instrument} is one more.");
        if (number >> RoutePage.SizeBits == _pages.Length)
            _pages = [.. _pages, new RoutePage()];

        var route = new InstrumentRoute(instrument.Symbol, _pages[^1], number & (RoutePage.Size - 1));
        ref var record = ref route.Record;
        record.Symbol = instrument.Symbol;
        record.Key = InstrumentKey.Of(Encoding.ASCII.GetBytes(instrument.Symbol));
        record.Terms = TermsOf(instrument, isListed: false, multiplier: 1);
        record.Readers = RouteReaders.None;
        _routes.Add(instrument.Symbol, route);
        return route;
    }

    private void Identify(InstrumentRoute route, Contract contract) =>
        Volatile.Write(ref route.Record.Terms, TermsOf(contract.Id, isListed: true, contract.Multiplier));

    private RouteTerms TermsOf(InstrumentId instrument, bool isListed, int multiplier)
    {
        var key = (instrument.Exchange, isListed, multiplier, IsLikeCzce: instrument.Exchange.IsNone && CzceSymbol.IsLikely(instrument.Symbol));
        if (!_terms.TryGetValue(key, out var terms))
            _terms[key] = terms = new RouteTerms(key.Exchange, isListed, multiplier, key.IsLikeCzce);
        return terms;
    }
}
