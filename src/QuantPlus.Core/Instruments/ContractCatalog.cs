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

    /// <summary>The contracts, in the counter's order.</summary>
    public IEnumerator<Contract> GetEnumerator() => ((IEnumerable<Contract>)_contracts).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
