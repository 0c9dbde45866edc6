using QuantPlus.Instruments;

namespace QuantPlus.Trading.Special;

/// <summary>Somebody wants a quote of a contract (CTP <c>OnRtnForQuoteRsp</c>). Immutable.</summary>
public sealed record QuoteDemand
{
    /// <summary>The exchange's number of the demand, without blanks; a quote that answers names it.</summary>
    public required string DemandId { get; init; }

    /// <summary>The contract.</summary>
    public required InstrumentId Instrument { get; init; }

    /// <summary>The trading day; null where the counter sent none.</summary>
    public DateOnly? TradingDay { get; init; }

    /// <summary>When it was asked, China's time (UTC+8), to the second; null where the counter sent no readable time.</summary>
    public DateTimeOffset? Time { get; init; }
}
