using QuantPlus.Ftdc.Requests;
using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>Asks the counter for everything it knows, so that the state is the counter's again after a login.</summary>
internal sealed class Synchronizer(TraderRequests send, QueryScheduler queries, TradingState state)
{
    /// <summary>Loads contracts (once a trading day), orders, trades, positions and account.</summary>
    /// <exception cref="Errors.GatewayException">A query was refused or not answered.</exception>
    public async Task SynchronizeAsync(CancellationToken cancellationToken)
    {
        if (state.Contracts.Count == 0)
        {
            await queries.QueryAsync<Contract>(
                "the contracts", send.QueryContracts, rows => state.Contracts = new ContractCatalog(rows), cancellationToken).ConfigureAwait(false);
        }

        await queries.QueryAsync<OrderReport>("the orders", send.QueryOrders, ApplyOrders, cancellationToken).ConfigureAwait(false);
        await queries.QueryAsync<Trade>("the trades", send.QueryTrades, ApplyTrades, cancellationToken).ConfigureAwait(false);
        await QueryPositionsAsync(cancellationToken).ConfigureAwait(false);
        await QueryAccountAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Replaces the positions by the counter's.</summary>
    public Task QueryPositionsAsync(CancellationToken cancellationToken, QueryPriority priority = QueryPriority.Awaited) =>
        queries.QueryAsync<PositionRow>(
            "the positions", send.QueryPositions, rows => state.Positions.Replace(rows, state.Contracts), cancellationToken, priority);

    /// <summary>Replaces the account by the counter's.</summary>
    public Task QueryAccountAsync(CancellationToken cancellationToken, QueryPriority priority = QueryPriority.Awaited) =>
        queries.QueryAsync<Account>(
            "the account", send.QueryAccount, rows => state.Account = rows.Count > 0 ? rows[0] : state.Account, cancellationToken, priority);

    private void ApplyOrders(IReadOnlyList<OrderReport> rows)
    {
        foreach (var row in rows)
            state.Orders.OnOrder(row);
    }

    private void ApplyTrades(IReadOnlyList<Trade> rows)
    {
        foreach (var row in rows)
            state.Orders.OnTrade(row, out _);
    }
}
