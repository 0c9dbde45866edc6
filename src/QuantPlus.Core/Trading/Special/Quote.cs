namespace QuantPlus.Trading.Special;

/// <summary>
/// A two-sided quote as it stood at one moment (CTP <c>OnRtnQuote</c>). Immutable. The exchange makes an order of each side, which live and trade like any other: find
/// them by <see cref="BidOrderId"/> and <see cref="AskOrderId"/> in <see cref="ITrading.Orders"/>.
/// </summary>
public sealed record Quote : SpecialOrder
{
    /// <summary>The price to buy at; <see cref="double.NaN"/> without that side.</summary>
    public double BidPrice { get; init; } = double.NaN;

    /// <summary>Lots to buy.</summary>
    public int BidVolume { get; init; }

    /// <summary>The price to sell at; <see cref="double.NaN"/> without that side.</summary>
    public double AskPrice { get; init; } = double.NaN;

    /// <summary>Lots to sell.</summary>
    public int AskVolume { get; init; }

    /// <summary>Whether the buying side opens or closes.</summary>
    public Offset BidOffset { get; init; }

    /// <summary>Whether the selling side opens or closes.</summary>
    public Offset AskOffset { get; init; }

    /// <summary>The purpose of the position, as the buying side has it.</summary>
    public HedgeFlag Hedge { get; init; }

    /// <summary>The order that buys; null where the counter gave its reference not.</summary>
    public OrderId? BidOrderId { get; init; }

    /// <summary>The order that sells; null where the counter gave its reference not.</summary>
    public OrderId? AskOrderId { get; init; }

    /// <summary>The exchange's number of the order that buys, without blanks; empty until it is known.</summary>
    public string BidExchangeOrderId { get; init; } = "";

    /// <summary>The exchange's number of the order that sells, without blanks; empty until it is known.</summary>
    public string AskExchangeOrderId { get; init; } = "";

    /// <summary>The demand that it answers; empty for none.</summary>
    public string DemandId { get; init; } = "";
}
