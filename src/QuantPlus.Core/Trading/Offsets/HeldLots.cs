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

    /// <summary>Reads the lots that a request would close off an account's positions.</summary>
    /// <param name="request">Contract, direction and hedge flag count.</param>
    /// <param name="positions">The account's positions, which know what working orders hold back.</param>
    public static HeldLots Against(OrderRequest request, IEnumerable<Position> positions)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(positions);
        var held = default(HeldLots);
        foreach (var position in positions)
        {
            if (!IsAgainst(request, position))
                continue;
            held = new HeldLots(
                held.Today + position.TodayVolume,
                held.Yesterday + position.YesterdayVolume,
                held.FrozenToday + position.FrozenToday,
                held.FrozenYesterday + position.FrozenYesterday);
        }

        return held;
    }

    private static bool IsAgainst(OrderRequest request, Position position) =>
        position.Instrument == request.Instrument
        && position.Hedge == request.Hedge
        && (request.Direction == Direction.Buy
            ? position.Direction == PositionDirection.Short
            : position.Direction is PositionDirection.Long or PositionDirection.Net);
}
