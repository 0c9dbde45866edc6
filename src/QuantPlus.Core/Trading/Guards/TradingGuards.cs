using System.Collections.Frozen;
using QuantPlus.Errors;
using QuantPlus.Instruments;

namespace QuantPlus.Trading.Guards;

/// <summary>
/// All guards of one gateway, asked in turn before anything is sent. What one lets pass is taken into account for the next, from whatever
/// thread it comes. Outlives connections.
/// </summary>
internal sealed class TradingGuards
{
    private readonly Lock _lock = new();
    private readonly bool _readOnly;
    private readonly SentOrders _sent;
    private readonly bool _watchesOrders;
    private readonly IOrderGuard[] _guards;
    private readonly CancelGuard? _cancels;

    /// <param name="options">Which guards there are; read once, here.</param>
    /// <param name="book">The account and the market.</param>
    /// <param name="time">The clock.</param>
    /// <param name="onManyCancels">Told once when a contract has as many cancels as a warning is wanted for.</param>
    public TradingGuards(TradingGuardOptions options, IGuardBook book, TimeProvider time, Action<InstrumentId, int> onManyCancels)
    {
        _readOnly = options.ReadOnly;
        _sent = new SentOrders(book);
        _watchesOrders = options.SelfTrade || options.MaxPosition is not null || options.MaxPositionByProduct.Count > 0;
        _guards = [.. Create(options, book, time)];
        if (options.MaxCancelsPerContract is not null || options.WarnCancelsPerContract is not null)
            _cancels = new CancelGuard(options.WarnCancelsPerContract, options.MaxCancelsPerContract, book, onManyCancels);
    }

    /// <summary>Lets an order pass, which is then sent under this name.</summary>
    /// <exception cref="OrderRejectedException">A guard refuses it.</exception>
    public void Admit(OrderId id, OrderRequest request, Contract contract)
    {
        if (_readOnly)
            throw IsReadOnly("order").ToException();
        lock (_lock)
        {
            foreach (var guard in _guards)
            {
                if (guard.Check(request, contract) is { } refusal)
                    throw refusal.ToException();
            }

            if (_watchesOrders)
                _sent.Add(id, request);
        }
    }

    /// <summary>Lets something else pass that a gateway which only watches does not send.</summary>
    /// <exception cref="OrderRejectedException">The gateway only watches.</exception>
    public void AdmitSpecial(string what)
    {
        if (_readOnly)
            throw IsReadOnly(what).ToException();
    }

    /// <summary>An order that was let pass was not sent.</summary>
    public void Forget(OrderId id)
    {
        lock (_lock)
            _sent.Remove(id);
    }

    /// <summary>Lets a cancel pass.</summary>
    /// <exception cref="OrderRejectedException">A guard refuses it.</exception>
    public void AdmitCancel(Order order)
    {
        if (_readOnly)
            throw IsReadOnly("cancel").ToException();
        if (_cancels is null)
            return;
        lock (_lock)
        {
            if (_cancels.Check(order) is { } refusal)
                throw refusal.ToException();
        }
    }

    /// <summary>A cancel that was let pass was not sent.</summary>
    public void ForgetCancel(Order order)
    {
        lock (_lock)
            _cancels?.Forget(order);
    }

    /// <summary>A new login has loaded the counter's orders.</summary>
    public void BeginSession()
    {
        lock (_lock)
            _sent.Clear();
    }

    private IEnumerable<IOrderGuard> Create(TradingGuardOptions options, IGuardBook book, TimeProvider time)
    {
        if (options.ContractVolume)
            yield return new ContractVolumeGuard();
        if (options.MaxOrderVolume is { } volume)
            yield return new OrderVolumeGuard(volume);
        if (options.PriceGrid)
            yield return new PriceGridGuard();
        if (options.PriceLimits)
            yield return new PriceLimitsGuard(book);
        if (options.MaxPosition is not null || options.MaxPositionByProduct.Count > 0)
            yield return new PositionGuard(options.MaxPosition, options.MaxPositionByProduct.ToFrozenDictionary(StringComparer.Ordinal), _sent, book);
        if (options.SelfTrade)
            yield return new SelfTradeGuard(_sent);

        // Last, because what it lets pass counts.
        if (options.MaxOrdersPerSecond is { } orders)
            yield return new OrderRateGuard(orders, time);
    }

    private static GuardRefusal IsReadOnly(string what) => new(
        TradingGuard.ReadOnly,
        OrderRejectReason.ReadOnly,
        $"The gateway only watches, so the {what} was not sent.",
        "Set Guards:ReadOnly to false to trade.");
}
