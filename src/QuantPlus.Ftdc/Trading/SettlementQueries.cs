using QuantPlus.Ftdc.Native;
using QuantPlus.Ftdc.Requests;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>A piece of a settlement statement: bytes, because counters cut in the middle of characters.</summary>
internal sealed record StatementPiece(byte[] Bytes);

/// <summary>Asks the counter for settlement statements and their confirmation.</summary>
internal sealed class SettlementQueries(TraderRequests send, QueryScheduler queries)
{
    /// <inheritdoc cref="ISettlement.QuerySettlementStatementAsync"/>
    public async Task<string> QueryStatementAsync(DateOnly? tradingDay, CancellationToken cancellationToken)
    {
        var name = tradingDay is { } day ? $"the settlement statement of {day:yyyy-MM-dd}" : "the newest settlement statement";
        var pieces = await queries.QueryAsync<StatementPiece>(name, id => send.QuerySettlementStatement(tradingDay, id), null, cancellationToken)
            .ConfigureAwait(false);
        return NativeText.Decode([.. pieces.SelectMany(piece => piece.Bytes)]);
    }

    /// <inheritdoc cref="ISettlement.QuerySettlementConfirmationAsync"/>
    public async Task<SettlementConfirmation?> QueryConfirmationAsync(CancellationToken cancellationToken)
    {
        var confirmations = await queries.QueryAsync<SettlementConfirmation>(
            "the settlement confirmation", send.QuerySettlementConfirmation, null, cancellationToken).ConfigureAwait(false);
        return confirmations.MaxBy(confirmation => (confirmation.ConfirmedOn, confirmation.ConfirmedAt));
    }
}
