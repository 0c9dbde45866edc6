using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>
/// The rates that the counter has told on the trading day. An answer may be for a contract or for its whole product. It outlives connections.
/// </summary>
internal sealed class RateBook
{
    /// <summary>Rates of single contracts.</summary>
    public DayCache<(InstrumentId Instrument, HedgeFlag Hedge), MarginRate> Margins { get; } = new();

    /// <summary>Rates of whole products.</summary>
    public DayCache<(Exchange Exchange, string ProductId, HedgeFlag Hedge), MarginRate> MarginsOfProducts { get; } = new();

    /// <summary>Rates of single contracts.</summary>
    public DayCache<InstrumentId, CommissionRate> Commissions { get; } = new();

    /// <summary>Rates of whole products.</summary>
    public DayCache<(Exchange Exchange, string ProductId), CommissionRate> CommissionsOfProducts { get; } = new();

    /// <summary>The rate of a contract that is known; null where none is.</summary>
    public MarginRate? FindMargin(Contract contract, HedgeFlag hedge) =>
        Margins.TryGet((contract.Id, hedge), out var rate) ? rate
        : MarginsOfProducts.TryGet((contract.Id.Exchange, contract.ProductId, hedge), out rate) ? rate with { Instrument = contract.Id }
        : null;

    /// <summary>The rate of a contract that is known; null where none is.</summary>
    public CommissionRate? FindCommission(Contract contract) =>
        Commissions.TryGet(contract.Id, out var rate) ? rate
        : CommissionsOfProducts.TryGet((contract.Id.Exchange, contract.ProductId), out rate) ? rate with { Instrument = contract.Id }
        : null;

    /// <summary>Another trading day.</summary>
    public void Clear()
    {
        Margins.Clear();
        MarginsOfProducts.Clear();
        Commissions.Clear();
        CommissionsOfProducts.Clear();
    }
}
