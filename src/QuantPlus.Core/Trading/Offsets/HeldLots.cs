namespace QuantPlus.Trading.Offsets;

/// <summary>The lots that an order would close: those of its contract and hedge flag on the other side, and what working orders hold back of them.</summary>
/// <param name="Today">Lots opened on this trading day.</param>
/// <param name="Yesterday">Lots held over from earlier days.</param>
/// <param name="FrozenToday">How many of today's are held back.</param>
/// <param name="FrozenYesterday">How many of yesterday's are held back.</param>
public readonly record struct HeldLots(int Today, int Yesterday, int FrozenToday = 0, int FrozenYesterday = 0)
{
    /// <summary>Today's lots that can be closed.</summary>
    public int ClosableToday => Math.Max(0, Today - FrozenToday);

    /// <summary>Yesterday's lots that can be closed.</summary>
    public int ClosableYesterday => Math.Max(0, Yesterday - FrozenYesterday);

    /// <summary>Lots that can be closed.</summary>
    public int Closable => ClosableToday + ClosableYesterday;

    /// <summary>Reads the lots that a request would close off an account's positions and orders.</summary>
    /// <param name="request">Contract, direction and hedge flag count.</param>
    /// <param name="positions">The account's positions.</param>
    /// <param name="orders">The account's orders; those that are over do not count.</param>
    public static HeldLots Against(OrderRequest request, IEnumerable<Position> positions, IEnumerable<Order> orders)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentNullException.ThrowIfNull(orders);
        int today = 0, yesterday = 0, frozen = 0;
        foreach (var position in positions)
        {
            if (!IsAgainst(request, position))
                continue;
            today += position.TodayVolume;
            yesterday += position.YesterdayVolume;
            frozen += position.FrozenVolume;
        }

        // Where the exchange does not keep them apart, the oldest lots go first.
        var ofToday = request.Instrument.Exchange.SeparatesTodayPositions
            ? orders.Where(order => order.Offset == Offset.CloseToday && Closes(order, request)).Sum(order => order.RemainingVolume)
            : frozen - yesterday;
        var frozenToday = Math.Clamp(ofToday, 0, Math.Min(frozen, today));
        return new HeldLots(today, yesterday, frozenToday, Math.Min(yesterday, frozen - frozenToday));
    }

    private static bool IsAgainst(OrderRequest request, Position position) =>
        position.Instrument == request.Instrument
        && position.Hedge == request.Hedge
        && (request.Direction == Direction.Buy
            ? position.Direction == PositionDirection.Short
            : position.Direction is PositionDirection.Long or PositionDirection.Net);

    private static bool Closes(Order order, OrderRequest request) =>
        !order.IsFinal
        && order.Offset != Offset.Open
        && order.Instrument == request.Instrument
        && order.Direction == request.Direction
        && order.Hedge == request.Hedge;
}
