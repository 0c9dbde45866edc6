using System.Collections;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace QuantPlus.Instruments;

/// <summary>All contracts of a counter on one trading day. Immutable: a new trading day brings a new catalog.</summary>
public sealed class ContractCatalog : IReadOnlyCollection<Contract>
{
    private readonly Contract[] _contracts;
    private readonly FrozenDictionary<string, Contract> _bySymbol;
    private readonly FrozenDictionary<InstrumentId, Contract> _byId;
    private readonly Lazy<ILookup<string, Contract>> _byProduct;
    private readonly Lazy<ILookup<string, Contract>> _byUnderlying;

    /// <summary>Creates a catalog; of contracts with one and the same id the last one counts.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="contracts"/> is null.</exception>
    public ContractCatalog(IEnumerable<Contract> contracts)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        var byId = new Dictionary<InstrumentId, Contract>();
        foreach (var contract in contracts)
            byId[contract.Id] = contract;

        _contracts = [.. byId.Values];
        _byId = byId.ToFrozenDictionary();

        var bySymbol = new Dictionary<string, Contract>(StringComparer.Ordinal);
        foreach (var contract in _contracts)
            bySymbol.TryAdd(contract.Id.Symbol, contract);
        _bySymbol = bySymbol.ToFrozenDictionary(StringComparer.Ordinal);

        // Made when first asked for: most programs look up by id alone.
        _byProduct = new(() => _contracts.ToLookup(contract => contract.ProductId, StringComparer.Ordinal));
        _byUnderlying = new(() => _contracts.Where(contract => contract.OptionType != OptionType.None)
            .ToLookup(contract => contract.UnderlyingSymbol, StringComparer.Ordinal));
    }

    /// <summary>A catalog without contracts: what a gateway has before it is ready.</summary>
    public static ContractCatalog Empty { get; } = new([]);

    /// <summary>How many contracts there are.</summary>
    public int Count => _contracts.Length;

    /// <summary>Finds a contract; an id without an exchange is found by its symbol.</summary>
    public bool TryGet(InstrumentId id, [NotNullWhen(true)] out Contract? contract) =>
        id.Exchange.IsNone ? _bySymbol.TryGetValue(id.Symbol, out contract) : _byId.TryGetValue(id, out contract);

    /// <summary>Finds a contract by its symbol alone; the first one where several exchanges use the symbol.</summary>
    public bool TryGet(string symbol, [NotNullWhen(true)] out Contract? contract)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        return _bySymbol.TryGetValue(symbol, out contract);
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

    /// <summary>The option chain on a contract, such as <c>m2605</c>, in the counter's order; none where there are no options on it.</summary>
    public IEnumerable<Contract> OptionsOn(string underlyingSymbol)
    {
        ArgumentNullException.ThrowIfNull(underlyingSymbol);
        return _byUnderlying.Value[underlyingSymbol];
    }

    /// <summary>The contracts, in the counter's order.</summary>
    public IEnumerator<Contract> GetEnumerator() => ((IEnumerable<Contract>)_contracts).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
