namespace QuantPlus.Trading;

/// <summary>Settlement statements. The gateway confirms by itself what a counter wants confirmed before the first order of a day.</summary>
public interface ISettlement
{
    /// <summary>Asks the counter for a settlement statement (CTP <c>ReqQrySettlementInfo</c>).</summary>
    /// <param name="tradingDay">The trading day that was settled; null for the newest statement.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The statement as brokers write it, mostly a Chinese form with lines that end in CR LF; empty where there is none.</returns>
    /// <exception cref="Errors.GatewayException">The gateway is not ready, the counter refused, or did not answer in time.</exception>
    Task<string> QuerySettlementStatementAsync(DateOnly? tradingDay = null, CancellationToken cancellationToken = default);

    /// <summary>Asks the counter whether the settlement statement has been confirmed (CTP <c>ReqQrySettlementInfoConfirm</c>).</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The newest confirmation; null where there is none.</returns>
    /// <exception cref="Errors.GatewayException">The gateway is not ready, the counter refused, or did not answer in time.</exception>
    Task<SettlementConfirmation?> QuerySettlementConfirmationAsync(CancellationToken cancellationToken = default);
}
