using System.Diagnostics.CodeAnalysis;
using QuantPlus.Instruments;

namespace QuantPlus.Trading;

/// <summary>Trading at a counter.</summary>
public interface ITrading
{
    /// <summary>Every order of the trading day that is known, in the counter's order, as it stands now.</summary>
    IReadOnlyList<Order> Orders { get; }

    /// <summary>Every trade of the trading day that is known, in the counter's order.</summary>
    IReadOnlyList<Trade> Trades { get; }

    /// <summary>The positions as they stand now, by trades and orders, their profit at the newest ticks; a position that is closed entirely is absent.</summary>
    IReadOnlyList<Position> Positions { get; }

    /// <summary>The account as of its last query, of several that in CNY, or else the first one; null before the gateway is ready.</summary>
    Account? Account { get; }

    /// <summary>The account in each of its currencies, as of its last query; empty before the gateway is ready.</summary>
    IReadOnlyList<Account> Accounts { get; }

    /// <summary>
    /// Whether a request's <see cref="OrderRequest.Tag"/> travels to the counter, so that it is there after a restart: CTP 6.7.7 and newer, TTS 6.7.11.
    /// False before the gateway is ready.
    /// </summary>
    bool TagsReachCounter { get; }

    /// <summary>Finds an order of the trading day.</summary>
    bool TryGetOrder(OrderId id, [NotNullWhen(true)] out Order? order);

    /// <summary>Finds an order of the trading day by the exchange's own number (CTP <c>OrderSysID</c>), with or without its blanks.</summary>
    /// <param name="exchange">The exchange; each numbers its own orders.</param>
    /// <param name="exchangeOrderId">The number, as on <see cref="Order.ExchangeOrderId"/> and <see cref="Trade.ExchangeOrderId"/>.</param>
    /// <param name="order">The order; null where there is none.</param>
    bool TryGetOrder(Exchange exchange, string exchangeOrderId, [NotNullWhen(true)] out Order? order);

    /// <summary>
    /// Sends an order (CTP <c>ReqOrderInsert</c>) and completes at the counter's first answer. It is sent once and never again.
    /// </summary>
    /// <returns>The order as first answered; follow it with <see cref="OrderUpdates"/> or <see cref="WaitForCompletionAsync"/>.</returns>
    /// <exception cref="Errors.OrderRejectedException">
    /// The order was refused, before the wire or by the counter; the reason says why. An exchange's refusal mostly comes later, when this has completed: as
    /// <see cref="OrderStatus.Rejected"/> of the order.
    /// </exception>
    /// <exception cref="Errors.GatewayTimeoutException">
    /// No answer in time. The order may still be taken: <see cref="Errors.GatewayException.OrderId"/> names it, and its updates arrive as usual.
    /// </exception>
    /// <exception cref="Errors.GatewayDisconnectedException">
    /// The gateway is not ready; or, with an <see cref="Errors.GatewayException.OrderId"/>, the connection was lost before the answer. Once the gateway is
    /// ready again, <see cref="TryGetOrder(OrderId, out Order)"/> tells: an order that is not known then has never reached the counter.
    /// </exception>
    /// <exception cref="Errors.GatewayException">The library did not send it (-2, -3: too much at once). It can be sent again later.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The order, if it was sent, stays where it is; cancel it with <see cref="CancelAsync"/>.</exception>
    Task<Order> SubmitAsync(OrderRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Cancels an order (CTP <c>ReqOrderAction</c>) and completes when it is cancelled. Possible, too, for an order that was sent and not answered yet, by the
    /// id that <see cref="Errors.GatewayException.OrderId"/> told. Each call asks the counter once.
    /// </summary>
    /// <returns>The cancelled order.</returns>
    /// <exception cref="Errors.OrderRejectedException">The order is unknown or over already, or the counter refused the cancel.</exception>
    /// <exception cref="Errors.GatewayTimeoutException">No answer in time; the order's updates tell what became of it.</exception>
    /// <exception cref="Errors.GatewayDisconnectedException">The gateway is not ready, or the connection was lost before the answer.</exception>
    /// <exception cref="Errors.GatewayException">The library did not send the cancel (-2, -3: too much at once). It can be sent again later.</exception>
    Task<Order> CancelAsync(OrderId id, CancellationToken cancellationToken = default);

    /// <summary>Completes when the order is over and all its trades have arrived. Waits as long as the order lives.</summary>
    /// <returns>The order in its final state.</returns>
    /// <exception cref="Errors.OrderRejectedException">
    /// The order is not known (<see cref="Errors.OrderRejectReason.UnknownOrder"/>), also one that was sent and that the counter has not told of yet.
    /// </exception>
    /// <exception cref="Errors.GatewayException">The trading day ended before the order.</exception>
    /// <exception cref="ObjectDisposedException">The gateway was disposed before the order was over.</exception>
    Task<Order> WaitForCompletionAsync(OrderId id, CancellationToken cancellationToken = default);

    /// <summary>
    /// All orders as they stand, then each change of each order, in the counter's order, none lost. Each enumeration is a consumer of its own.
    /// </summary>
    IAsyncEnumerable<Order> OrderUpdates(CancellationToken cancellationToken = default);

    /// <summary>All trades of the trading day, then each new one, in the counter's order, none lost. Each enumeration is a consumer of its own.</summary>
    IAsyncEnumerable<Trade> TradeUpdates(CancellationToken cancellationToken = default);

    /// <summary>
    /// All positions as they stand, then each that trades, orders or the counter's word change, one that is closed entirely with volume 0; none lost. Prices
    /// alone are no change: <see cref="Positions"/> has the profit at the newest ticks. Each enumeration is a consumer of its own.
    /// </summary>
    IAsyncEnumerable<Position> PositionUpdates(CancellationToken cancellationToken = default);

    /// <summary>
    /// The account in each of its currencies, then each that a query found changed; none lost. The gateway asks after trades and orders, at the counter's
    /// pace; prices alone make it ask no more. Each enumeration is a consumer of its own.
    /// </summary>
    IAsyncEnumerable<Account> AccountUpdates(CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks the counter for the positions (CTP <c>ReqQryInvestorPosition</c>). Where its word is not what the gateway has, it is asked again before it is
    /// believed, because a trade may be on its way.
    /// </summary>
    /// <exception cref="Errors.GatewayException">The gateway is not ready, the counter refused, or did not answer in time.</exception>
    Task<IReadOnlyList<Position>> QueryPositionsAsync(CancellationToken cancellationToken = default);

    /// <summary>Asks the counter for the account (CTP <c>ReqQryTradingAccount</c>).</summary>
    /// <exception cref="Errors.GatewayException">The gateway is not ready, the counter refused, or did not answer in time.</exception>
    Task<Account> QueryAccountAsync(CancellationToken cancellationToken = default);
}
