using QuantPlus.Instruments;
using QuantPlus.Simulation.Contracts;

namespace QuantPlus.Simulation.Time;

/// <summary>What an exchange announces: a product has come into another phase.</summary>
internal sealed record ProductStatus(Exchange Exchange, string ProductId, TradingPhase Phase, DateTime Since);

/// <summary>The phases of all products, as the exchanges last announced them.</summary>
internal sealed class ProductPhases
{
    private readonly TradingCalendar _calendar;
    private readonly ListedContract[] _products;
    private readonly ProductStatus[] _announced;

    public ProductPhases(ContractTable contracts, TradingCalendar calendar, DateTime start)
    {
        _calendar = calendar;

        // Any contract stands for its product: all of a product's trade at the same hours.
        _products = [.. contracts.All.Where(contract => !contract.IsCombination).DistinctBy(contract => (contract.Exchange, contract.ProductId))];
        _announced = [.. _products.Select(product => StatusOf(product, start))];
    }

    public IReadOnlyList<ProductStatus> Announced => _announced;

    /// <summary>What has changed since the last announcement.</summary>
    public IReadOnlyList<ProductStatus> Advance(DateTime moment)
    {
        // Sessions begin and end with a minute.
        if (!_calendar.KeepsHours || moment.Second != 0)
            return [];
        var changes = new List<ProductStatus>();
        for (var i = 0; i < _products.Length; i++)
        {
            var status = StatusOf(_products[i], moment);
            if (status.Phase == _announced[i].Phase)
                continue;
            _announced[i] = status;
            changes.Add(status);
        }

        return changes;
    }

    private ProductStatus StatusOf(ListedContract product, DateTime moment) =>
        new(product.Exchange, product.ProductId, _calendar.PhaseOf(product, moment), moment);
}
