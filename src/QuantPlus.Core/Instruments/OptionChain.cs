namespace QuantPlus.Instruments;

/// <summary>All options on one underlying, by expiry and strike price. Immutable.</summary>
public sealed class OptionChain
{
    internal OptionChain(string underlyingSymbol, IReadOnlyCollection<Contract> options)
    {
        UnderlyingSymbol = underlyingSymbol;
        Count = options.Count;
        Expiries =
        [
            .. options.GroupBy(option => (option.ExpiresOn, option.ProductId))
                .OrderBy(group => group.Key.ExpiresOn ?? DateOnly.MaxValue)
                .ThenBy(group => group.Key.ProductId, StringComparer.Ordinal)
                .Select(group => new OptionExpiry(group.Key.ExpiresOn, group.Key.ProductId, group)),
        ];
    }

    /// <summary>What the options are written on, such as <c>m2605</c>.</summary>
    public string UnderlyingSymbol { get; }

    /// <summary>The expiries, the soonest first; without a known day last. Several products on the same day are expiries of their own.</summary>
    public IReadOnlyList<OptionExpiry> Expiries { get; }

    /// <summary>How many options there are.</summary>
    public int Count { get; }
}
