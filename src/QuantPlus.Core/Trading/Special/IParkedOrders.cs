namespace QuantPlus.Trading.Special;

/// <summary>
/// Orders and cancels that the counter keeps and sends when the exchange next begins to take orders. The counter tells of their end only where it is asked; the
/// order itself then comes with <see cref="ITrading.OrderUpdates"/>.
/// </summary>
public interface IParkedOrders
{
    /// <summary>Gives the counter an order to keep (CTP <c>ReqParkedOrderInsert</c>). What the counter refuses is only checked when the order is sent.</summary>
    /// <exception cref="Errors.OrderRejectedException">Refused, before the wire or by the counter, or the counter does not do this.</exception>
    /// <exception cref="Errors.GatewayTimeoutException">No answer in time; a query tells whether it was taken.</exception>
    /// <exception cref="Errors.GatewayDisconnectedException">
    /// The gateway is not ready; or, where the class is <see cref="Errors.GatewayErrorClass.OutcomeUnknown"/>, the connection was lost before the answer: a query
    /// tells whether it was taken.
    /// </exception>
    Task<ParkedOrder> ParkAsync(OrderRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gives the counter the cancel of a working order to keep (CTP <c>ReqParkedOrderAction</c>).</summary>
    /// <exception cref="Errors.OrderRejectedException">The order is unknown or over, the counter refused, or does not do this.</exception>
    /// <exception cref="Errors.GatewayTimeoutException">No answer in time; a query tells whether it was taken.</exception>
    /// <exception cref="Errors.GatewayDisconnectedException">
    /// The gateway is not ready; or, where the class is <see cref="Errors.GatewayErrorClass.OutcomeUnknown"/>, the connection was lost before the answer: a query
    /// tells whether it was taken.
    /// </exception>
    Task<ParkedCancel> ParkCancelAsync(OrderId id, CancellationToken cancellationToken = default);

    /// <summary>Takes a parked order back (CTP <c>ReqRemoveParkedOrder</c>).</summary>
    /// <param name="parkedId">Its <see cref="ParkedOrder.ParkedId"/>.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="Errors.OrderRejectedException">It is not there or sent already, or the counter does not do this.</exception>
    /// <exception cref="Errors.GatewayException">
    /// The gateway is not ready; or, where the class is <see cref="Errors.GatewayErrorClass.OutcomeUnknown"/>, no answer came: a query tells whether it was done.
    /// </exception>
    Task RemoveAsync(string parkedId, CancellationToken cancellationToken = default);

    /// <summary>Takes a parked cancel back (CTP <c>ReqRemoveParkedOrderAction</c>).</summary>
    /// <param name="parkedId">Its <see cref="ParkedCancel.ParkedId"/>.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="Errors.OrderRejectedException">It is not there or sent already, or the counter does not do this.</exception>
    /// <exception cref="Errors.GatewayException">
    /// The gateway is not ready; or, where the class is <see cref="Errors.GatewayErrorClass.OutcomeUnknown"/>, no answer came: a query tells whether it was done.
    /// </exception>
    Task RemoveCancelAsync(string parkedId, CancellationToken cancellationToken = default);

    /// <summary>Asks for all parked orders, also those sent or removed on this trading day (CTP <c>ReqQryParkedOrder</c>).</summary>
    /// <exception cref="Errors.GatewayException">The gateway is not ready, the counter refused, or did not answer in time.</exception>
    Task<IReadOnlyList<ParkedOrder>> QueryAsync(CancellationToken cancellationToken = default);

    /// <summary>Asks for all parked cancels, also those sent or removed on this trading day (CTP <c>ReqQryParkedOrderAction</c>).</summary>
    /// <exception cref="Errors.GatewayException">The gateway is not ready, the counter refused, or did not answer in time.</exception>
    Task<IReadOnlyList<ParkedCancel>> QueryCancelsAsync(CancellationToken cancellationToken = default);
}
