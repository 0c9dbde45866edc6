using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace QuantPlus.Simulation.Contracts;

/// <summary>
/// The contracts that recordings are of: those of a table, and others of the table's products, such as next year's. Those are made after the table's contract
/// of the same product that lies nearest in time: with its terms and rates, and with its dates moved by as many months.
/// </summary>
internal sealed partial class RecordedContracts(ContractTable table)
{
    private readonly Dictionary<string, ListedContract> _made = new(StringComparer.Ordinal);

    /// <summary>The table with what was made besides.</summary>
    public ContractTable Table => table.With(_made.Values);

    /// <summary>Finds a contract, or makes it.</summary>
    /// <param name="symbol">Its symbol.</param>
    /// <param name="seenOn">A trading day it was seen on: at CZCE its year is that of the nearest such month.</param>
    /// <param name="contract">The contract.</param>
    public bool TryGet(string symbol, DateOnly seenOn, [NotNullWhen(true)] out ListedContract? contract)
    {
        if (table.TryGet(symbol, out contract) || _made.TryGetValue(symbol, out contract))
            return true;
        if (SymbolParts.Read(symbol, seenOn) is not { } parts || Relative(parts) is not { } relative)
            return false;

        // An option is settled and exercised at the price of what it follows.
        var pricedBy = parts.IsOption ? SameMonth(relative.PricedBy, parts) : "";
        if (parts.IsOption && !TryGet(pricedBy, seenOn, out _))
            return false;
        contract = relative.Renamed(
            symbol, parts.Month, parts.Strike, parts.IsOption ? SameMonth(relative.Underlying, parts) : relative.Underlying, pricedBy);
        _made.Add(symbol, contract);
        return true;
    }

    private ListedContract? Relative(SymbolParts parts) => table.All
        .Where(contract => !contract.IsCombination && !contract.IsSecurity && contract.IsOption == parts.IsOption)
        .Select(contract => (Contract: contract, Parts: SymbolParts.Read(contract.Id.Symbol, new DateOnly(contract.DeliveryYear, 1, 1))))
        .Where(entry => entry.Parts is { } own && own.Product == parts.Product && own.Type == parts.Type && own.Digits.Length == parts.Digits.Length)
        .OrderBy(entry => Math.Abs(entry.Parts!.Month.DayNumber - parts.Month.DayNumber))
        .Select(entry => entry.Contract)
        .FirstOrDefault();

    private static string SameMonth(string symbol, SymbolParts parts) => symbol.TrimEnd("0123456789".ToCharArray()) + parts.Digits;

    /// <summary>What a symbol says: product and month, and of an option its type and strike price.</summary>
    private sealed partial record SymbolParts(string Product, string Digits, DateOnly Month, string Type, decimal? Strike)
    {
        public bool IsOption => Type.Length > 0;

        public static SymbolParts? Read(string symbol, DateOnly seenOn)
        {
            if (Form().Match(symbol) is not { Success: true, Groups: var groups })
                return null;
            var digits = groups["month"].Value;
            var month = int.Parse(digits[^2..], CultureInfo.InvariantCulture);
            if (month is < 1 or > 12)
                return null;

            // CZCE writes the last digit of the year only.
            var year = int.Parse(digits[..^2], CultureInfo.InvariantCulture);
            year = digits.Length == 4 ? 2000 + year : seenOn.Year + ((year - (seenOn.Year % 10) + 10) % 10);
            decimal? strike = groups["strike"].Success ? decimal.Parse(groups["strike"].Value, CultureInfo.InvariantCulture) : null;
            return new SymbolParts(groups["product"].Value, digits, new DateOnly(year, month, 1), groups["type"].Value, strike);
        }

        [GeneratedRegex(@"^(?<product>[A-Za-z]+)(?<month>\d{3,4})(-?(?<type>[CP])-?(?<strike>\d{1,9}(\.\d{1,4})?))?$", RegexOptions.CultureInvariant)]
        private static partial Regex Form();
    }
}
