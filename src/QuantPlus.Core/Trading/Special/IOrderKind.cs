namespace QuantPlus.Trading.Special;

/// <summary>One kind of special order: how it is sent, and what is known of those that were.</summary>
/// <typeparam name="TRequest">What is asked for.</typeparam>
/// <typeparam name="TOrder">How it stands.</typeparam>
public interface IOrderKind<TRequest, TOrder>
    where TOrder : SpecialOrder
{
    /// <summary>All of the trading day that are known, in the counter's order, as they stand now. Those of before the login are known where the counter tells them again, and after <see cref="QueryAsync"/>.</summary>
    IReadOnlyList<TOrder> Known { get; }

    /// <summary>Sends one and completes at the counter's first answer. It is sent once, never again.</summary>
    /// <returns>How it stood at the first answer.</returns>
    /// <exception cref="Errors.OrderRejectedException">Refused, before the wire or by the counter; the reason says why.</exception>
    /// <exception cref="Errors.GatewayTimeoutException">
    /// No answer in time. It may still be taken: <see cref="Errors.GatewayException.OrderId"/> names it, and its updates arrive as usual.
    /// </exception>
    /// <exception cref="Errors.GatewayDisconnectedException">
    /// The gateway is not ready; or, with an <see cref="Errors.GatewayException.OrderId"/>, the connection was lost before the answer, and it may be at the counter.
    /// Do not send it again before its updates or <see cref="QueryAsync"/> have told, once the gateway is ready again.
    /// </exception>
    Task<TOrder> SubmitAsync(TRequest request, CancellationToken cancellationToken = default);

    /// <summary>All as they stand, then each change of each, in the counter's order, none lost. Each enumeration is a consumer of its own.</summary>
    IAsyncEnumerable<TOrder> Updates(CancellationToken cancellationToken = default);

    /// <summary>Asks the counter for those of the trading day; what it tells is in <see cref="Known"/> then.</summary>
    /// <exception cref="Errors.OrderRejectedException">The counter does not do this.</exception>
    /// <exception cref="Errors.GatewayException">The gateway is not ready, the counter refused, or did not answer in time.</exception>
    Task<IReadOnlyList<TOrder>> QueryAsync(CancellationToken cancellationToken = default);
}

/// <summary>A kind of special order that can be cancelled.</summary>
/// <inheritdoc/>
public interface ICancellableOrderKind<TRequest, TOrder> : IOrderKind<TRequest, TOrder>
    where TOrder : SpecialOrder
{
    /// <summary>Cancels one and completes when it is cancelled.</summary>
    /// <exception cref="Errors.OrderRejectedException">It is unknown or over already, or the counter refused the cancel.</exception>
    /// <exception cref="Errors.GatewayTimeoutException">No answer in time; the updates tell what became of it.</exception>
    /// <exception cref="Errors.GatewayDisconnectedException">
    /// The gateway is not ready; or, with an <see cref="Errors.GatewayException.OrderId"/>, the connection was lost before the answer, and it may be cancelled.
    /// </exception>
    Task<TOrder> CancelAsync(OrderId id, CancellationToken cancellationToken = default);
}
