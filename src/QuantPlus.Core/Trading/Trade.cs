using QuantPlus.Instruments;

namespace QuantPlus.Trading;

/// <summary>One trade (CTP <c>OnRtnTrade</c>). Immutable. Unique by exchange, <see cref="TradeId"/> and <see cref="Direction"/>.</summary>
public sealed record Trade
{
    /// <summary>The exchange's number of the trade, without blanks; both sides of a trade share it.</summary>
    public required string TradeId { get; init; }

    /// <summary>The order it belongs to; null while the order itself has not been seen.</summary>
    public OrderId? OrderId { get; init; }

    /// <summary>The exchange's number of the order (CTP <c>OrderSysID</c>), without blanks.</summary>
    public string ExchangeOrderId { get; init; } = "";

    /// <summary>The contract.</summary>
    public required InstrumentId Instrument { get; init; }

    /// <summary>Buy or sell.</summary>
    public Direction Direction { get; init; }

    /// <summary>Open or close.</summary>
    public Offset Offset { get; init; }

    /// <summary>The purpose of the position.</summary>
    public HedgeFlag Hedge { get; init; }

    /// <summary>The price.</summary>
    public double Price { get; init; }

    /// <summary>Lots.</summary>
    public int Volume { get; init; }

    /// <summary>The trading day; null where the counter sent none.</summary>
    public DateOnly? TradingDay { get; init; }

    /// <summary>When it happened, China's time (UTC+8), to the second; null where the counter sent no readable time.</summary>
    public DateTimeOffset? Time { get; init; }
}
