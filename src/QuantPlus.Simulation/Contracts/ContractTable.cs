using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using QuantPlus.Instruments;

namespace QuantPlus.Simulation.Contracts;

/// <summary>
/// The environment's contracts: an extract of a real counter's contracts of 2025 and AP101, whose market was recorded in 2020. Their dates are
/// those of the real contracts; the environment trades them on any day.
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

    private static ContractTable Load()
    {
        using var reader = Resources.OpenText("contracts.tsv");
        Dictionary<string, int>? columns = null;
        var contracts = new List<ListedContract>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var cells = line.Split('\t');
            if (columns is null)
                columns = cells.Index().ToDictionary(cell => cell.Item, cell => cell.Index, StringComparer.Ordinal);
            else
                contracts.Add(Read(new Row(columns, cells)));
        }

        return new ContractTable(contracts);
    }

    private static ListedContract Read(Row row) => new()
    {
        Id = new InstrumentId(row.Text("Symbol"), new Exchange(row.Text("Exchange"))),
        Name = row.Text("Name"),
        ProductId = row.Text("Product"),
        ProductClass = row.Code("ProductClass"),
        DeliveryYear = row.Integer("DeliveryYear"),
        DeliveryMonth = row.Integer("DeliveryMonth"),
        MaxMarketOrderVolume = row.Integer("MaxMarketOrderVolume"),
        MinMarketOrderVolume = row.Integer("MinMarketOrderVolume"),
        MaxLimitOrderVolume = row.Integer("MaxLimitOrderVolume"),
        MinLimitOrderVolume = row.Integer("MinLimitOrderVolume"),
        Multiplier = row.Integer("Multiplier"),
        PriceTick = row.Number("PriceTick"),
        CreatedOn = row.Text("CreatedOn"),
        ListedOn = row.Text("ListedOn"),
        ExpiresOn = row.Text("ExpiresOn"),
        DeliveryFrom = row.Text("DeliveryFrom"),
        DeliveryTo = row.Text("DeliveryTo"),
        LongMarginRatio = row.Number("LongMarginRatio"),
        ShortMarginRatio = row.Number("ShortMarginRatio"),
        MaxMarginSide = row.Code("MaxMarginSide"),
        Underlying = row.Text("Underlying"),
        StrikePrice = row.Text("StrikePrice").Length == 0 ? null : row.Number("StrikePrice"),
        OptionType = row.Code("OptionType"),
        CombinationType = row.Code("CombinationType"),
        Commission = new CommissionRate(
            row.Number("CommissionByMoney"),
            row.Number("CommissionByVolume"),
            row.Number("CloseTodayByMoney"),
            row.Number("CloseTodayByVolume")),
        Market = new MarketCharacter(
            row.Number("ReferencePrice"),
            row.Number("DailyLimit"),
            row.Integer("LotsPerSnapshot"),
            row.Integer("OpenInterest")),
    };

    private readonly record struct Row(Dictionary<string, int> Columns, string[] Cells)
    {
        public string Text(string column) => Cells[Columns[column]];

        public char Code(string column) => Text(column) is [var code, ..] ? code : '\0';

        public int Integer(string column) => Text(column) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : 0;

        public decimal Number(string column) =>
            Text(column) is { Length: > 0 } text ? decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture) : 0;
    }
}
