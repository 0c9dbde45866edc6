using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.Simulation;
using QuantPlus.Trading;

namespace QuantPlus.Conformance.Tests;

/// <summary>One thing that can be wrong with an order, and the name that it has, whoever refuses it. The same rows are in docs/orders.md.</summary>
internal sealed record BadOrder(string What, OrderRejectReason Reason, Func<EmbeddedEnvironment, OrderRequest> Request)
{
    private static readonly InstrumentId Rebar = InstrumentId.Parse("rb2510.SHFE");
    private static readonly InstrumentId Meal = InstrumentId.Parse("m2509.DCE");

    /// <summary>The environment's time, China's; a moment of continuous trading unless the row is about something else.</summary>
    public TimeOnly At { get; init; } = new(10, 0);

    /// <summary>Lots of rebar that are bought before.</summary>
    public int Bought { get; init; }

    public Action<EmbeddedEnvironmentOptions> Environment { get; init; } = _ => { };

    public static IReadOnlyList<BadOrder> All { get; } =
    [
        new("unknown contract", OrderRejectReason.UnknownContract, _ => OrderRequest.Buy(InstrumentId.Parse("xx9999.SHFE"), 1, 100)),
        new("letter case of the contract", OrderRejectReason.UnknownContract, _ => OrderRequest.Buy(InstrumentId.Parse("RB2510.SHFE"), 1, 3000)),
        new("volume 0", OrderRejectReason.InvalidVolume, market => Buy(market) with { Volume = 0 }),
        new("negative volume", OrderRejectReason.InvalidVolume, market => Buy(market) with { Volume = int.MinValue }),
        new("volume above the contract's limit", OrderRejectReason.InvalidVolume, market => Buy(market) with { Volume = 1_000_000 }),
        new("least volume above the volume", OrderRejectReason.InvalidVolume, market => Buy(market) with { Type = OrderType.FillAndKill, MinVolume = 2 }),
        new("price NaN", OrderRejectReason.InvalidPrice, market => Buy(market) with { Price = double.NaN }),
        new("infinite price", OrderRejectReason.InvalidPrice, market => Buy(market) with { Price = double.PositiveInfinity }),
        new("trigger without a stop price", OrderRejectReason.InvalidPrice, market => Buy(market) with { Trigger = OrderTrigger.LastAtOrAbove }),
        new("stop price without a trigger", OrderRejectReason.InvalidPrice, market => Buy(market) with { StopPrice = 3000 }),
        new("price off the grid", OrderRejectReason.PriceOffGrid, market => Buy(market) with { Price = Bid(market, Rebar) + 0.5 }),
        new("price above the upper limit", OrderRejectReason.PriceOutsideLimits, market => Buy(market) with { Price = 9000 }),
        new("price below the lower limit", OrderRejectReason.PriceOutsideLimits, market => Buy(market) with { Price = 1000 }),
        new("no position to close", OrderRejectReason.InsufficientPosition, market => Buy(market) with { Instrument = Meal, Price = Bid(market, Meal), Offset = Offset.Close }),
        new("no position of today to close", OrderRejectReason.InsufficientPosition, market => Sell(market, Offset.CloseToday)),
        new("more to close than there is", OrderRejectReason.InsufficientPosition, market => Sell(market, Offset.CloseToday) with { Volume = 3 }) { Bought = 2 },
        new("today's position closed as yesterday's", OrderRejectReason.InsufficientPosition, market => Sell(market, Offset.CloseYesterday)) { Bought = 1 },
        new("today's position closed with a plain close at SHFE", OrderRejectReason.InsufficientPosition, market => Sell(market, Offset.Close)) { Bought = 1 },
        new("yesterday's position closed as today's", OrderRejectReason.InsufficientPosition, market => Sell(market, Offset.CloseToday))
        {
            Environment = options => options.AddYesterdayPosition(Rebar, PositionDirection.Long, 1),
        },
        new("not enough money", OrderRejectReason.InsufficientFunds, Buy) { Environment = options => options.Balance = 1000 },
        new("outside the session", OrderRejectReason.OutsideSession, Buy) { At = new(16, 0), Environment = options => options.KeepExchangeHours = true },
        new("in a break", OrderRejectReason.OutsideSession, Buy) { At = new(10, 20), Environment = options => options.KeepExchangeHours = true },
        new("while an auction is matched", OrderRejectReason.OutsideSession, BuyIndex) { At = new(9, 29, 30), Environment = options => options.KeepExchangeHours = true },
        new("fill-and-kill in an auction", OrderRejectReason.NotSupported, market => BuyIndex(market) with { Type = OrderType.FillAndKill })
        {
            At = new(9, 26),
            Environment = options => options.KeepExchangeHours = true,
        },
        new("market order at SHFE", OrderRejectReason.NotSupported, market => Buy(market) with { Type = OrderType.Market, Price = double.NaN }),
        new("good till cancelled", OrderRejectReason.NotSupported, market => Buy(market) with { TimeInForce = TimeInForce.GoodTillCancelled }),
        new("good till a date", OrderRejectReason.NotSupported, market => Buy(market) with { TimeInForce = TimeInForce.GoodTillDate }),
        new("least volume of an order that rests", OrderRejectReason.NotSupported, market => Buy(market) with { Volume = 3, MinVolume = 2 }),
        new("offset that is only seen on orders", OrderRejectReason.NotSupported, market => Buy(market) with { Offset = Offset.ForceClose }),
        new("tag of more than 12 bytes", OrderRejectReason.InvalidTag, market => Buy(market) with { Tag = "做市策略甲买一" }),
        new("tag with a NUL", OrderRejectReason.InvalidTag, market => Buy(market) with { Tag = "a\0b" }),
        new("more orders a second than the counter allows", OrderRejectReason.TooManyOrders, Buy) { Bought = 1, Environment = options => options.OrdersPerSecond = 1 },
    ];

    public static BadOrder Of(string what) => All.Single(bad => bad.What == what);

    /// <summary>Best bid, or the previous settlement price of the counter's account where the market shows none.</summary>
    private static double Bid(EmbeddedEnvironment market, InstrumentId instrument) => market.GetQuote(instrument).BidPrice;

    private static OrderRequest Buy(EmbeddedEnvironment market) => OrderRequest.Buy(Rebar, 1, Bid(market, Rebar));

    private static OrderRequest Sell(EmbeddedEnvironment market, Offset offset) => OrderRequest.Sell(Rebar, 1, Bid(market, Rebar), offset);

    private static OrderRequest BuyIndex(EmbeddedEnvironment market)
    {
        var index = market.Contracts.OfProduct("IF").First().Id;
        return OrderRequest.Buy(index, 1, Bid(market, index));
    }
}
