using QuantPlus.Instruments;
using QuantPlus.Trading;
using QuantPlus.Trading.Special;

namespace QuantPlus.Ftdc.Trading.Special;

/// <summary>The special orders of a gateway as the user sees them.</summary>
/// <param name="state">What is known; outlives connections.</param>
/// <param name="entry">The present login's; throws where there is none.</param>
internal sealed class SpecialOrders(SpecialState state, Func<SpecialOrderEntry> entry) : ISpecialOrders, IParkedOrders
{
    public ICancellableOrderKind<QuoteRequest, Quote> Quotes { get; } = new OrderKind<QuoteRequest, Quote>(new QuoteRules(), state.Quotes, entry);

    public ICancellableOrderKind<ExerciseRequest, Exercise> Exercises { get; } =
        new OrderKind<ExerciseRequest, Exercise>(new ExerciseRules(), state.Exercises, entry);

    public ICancellableOrderKind<SelfCloseRequest, SelfClose> SelfCloses { get; } =
        new OrderKind<SelfCloseRequest, SelfClose>(new SelfCloseRules(), state.SelfCloses, entry);

    public IOrderKind<CombinationRequest, Combination> Combinations { get; } =
        new OrderKind<CombinationRequest, Combination>(new CombinationRules(), state.Combinations, entry);

    public IParkedOrders Parked => this;

    public async Task AskForQuoteAsync(InstrumentId instrument, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        entry().AskForQuote(instrument);
        await Task.CompletedTask.ConfigureAwait(false);
    }

    public IAsyncEnumerable<QuoteDemand> QuoteDemands(CancellationToken cancellationToken = default) => state.Demands.Read(null, cancellationToken);

    public Task<IReadOnlyList<Order>> CancelAllAsync(Exchange exchange, CancellationToken cancellationToken = default) =>
        entry().CancelAllAsync(exchange, cancellationToken);

    Task<ParkedOrder> IParkedOrders.ParkAsync(OrderRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return entry().ParkAsync(request, cancellationToken);
    }

    Task<ParkedCancel> IParkedOrders.ParkCancelAsync(OrderId id, CancellationToken cancellationToken) => entry().ParkCancelAsync(id, cancellationToken);

    Task IParkedOrders.RemoveAsync(string parkedId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(parkedId);
        return entry().RemoveParkedAsync(parkedId, cancellationToken);
    }

    Task IParkedOrders.RemoveCancelAsync(string parkedId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(parkedId);
        return entry().RemoveParkedCancelAsync(parkedId, cancellationToken);
    }

    Task<IReadOnlyList<ParkedOrder>> IParkedOrders.QueryAsync(CancellationToken cancellationToken) => entry().QueryParkedAsync(cancellationToken);

    Task<IReadOnlyList<ParkedCancel>> IParkedOrders.QueryCancelsAsync(CancellationToken cancellationToken) =>
        entry().QueryParkedCancelsAsync(cancellationToken);
}
