namespace QuantPlus.Trading.Guards;

/// <summary>
/// What a gateway refuses before it is sent. Each guard stands by itself; those that need a limit are off until they have one.
/// Read once, when the gateway is made.
/// </summary>
public sealed class TradingGuardOptions
{
    /// <summary>Whether every order and every cancel is refused: for programs that only watch. Default false.</summary>
    public bool ReadOnly { get; set; }

    /// <summary>Whether a volume outside the contract's own limits is refused. Default true; where false the exchange decides.</summary>
    public bool ContractVolume { get; set; } = true;

    /// <summary>Most lots of one order, from 1. Null (the default) for no limit.</summary>
    public int? MaxOrderVolume { get; set; }

    /// <summary>Whether a price off the contract's price grid is refused. Default true; where false the exchange decides.</summary>
    public bool PriceGrid { get; set; } = true;

    /// <summary>
    /// Whether a price outside the day's limits is refused, where a tick has told the limits. Default true; where false the exchange decides.
    /// </summary>
    public bool PriceLimits { get; set; } = true;

    /// <summary>
    /// Most lots held of one contract on one side, long or short, all hedge flags together. What the account's other orders may still open counts
    /// as held. 0 allows closing only. Null (the default) for no limit.
    /// </summary>
    public int? MaxPosition { get; set; }

    /// <summary>As <see cref="MaxPosition"/>, and in its place, for the contracts of a product such as <c>rb</c>; letter case matters.</summary>
    public IDictionary<string, int> MaxPositionByProduct { get; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>
    /// Whether an order is refused that would trade with an order of the same account, this program's or another's. Exchanges punish such trades.
    /// Default false.
    /// </summary>
    public bool SelfTrade { get; set; }

    /// <summary>Most orders in any one second, from 1 to 10,000; cancels do not count. Null (the default) for no limit.</summary>
    public int? MaxOrdersPerSecond { get; set; }

    /// <summary>
    /// From how many cancels of one contract on one trading day on a warning is logged, once; from 1. Null (the default) for none.
    /// Counted are the account's cancelled orders, other programs' too, but not those that an exchange ends by itself, such as fill-and-kill orders.
    /// </summary>
    public int? WarnCancelsPerContract { get; set; }

    /// <summary>
    /// Most cancels of one contract on one trading day, counted as for <see cref="WarnCancelsPerContract"/>; a further cancel is refused.
    /// Exchanges punish from 500 on. Null (the default) for no limit.
    /// </summary>
    public int? MaxCancelsPerContract { get; set; }
}
