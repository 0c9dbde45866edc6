using QuantPlus.Ftdc.Requests;
using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>Asks the counter for everything it knows, so that the state is the counter's again after a login, and for parts of it later.</summary>
/// <param name="send">The requests.</param>
/// <param name="queries">Their line.</param>
/// <param name="state">Where answers go.</param>
/// <param name="onMismatch">Told, on the owner loop, what the gateway had kept of a position and what the counter counts.</param>
internal sealed class Synchronizer(TraderRequests send, QueryScheduler queries, TradingState state, Action<Position, Position> onMismatch)
{
    /// <summary>Differences that come and go in so many answers come from trades, after each of which the counter is asked again anyway.</summary>
    private const int MostLooks = 4;

    /// <summary>Whether an order tells of trades that have not come.</summary>
    public bool AreTradesMissing => state.Orders.AreTradesMissing;

    /// <summary>Loads contracts (once a trading day), orders, trades, positions and account.</summary>
    /// <exception cref="Errors.GatewayException">A query was refused or not answered.</exception>
    public async Task SynchronizeAsync(CancellationToken cancellationToken)
    {
        if (state.Contracts.Count == 0)
        {
            await queries.QueryAsync<Contract>(
                "the contracts", send.QueryContracts, rows => state.Contracts = new ContractCatalog(rows), cancellationToken, QueryPriority.Login).ConfigureAwait(false);
        }

        await QueryOrdersAsync(QueryPriority.Login, cancellationToken).ConfigureAwait(false);
        await queries.QueryAsync<PositionRow>(
            "the positions after the login",
            SendPositions,
            rows => state.Positions.Load(rows, isQuiet: state.Orders.PendingOrders().Count == 0),
            cancellationToken,
            QueryPriority.Login).ConfigureAwait(false);
        await QueryAccountAsync(cancellationToken, QueryPriority.Login).ConfigureAwait(false);
    }

    /// <summary>Asks for the orders and trades of the trading day.</summary>
    public async Task QueryOrdersAsync(QueryPriority priority, CancellationToken cancellationToken)
    {
        await queries.QueryAsync<OrderReport>("the orders", send.QueryOrders, ApplyOrders, cancellationToken, priority).ConfigureAwait(false);
        await QueryTradesAsync(priority, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Compares the positions with the counter's and takes the counter's word, where they differ not before a second look; trades that have got lost are
    /// found between the two.
    /// </summary>
    public async Task QueryPositionsAsync(CancellationToken cancellationToken, QueryPriority priority = QueryPriority.Awaited)
    {
        for (var look = 0; look < MostLooks; look++)
        {
            if (look > 0)
                await QueryTradesAsync(priority, cancellationToken).ConfigureAwait(false);
            await queries.QueryAsync<PositionRow>("the positions", SendPositions, ApplyPositions, cancellationToken, priority).ConfigureAwait(false);
            if (!state.Positions.NeedsAnotherLook)
                return;
        }
    }

    /// <summary>Asks for the single lots of the positions.</summary>
    public Task QueryLotsAsync(CancellationToken cancellationToken) => queries.QueryAsync<PositionLotRow>(
        "the lots of the positions", send.QueryPositionLots, state.Positions.TakeLots, cancellationToken, QueryPriority.Refresh);

    /// <summary>Replaces the account by the counter's.</summary>
    public Task QueryAccountAsync(CancellationToken cancellationToken, QueryPriority priority = QueryPriority.Awaited) =>
        queries.QueryAsync<Account>("the account", send.QueryAccount, state.Accounts.Take, cancellationToken, priority);

    private Task<IReadOnlyList<Trade>> QueryTradesAsync(QueryPriority priority, CancellationToken cancellationToken) =>
        queries.QueryAsync<Trade>("the trades", send.QueryTrades, ApplyTrades, cancellationToken, priority);

    private int SendPositions(int requestId)
    {
        state.Positions.BeginQuery();
        return send.QueryPositions(requestId);
    }

    private void ApplyPositions(IReadOnlyList<PositionRow> rows)
    {
        foreach (var (kept, counted) in state.Positions.Take(rows, state.Orders.AreTradesMissing))
            onMismatch(kept, counted);
    }

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
