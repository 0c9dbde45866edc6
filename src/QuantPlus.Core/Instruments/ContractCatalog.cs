using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace QuantPlus.Instruments;

/// <summary>All contracts of a counter on one trading day. Immutable: a new trading day brings a new catalog.</summary>
public sealed class ContractCatalog : IReadOnlyCollection<Contract>
{
    private readonly List<Contract> _contracts = [];

    // Places in the list. Symbols are nearly always unique, so that one table serves both lookups; the second one has the exceptions.
    private readonly Dictionary<string, int> _bySymbol;
    private readonly Dictionary<InstrumentId, int> _elsewhere = [];

    // Made when first asked for: most programs look up by id alone.
    private readonly Lazy<ILookup<string, Contract>> _byProduct;
    private readonly Lazy<ILookup<Exchange, Contract>> _byExchange;
    private readonly Lazy<ILookup<ProductClass, Contract>> _byClass;
    private readonly Lazy<ILookup<string, Contract>> _byUnderlying;

    /// <summary>Creates a catalog; of contracts with one and the same id the last one counts.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="contracts"/> is null.</exception>
    public ContractCatalog(IEnumerable<Contract> contracts)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        _bySymbol = new Dictionary<string, int>(
            contracts.TryGetNonEnumeratedCount(out var count) ? count : 0, StringComparer.Ordinal);
        foreach (var contract in contracts)
            Add(contract);
        _byProduct = new(() => _contracts.ToLookup(contract => contract.ProductId, StringComparer.Ordinal));
        _byExchange = new(() => _contracts.ToLookup(contract => contract.Id.Exchange));
        _byClass = new(() => _contracts.ToLookup(contract => contract.ProductClass));
        _byUnderlying = new(() => _contracts.Where(contract => contract.OptionType != OptionType.None)
            .ToLookup(contract => contract.UnderlyingSymbol, StringComparer.Ordinal));
    }

    /// <summary>A catalog without contracts: what a gateway has before it is ready.</summary>
    public static ContractCatalog Empty { get; } = new([]);

    /// <summary>How many contracts there are.</summary>
    public int Count => _contracts.Count;

    /// <summary>The exchanges, in the counter's order.</summary>
    public IEnumerable<Exchange> Exchanges => _byExchange.Value.Select(group => group.Key);

    /// <summary>The products, such as <c>rb</c>, in the counter's order.</summary>
    public IEnumerable<string> ProductIds => _byProduct.Value.Select(group => group.Key);

    /// <summary>The symbols of what there are options on, in the counter's order.</summary>
    public IEnumerable<string> OptionUnderlyings => _byUnderlying.Value.Select(group => group.Key);

    /// <summary>Finds a contract; an id without an exchange is found by its symbol.</summary>
    public bool TryGet(InstrumentId id, [NotNullWhen(true)] out Contract? contract)
    {
        if (!TryGet(id.Symbol, out contract))
            return false;
        if (id.Exchange.IsNone || contract.Id.Exchange == id.Exchange)
            return true;
        contract = _elsewhere.TryGetValue(id, out var place) ? _contracts[place] : null;
        return contract is not null;
    }

    /// <summary>Finds a contract by its symbol alone; the first one where several exchanges use the symbol.</summary>
    public bool TryGet(string symbol, [NotNullWhen(true)] out Contract? contract)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        contract = _bySymbol.TryGetValue(symbol, out var place) ? _contracts[place] : null;
        return contract is not null;
    }

    /// <summary>The contract of this id.</summary>
    /// <exception cref="KeyNotFoundException">There is no such contract.</exception>
    public Contract this[InstrumentId id] =>
        TryGet(id, out var contract)
            ? contract
            : throw new KeyNotFoundException($"The counter has no contract {id}; letter case matters (rb2605.SHFE, SR605.CZCE, IF2606.CFFEX).");

    /// <summary>The contracts of a product, such as <c>rb</c>, in the counter's order; none where there is no such product. Case matters.</summary>
    public IEnumerable<Contract> OfProduct(string productId)
    {
        ArgumentNullException.ThrowIfNull(productId);
        return _byProduct.Value[productId];
    }

    /// <summary>The contracts of an exchange, in the counter's order.</summary>
    public IEnumerable<Contract> OfExchange(Exchange exchange) => _byExchange.Value[exchange];

    /// <summary>The contracts of a kind, in the counter's order; <see cref="ProductClass.Other"/> for those of classes this version does not know.</summary>
    public IEnumerable<Contract> OfClass(ProductClass productClass) => _byClass.Value[productClass];

    /// <summary>The options on a contract, such as <c>m2605</c>, in the counter's order; none where there are no options on it.</summary>
    public IEnumerable<Contract> OptionsOn(string underlyingSymbol)
    {
        ArgumentNullException.ThrowIfNull(underlyingSymbol);
        return _byUnderlying.Value[underlyingSymbol];
    }

    /// <summary>The options on a contract, such as <c>m2605</c>, by expiry and strike price; an empty chain where there are none.</summary>
    public OptionChain OptionChainOn(string underlyingSymbol) => new(underlyingSymbol, [.. OptionsOn(underlyingSymbol)]);

    /// <summary>The contracts, in the counter's order.</summary>
    public IEnumerator<Contract> GetEnumerator() => _contracts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Add(Contract contract)
    {
        if (_bySymbol.TryAdd(contract.Id.Symbol, _contracts.Count))
        {
            _contracts.Add(contract);
            return;
        }

        var first = _bySymbol[contract.Id.Symbol];
        if (_contracts[first].Id == contract.Id)
            _contracts[first] = contract;
        else if (_elsewhere.TryGetValue(contract.Id, out var place))
            _contracts[place] = contract;
        else
        {
            _elsewhere.Add(contract.Id, _contracts.Count);
            _contracts.Add(contract);
        }
    }
}
