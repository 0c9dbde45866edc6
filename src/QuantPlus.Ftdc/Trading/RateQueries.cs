using QuantPlus.Errors;
using QuantPlus.Ftdc.Requests;
using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>A row of an answer on rates.</summary>
/// <param name="Name">What it is for by the counter's word: a contract, or a product.</param>
/// <param name="Rate">The rate; its id is still to be set.</param>
internal sealed record RateRow<T>(string Name, T Rate)
    where T : class;

/// <summary>Asks the counter for rates, each once a trading day.</summary>
internal sealed class RateQueries(TraderRequests send, QueryScheduler queries, TradingState state)
{
    private RateBook Rates => state.Rates;

    /// <inheritdoc cref="IReferenceData.QueryMarginRateAsync"/>
    public async Task<MarginRate> QueryMarginRateAsync(InstrumentId instrument, HedgeFlag hedge, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var contract = Find(instrument);
        return await FindMarginAsync(contract, hedge, cancellationToken).ConfigureAwait(false) ?? throw NoRate("margin", contract);
    }

    /// <inheritdoc cref="IReferenceData.QueryCommissionRateAsync"/>
    public async Task<CommissionRate> QueryCommissionRateAsync(InstrumentId instrument, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var contract = Find(instrument);
        return await FindCommissionAsync(contract, cancellationToken).ConfigureAwait(false) ?? throw NoRate("commission", contract);
    }

    /// <inheritdoc cref="IReferenceData.QueryMarginRatesAsync"/>
    public Task<IReadOnlyDictionary<InstrumentId, MarginRate>> QueryMarginRatesAsync(
        IEnumerable<InstrumentId> instruments, HedgeFlag hedge, CancellationToken cancellationToken) =>
        QueryAllAsync(instruments, contract => FindMarginAsync(contract, hedge, cancellationToken), cancellationToken);

    /// <inheritdoc cref="IReferenceData.QueryCommissionRatesAsync"/>
    public Task<IReadOnlyDictionary<InstrumentId, CommissionRate>> QueryCommissionRatesAsync(
        IEnumerable<InstrumentId> instruments, CancellationToken cancellationToken) =>
        QueryAllAsync(instruments, contract => FindCommissionAsync(contract, cancellationToken), cancellationToken);

    // One after the other: an answer may serve the contracts behind it, and whoever gives up leaves nothing in the line.
    private async Task<IReadOnlyDictionary<InstrumentId, T>> QueryAllAsync<T>(
        IEnumerable<InstrumentId> instruments, Func<Contract, Task<T?>> find, CancellationToken cancellationToken)
        where T : class
    {
        var rates = new Dictionary<InstrumentId, T>();
        foreach (var contract in instruments.Select(Find).ToArray())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!rates.ContainsKey(contract.Id) && await find(contract).ConfigureAwait(false) is { } rate)
                rates.Add(contract.Id, rate);
        }

        return rates;
    }

    // What several wait for is not given up by one of them.
    private async Task<MarginRate?> FindMarginAsync(Contract contract, HedgeFlag hedge, CancellationToken cancellationToken) =>
        Rates.FindMargin(contract, hedge)
        ?? await Rates.Margins.GetAsync((contract.Id, hedge), () => AskMarginAsync(contract, hedge)).WaitAsync(cancellationToken).ConfigureAwait(false);

    private async Task<CommissionRate?> FindCommissionAsync(Contract contract, CancellationToken cancellationToken) =>
        Rates.FindCommission(contract)
        ?? await Rates.Commissions.GetAsync(contract.Id, () => AskCommissionAsync(contract)).WaitAsync(cancellationToken).ConfigureAwait(false);

    private async Task<MarginRate?> AskMarginAsync(Contract contract, HedgeFlag hedge)
    {
        var isOption = contract.OptionType != OptionType.None;
        var row = await AskAsync<MarginRate>(
            $"the margin rate of {contract.Id} for {hedge}",
            contract,
            id => isOption ? send.QueryOptionTradeCost(contract.Id, hedge, id) : send.QueryMarginRate(contract.Id, hedge, id)).ConfigureAwait(false);
        if (row is null)
            return null;
        var rate = row.Rate with { Instrument = contract.Id, Hedge = hedge };
        if (IsOfProduct(row.Name, contract))
            Rates.MarginsOfProducts.Set((contract.Id.Exchange, contract.ProductId, hedge), rate);
        return rate;
    }

    private async Task<CommissionRate?> AskCommissionAsync(Contract contract)
    {
        var isOption = contract.OptionType != OptionType.None;
        var row = await AskAsync<CommissionRate>(
            $"the commission rate of {contract.Id}",
            contract,
            id => isOption ? send.QueryOptionCommissionRate(contract.Id, id) : send.QueryCommissionRate(contract.Id, id)).ConfigureAwait(false);
        if (row is null)
            return null;
        var rate = row.Rate with { Instrument = contract.Id };
        if (IsOfProduct(row.Name, contract))
            Rates.CommissionsOfProducts.Set((contract.Id.Exchange, contract.ProductId), rate);
        return rate;
    }

    // The row for the contract itself counts before that for its product.
    private async Task<RateRow<T>?> AskAsync<T>(string name, Contract contract, Func<int, int> request)
        where T : class
    {
        var rows = await queries.QueryAsync<RateRow<T>>(name, request, null, CancellationToken.None).ConfigureAwait(false);
        return rows.FirstOrDefault(row => row.Name == contract.Id.Symbol)
            ?? rows.FirstOrDefault(row => IsOfProduct(row.Name, contract))
            ?? (rows.Count > 0 ? rows[0] : null);
    }

    private static bool IsOfProduct(string name, Contract contract) => name == contract.ProductId && name != contract.Id.Symbol;

    private Contract Find(InstrumentId instrument) => state.Contracts.TryGet(instrument, out var contract)
        ? contract
        : throw new GatewayException(new GatewayError(GatewayErrorKind.UnknownContract, $"The counter has no contract {instrument}.")
        {
            Cure = "Take the contract from the gateway's Contracts; letter case matters.",
        });

    private static GatewayException NoRate(string kind, Contract contract) =>
        new(new GatewayError(GatewayErrorKind.Other, $"{Family.Name} has no {kind} rate of {contract.Id} for this account."));
}
