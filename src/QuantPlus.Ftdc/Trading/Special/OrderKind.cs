using QuantPlus.Trading;
using QuantPlus.Trading.Special;

namespace QuantPlus.Ftdc.Trading.Special;

/// <summary>One kind of special order as the user sees it.</summary>
/// <param name="rules">What is its own.</param>
/// <param name="tracker">What is known; outlives connections.</param>
/// <param name="entry">The present login's; throws where there is none.</param>
internal sealed class OrderKind<TRequest, TOrder>(
    OrderKindRules<TRequest, TOrder> rules, SpecialOrderTracker<TOrder> tracker, Func<SpecialOrderEntry> entry) : ICancellableOrderKind<TRequest, TOrder>
    where TRequest : class
    where TOrder : SpecialOrder
{
    public IReadOnlyList<TOrder> Known => tracker.Known;

    public Task<TOrder> SubmitAsync(TRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return entry().SubmitAsync(rules, tracker, request, cancellationToken);
    }

    public Task<TOrder> CancelAsync(OrderId id, CancellationToken cancellationToken = default) =>
        entry().CancelAsync(rules, tracker, id, cancellationToken);

    public IAsyncEnumerable<TOrder> Updates(CancellationToken cancellationToken = default) => tracker.Updates(cancellationToken);

    public async Task<IReadOnlyList<TOrder>> QueryAsync(CancellationToken cancellationToken = default)
    {
        await entry().QueryAsync(rules, tracker, cancellationToken).ConfigureAwait(false);
        return tracker.Known;
    }
}
