using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Trading;
using QuantPlus.Trading.Special;

namespace QuantPlus;

/// <summary>
/// A connection to a counter: contracts, market data, trading and settlement. All members may be called from any thread. Values handed out are immutable.
/// </summary>
public interface IGateway : IReferenceData, IMarketData, ITrading, ISettlement, IAsyncDisposable
{
    /// <summary>What the gateway is called in logs and messages, for example <c>CTP</c> or <c>live</c>.</summary>
    string Name { get; }

    /// <summary>How both sides stand now.</summary>
    GatewayStatus Status { get; }

    /// <summary>Quotes, exercise, combinations, parked orders and cancels of many: what is neither a plain order nor a plain cancel.</summary>
    ISpecialOrders SpecialOrders { get; }

    /// <summary>The present status, then each thing that happens, in order, none lost. Each enumeration is a consumer of its own.</summary>
    IAsyncEnumerable<GatewayEvent> Events(CancellationToken cancellationToken = default);

    /// <summary>
    /// Connects both sides, logs in and loads contracts, orders, trades, positions and account. Completes when the gateway is ready;
    /// at once where it is already. Connections that are lost later are made again by themselves.
    /// </summary>
    /// <remarks>
    /// <para>
    /// A gateway that is not ready begins anew: where only one side is down, both are closed, and requests that wait at the other end with
    /// <see cref="Errors.GatewayDisconnectedException"/>. After a lost connection wait for <see cref="GatewayStatus.IsReady"/> instead.
    /// </para>
    /// <para>
    /// When an attempt has failed, whatever it threw, both sides are closed and nothing tries again by itself. Call it again by yourself only where the error's
    /// <see cref="Errors.GatewayError.Class"/> is <see cref="Errors.GatewayErrorClass.Transient"/>; anything else has to be cured first.
    /// </para>
    /// <para>
    /// The options were read once, when the gateway was made. Another password, user, broker, <c>AppID</c> or <c>AuthCode</c> needs a new gateway, mostly a restart of
    /// the program: this one logs in with the same values again, which counts towards the lock of the account. <see cref="ChangePasswordAsync"/> is the exception.
    /// </para>
    /// </remarks>
    /// <exception cref="Errors.LoginRejectedException">The counter refused the login; it is not repeated by itself.</exception>
    /// <exception cref="Errors.GatewayTimeoutException">A step did not end in time: no front answers, or the counter is silent.</exception>
    /// <exception cref="Errors.GatewayDisconnectedException">The connection was lost on the way, or <see cref="DisconnectAsync"/> was called meanwhile.</exception>
    /// <exception cref="Errors.GatewayException">Anything else; kind, code and cure are in <see cref="Errors.GatewayException.Error"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; where this call had begun to connect, the gateway is disconnected again.</exception>
    Task ConnectAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Closes both sides. What waits for an answer ends with <see cref="Errors.GatewayDisconnectedException"/>, each <see cref="ConnectAsync"/> that is under way too;
    /// subscriptions stay and go on when the gateway is connected again.
    /// </summary>
    Task DisconnectAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives the counter a new password for the user (CTP <c>ReqUserPasswordUpdate</c>); it is used from then on, also when the connection is made again.
    /// A gateway that is not connected is connected first: this is how to log in where the counter demands a new password (error 140).
    /// Write the new password into the configuration afterwards.
    /// </summary>
    /// <param name="newPassword">The new password. Never logged and never part of a message.</param>
    /// <param name="cancellationToken">Gives up waiting; the counter may take the password all the same, which is then used.</param>
    /// <exception cref="ArgumentException">The password is empty, or cannot be carried by the counter's interface.</exception>
    /// <exception cref="Errors.GatewayException">
    /// The counter refused, and the old password is still used; or, with <see cref="Errors.GatewayErrorClass.OutcomeUnknown"/>, it did not answer: the new one is used
    /// if it still says so over this connection. Do not repeat it before you know.
    /// </exception>
    Task ChangePasswordAsync(string newPassword, CancellationToken cancellationToken = default);

    /// <summary>Gives the counter a new password for the money account, needed for transfers (CTP <c>ReqTradingAccountPasswordUpdate</c>).</summary>
    /// <param name="oldPassword">The present one. Never logged and never part of a message.</param>
    /// <param name="newPassword">The new one. Never logged and never part of a message.</param>
    /// <param name="cancellationToken">Gives up waiting; the counter may have taken the password all the same.</param>
    /// <exception cref="ArgumentException">A password is empty, or cannot be carried by the counter's interface.</exception>
    /// <exception cref="Errors.GatewayException">The counter does not do this (TTS), refused, or did not answer in time.</exception>
    Task ChangeAccountPasswordAsync(string oldPassword, string newPassword, CancellationToken cancellationToken = default);
}
