using QuantPlus.Errors;
using QuantPlus.Instruments;

namespace QuantPlus.Trading;

/// <summary>An order as it stood at one moment (CTP <c>OnRtnOrder</c>, with its trades counted in). Immutable.</summary>
public sealed record Order
{
    /// <summary>The order's name.</summary>
    public required OrderId Id { get; init; }

    /// <summary>The exchange's own number of the order (CTP <c>OrderSysID</c>), without blanks; empty until the exchange has it.</summary>
    public string ExchangeOrderId { get; init; } = "";

    /// <summary>The contract.</summary>
    public required InstrumentId Instrument { get; init; }

    /// <summary>Buy or sell.</summary>
    public Direction Direction { get; init; }

    /// <summary>Open or close.</summary>
    public Offset Offset { get; init; }

    /// <summary>The purpose of the position.</summary>
    public HedgeFlag Hedge { get; init; }

    /// <summary>How the order meets the market.</summary>
    public OrderType Type { get; init; }

    /// <summary>The limit price; <see cref="double.NaN"/> for a market order.</summary>
    public double Price { get; init; } = double.NaN;

    /// <summary>What a conditional order waits for, or waited for; <see cref="OrderTrigger.None"/> for every other order.</summary>
    public OrderTrigger Trigger { get; init; }

    /// <summary>The price of the <see cref="Trigger"/>; <see cref="double.NaN"/> without one.</summary>
    public double StopPrice { get; init; } = double.NaN;

    /// <summary>
    /// The number of the conditional order that this one has taken the place of when its trigger was touched, as on that order's
    /// <see cref="ExchangeOrderId"/> (CTP <c>RelativeOrderSysID</c>); empty for any other order.
    /// </summary>
    public string TriggeredFrom { get; init; } = "";

    /// <summary>Fewest lots that were to trade; 1 where nothing was said.</summary>
    public int MinVolume { get; init; } = 1;

    /// <summary>The user's own mark of the request; empty where it has none, or where the library has no room for it and another process sent the order.</summary>
    public string Tag { get; init; } = "";

    /// <summary>Lots asked for.</summary>
    public int Volume { get; init; }

    /// <summary>Lots traded so far: what the order or its trades say, whichever came first.</summary>
    public int TradedVolume { get; init; }

    /// <summary>Mean price of the trades so far; <see cref="double.NaN"/> while there are none.</summary>
    public double AveragePrice { get; init; } = double.NaN;

    /// <summary>Where the order is in its life.</summary>
    public OrderStatus Status { get; init; }

    /// <summary>The counter's text on the status, mostly Chinese; may be empty.</summary>
    public string StatusText { get; init; } = "";

    /// <summary>Why the order was refused, as one of the known reasons; null unless <see cref="Status"/> is <see cref="OrderStatus.Rejected"/>.</summary>
    public OrderRejectReason? RejectReason { get; init; }

    /// <summary>Why the order was refused, in words; null unless <see cref="Status"/> is <see cref="OrderStatus.Rejected"/>.</summary>
    public GatewayError? Error { get; init; }

    /// <summary>The trading day it belongs to; null where the counter sent none.</summary>
    public DateOnly? TradingDay { get; init; }

    /// <summary>When the counter took it, China's time (UTC+8), to the second; null where it sent no readable time.</summary>
    public DateTimeOffset? InsertTime { get; init; }

    /// <summary>
    /// Whether this gateway sent it, over the present connection or an earlier one; false for orders of other programs of the account, and for those
    /// that the same program sent before it was started anew: these are found by <see cref="Id"/> or <see cref="Tag"/>.
    /// </summary>
    public bool IsOwn { get; init; }

    /// <summary>Lots not traded yet; they do not trade any more once <see cref="IsFinal"/>.</summary>
    public int RemainingVolume => Volume - TradedVolume;

    /// <summary>
    /// Whether the order is over: traded, cancelled or refused, or touched, when another order takes its place. The cancel of a fill-and-kill order may come before its trade
    /// (SHFE, INE, CFFEX), so only <see cref="ITrading.WaitForCompletionAsync"/> waits for the trades too.
    /// </summary>
    public bool IsFinal => Status is OrderStatus.AllTraded or OrderStatus.Cancelled or OrderStatus.Rejected or OrderStatus.Triggered;
}
