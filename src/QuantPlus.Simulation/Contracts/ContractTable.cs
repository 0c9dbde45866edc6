using System.Diagnostics.CodeAnalysis;
using QuantPlus.Instruments;

namespace QuantPlus.Simulation.Contracts;

/// <summary>
/// The environment's contracts: a real counter's futures and combinations of 2025, options on them, AP101, whose market was recorded in 2020, and a
/// few securities. Their dates are those of the real contracts; the environment trades them on any day.
/// </summary>
internal sealed class ContractTable
{
    private static readonly Lazy<ContractTable> Shared = new(Load);
    private readonly Dictionary<string, ListedContract> _bySymbol;

    private ContractTable(IReadOnlyList<ListedContract> contracts)
    {
        All = contracts;
        _bySymbol = contracts.ToDictionary(contract => contract.Id.Symbol, StringComparer.Ordinal);
        Catalog = new ContractCatalog(contracts.Select(CatalogEntry.Of));
    }

    /// <summary>The built-in table, read once in a process.</summary>
    public static ContractTable BuiltIn => Shared.Value;

    public IReadOnlyList<ListedContract> All { get; }

    /// <summary>The same contracts as a gateway shows them.</summary>
    public ContractCatalog Catalog { get; }

    /// <summary>Finds a contract by its symbol; letter case matters.</summary>
    public bool TryGet(string symbol, [NotNullWhen(true)] out ListedContract? contract) => _bySymbol.TryGetValue(symbol, out contract);

    /// <summary>The same table with more contracts.</summary>
    public ContractTable With(IReadOnlyCollection<ListedContract> more) => more.Count == 0 ? this : new ContractTable([.. All, .. more]);

    private static ContractTable Load()
    {
        var products = TableReader.Read("products.tsv", ProductTerms.Read).ToDictionary(product => product.Key);
        return new ContractTable([.. TableReader.Read("contracts.tsv", row => Read(row, products[ProductTerms.KeyOf(row)]))]);
    }

    private static ListedContract Read(TableRow row, ProductTerms product) => new()
    {
        Id = new InstrumentId(row.Text("Symbol"), new Exchange(row.Text("Exchange"))),
        Name = row.Text("Name") is { Length: > 0 } name ? name : row.Text("Symbol"),
        ProductId = row.Text("Product"),
        ProductClass = row.Code("ProductClass"),
        DeliveryYear = row.Integer("DeliveryYear"),
        DeliveryMonth = row.Integer("DeliveryMonth"),
        MaxMarketOrderVolume = row.Text("MaxMarketOrderVolume").Length > 0 ? row.Integer("MaxMarketOrderVolume") : product.MaxMarketOrderVolume,
        MinMarketOrderVolume = product.MinMarketOrderVolume,
        MaxLimitOrderVolume = product.MaxLimitOrderVolume,
        MinLimitOrderVolume = product.MinLimitOrderVolume,
        Multiplier = product.Multiplier,
        PriceTick = product.PriceTick,
        CreatedOn = row.Text("CreatedOn"),
        ListedOn = row.Text("ListedOn"),
        ExpiresOn = row.Text("ExpiresOn"),
        DeliveryFrom = row.Text("DeliveryFrom"),
        DeliveryTo = row.Text("DeliveryTo"),
        LongMarginRatio = row.Number("LongMarginRatio"),
        ShortMarginRatio = row.Number("ShortMarginRatio"),
        MaxMarginSide = row.Text("MaxMarginSide").Length > 0 ? row.Code("MaxMarginSide") : product.MaxMarginSide,
        Underlying = row.Text("Underlying"),
        PricedBy = row.Text("PricedBy") is { Length: > 0 } other ? other : row.Text("Underlying"),
        StrikePrice = row.Text("StrikePrice").Length == 0 ? null : row.Number("StrikePrice"),
        OptionType = row.Code("OptionType"),
        CombinationType = '0',
        Commission = product.Commission,
        Market = new MarketCharacter(row.Number("ReferencePrice"), product.DailyLimit, row.Integer("LotsPerSnapshot"), row.Integer("OpenInterest")),
    };
}
