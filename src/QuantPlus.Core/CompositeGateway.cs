using System.Diagnostics.CodeAnalysis;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Trading;
using QuantPlus.Trading.Special;

namespace QuantPlus;

/// <summary>
/// One gateway made of two: trading at one counter, market data of another. For counters that have only one of them, and for those who trade on a
/// simulation with the ticks of the real market. The sides that are not used are best switched off by <see cref="GatewayOptions.Sides"/>.
/// </summary>
public sealed class CompositeGateway : IGateway
{
    private readonly IGateway _trading;
    private readonly IGateway _marketData;
    private readonly ConnectsUnderWay _connects;

    /// <summary>Puts two gateways together, which the composite then disposes.</summary>
    /// <param name="trading">Whose contracts, orders, trades, positions and account are used.</param>
    /// <param name="marketData">Whose ticks are used.</param>
    /// <param name="name">What the composite is called; null for both names.</param>
    public CompositeGateway(IGateway trading, IGateway marketData, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(trading);
        ArgumentNullException.ThrowIfNull(marketData);
        _trading = trading;
        _marketData = marketData;
        Name = name ?? $"{trading.Name}+{marketData.Name}";
        _connects = new ConnectsUnderWay(Name);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public GatewayStatus Status => CompositeEvents.Combine(_trading.Status, _marketData.Status);

    /// <inheritdoc/>
    public ContractCatalog Contracts => _trading.Contracts;

    /// <inheritdoc/>
    public IReadOnlyList<Order> Orders => _trading.Orders;

    /// <inheritdoc/>
    public IReadOnlyList<Trade> Trades => _trading.Trades;

    /// <inheritdoc/>
    public IReadOnlyList<Position> Positions => _trading.Positions;

    /// <inheritdoc/>
    public Account? Account => _trading.Account;

    /// <inheritdoc/>
    public ISpecialOrders SpecialOrders => _trading.SpecialOrders;

    /// <inheritdoc/>
    public IReadOnlyList<Account> Accounts => _trading.Accounts;

    /// <inheritdoc/>
    public bool TagsReachCounter => _trading.TagsReachCounter;

    /// <inheritdoc/>
    public IAsyncEnumerable<GatewayEvent> Events(CancellationToken cancellationToken = default) =>
        CompositeEvents.ReadAsync(_trading, _marketData, cancellationToken);

    /// <summary>Connects trading, then market data. Where one fails, what this call connected is disconnected again.</summary>
    /// <inheritdoc/>
    public async Task ConnectAsync(CancellationToken cancellationToken = default)
    {
        // The same for both: a disconnect between the one and the other ends it too.
        var disconnected = _connects.Disconnected;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, disconnected);
        try
        {
            await ConnectBothAsync(ended.Token, disconnected).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (disconnected.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw _connects.ToException();
        }
    }

    /// <inheritdoc/>
    public async Task DisconnectAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // Together: a connect that begins afterwards then comes after both, and neither stays open for the other one's sake.
        await Task.WhenAll(_connects.EndAsync(), _marketData.DisconnectAsync(cancellationToken), _trading.DisconnectAsync(cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Changes the password of the trading user; see <see cref="IGateway.ChangePasswordAsync"/>.</summary>
    /// <inheritdoc/>
    public Task ChangePasswordAsync(string newPassword, CancellationToken cancellationToken = default) =>
        _trading.ChangePasswordAsync(newPassword, cancellationToken);

    /// <inheritdoc/>
    public Task ChangeAccountPasswordAsync(string oldPassword, string newPassword, CancellationToken cancellationToken = default) =>
        _trading.ChangeAccountPasswordAsync(oldPassword, newPassword, cancellationToken);

    /// <inheritdoc/>
    public Task<ITickSubscription> SubscribeAsync(
        IEnumerable<InstrumentId> instruments, TickSubscriptionOptions? options = null, CancellationToken cancellationToken = default) =>
        _marketData.SubscribeAsync(Complete(instruments), options, cancellationToken);

    /// <inheritdoc/>
    public Task<ITickSubscription> SubscribeAsync(
        IEnumerable<InstrumentId> instruments, ITickHandler handler, CancellationToken cancellationToken = default) =>
        _marketData.SubscribeAsync(Complete(instruments), handler, cancellationToken);

    /// <inheritdoc/>
    public bool TryGetLastTick(InstrumentId instrument, out Tick tick) => _marketData.TryGetLastTick(instrument, out tick);

    /// <inheritdoc/>
    public bool TryGetLastDepth(InstrumentId instrument, out MarketDepth depth) => _marketData.TryGetLastDepth(instrument, out depth);

    /// <inheritdoc/>
    public bool TryGetOrder(OrderId id, [NotNullWhen(true)] out Order? order) => _trading.TryGetOrder(id, out order);

    /// <inheritdoc/>
    public bool TryGetOrder(Exchange exchange, string exchangeOrderId, [NotNullWhen(true)] out Order? order) =>
        _trading.TryGetOrder(exchange, exchangeOrderId, out order);

    /// <inheritdoc/>
    public Task<Order> SubmitAsync(OrderRequest request, CancellationToken cancellationToken = default) =>
        _trading.SubmitAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<Order> CancelAsync(OrderId id, CancellationToken cancellationToken = default) => _trading.CancelAsync(id, cancellationToken);

    /// <inheritdoc/>
    public Task<Order> WaitForCompletionAsync(OrderId id, CancellationToken cancellationToken = default) =>
        _trading.WaitForCompletionAsync(id, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<Order> OrderUpdates(CancellationToken cancellationToken = default) => _trading.OrderUpdates(cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<Trade> TradeUpdates(CancellationToken cancellationToken = default) => _trading.TradeUpdates(cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<Position> PositionUpdates(CancellationToken cancellationToken = default) => _trading.PositionUpdates(cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<Account> AccountUpdates(CancellationToken cancellationToken = default) => _trading.AccountUpdates(cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Position>> QueryPositionsAsync(CancellationToken cancellationToken = default) =>
        _trading.QueryPositionsAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<Account> QueryAccountAsync(CancellationToken cancellationToken = default) => _trading.QueryAccountAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<MarginRate> QueryMarginRateAsync(
        InstrumentId instrument, HedgeFlag hedge = HedgeFlag.Speculation, CancellationToken cancellationToken = default) =>
        _trading.QueryMarginRateAsync(instrument, hedge, cancellationToken);

    /// <inheritdoc/>
    public Task<CommissionRate> QueryCommissionRateAsync(InstrumentId instrument, CancellationToken cancellationToken = default) =>
        _trading.QueryCommissionRateAsync(instrument, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<InstrumentId, MarginRate>> QueryMarginRatesAsync(
        IEnumerable<InstrumentId> instruments, HedgeFlag hedge = HedgeFlag.Speculation, CancellationToken cancellationToken = default) =>
        _trading.QueryMarginRatesAsync(instruments, hedge, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<InstrumentId, CommissionRate>> QueryCommissionRatesAsync(
        IEnumerable<InstrumentId> instruments, CancellationToken cancellationToken = default) =>
        _trading.QueryCommissionRatesAsync(instruments, cancellationToken);

    /// <inheritdoc/>
    public bool TryGetPhase(InstrumentId instrument, out TradingPhase phase) => _trading.TryGetPhase(instrument, out phase);

    /// <inheritdoc/>
    public Task<string> QuerySettlementStatementAsync(DateOnly? tradingDay = null, CancellationToken cancellationToken = default) =>
        _trading.QuerySettlementStatementAsync(tradingDay, cancellationToken);

    /// <inheritdoc/>
    public Task<SettlementConfirmation?> QuerySettlementConfirmationAsync(CancellationToken cancellationToken = default) =>
        _trading.QuerySettlementConfirmationAsync(cancellationToken);

    /// <summary>Disposes both gateways.</summary>
    public async ValueTask DisposeAsync()
    {
        await _marketData.DisposeAsync().ConfigureAwait(false);
        await _trading.DisposeAsync().ConfigureAwait(false);
    }

    private async Task ConnectBothAsync(CancellationToken cancellationToken, CancellationToken disconnected)
    {
        var wasReady = _trading.Status.IsReady;
        await _trading.ConnectAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _marketData.ConnectAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // Whoever disconnects does so with both, and may be connecting again by now.
            if (!wasReady && !disconnected.IsCancellationRequested)
                await _trading.DisconnectAsync(CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    // The trading counter's contract list knows the exchanges; a market data gateway without a trading side knows none.
    private IEnumerable<InstrumentId> Complete(IEnumerable<InstrumentId> instruments)
    {
        ArgumentNullException.ThrowIfNull(instruments);
        var contracts = Contracts;
        return instruments.Select(instrument =>
            instrument.Exchange.IsNone && contracts.TryGet(instrument, out var contract) ? contract.Id : instrument);
    }
}
