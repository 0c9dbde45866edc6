using QuantPlus.MarketData;
using QuantPlus.Trading.Guards;

namespace QuantPlus;

/// <summary>What every gateway needs to know. Each package derives its own options from it.</summary>
public abstract class GatewayOptions
{
    /// <summary>The account's user (CTP <c>UserID</c> and <c>InvestorID</c>). Required for trading at a counter; market data alone mostly needs none.</summary>
    public string UserId { get; set; } = "";

    /// <summary>The account's password. Never logged and never part of a message. Required for trading at a counter; market data alone mostly needs none.</summary>
    public string Password { get; set; } = "";

    /// <summary>
    /// Addresses of the trading fronts, tried in turn, as <c>tcp://host:port</c> (or <c>ssl://host:port</c>).
    /// At least one for trading at a counter, unless the <c>Environment</c> of the package's options names it.
    /// </summary>
    public IList<string> TradingFronts { get; } = [];

    /// <summary>Addresses of the market data fronts; as <see cref="TradingFronts"/>, at least one for the market data of a counter.</summary>
    public IList<string> MarketDataFronts { get; } = [];

    /// <summary>
    /// Which sides are used. Default both. A counter that has only one (some TTS simulations have no market data) is put together with another one by
    /// <see cref="CompositeGateway"/>.
    /// </summary>
    public GatewaySides Sides { get; set; } = GatewaySides.Both;

    /// <summary>How long a connection may take until a front answers. Default 20 s.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long <see cref="IGateway.ConnectAsync"/> may take altogether, until every side is ready. Default 3 min: a counter that answers one query a second, and
    /// whose contract list has tens of thousands of rows, is slow. Reconnects, which nobody waits for, have only the other timeouts.
    /// </summary>
    public TimeSpan ReadyTimeout { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>How long the counter may take to answer a request (login, subscription, order). Default 10 s.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a query may take from its turn to its last page. Default 60 s: the contract list of a counter has tens of thousands of rows.
    /// </summary>
    public TimeSpan QueryTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Least time between two queries. Null (the default) takes what the counter's front allows where the library can tell,
    /// and otherwise one query a second, as counters demand.
    /// </summary>
    public TimeSpan? QueryInterval { get; set; }

    /// <summary>How tick subscriptions buffer that name no options of their own.</summary>
    public TickSubscriptionOptions Ticks { get; set; } = new();

    /// <summary>What is refused before it is sent: orders per second, volumes, prices, positions, trades with oneself, cancels, or everything.</summary>
    public TradingGuardOptions Guards { get; } = new();
}
