using QuantPlus.Ftdc.Trading;
using QuantPlus.Instruments;

namespace QuantPlus.Ftdc.Mapping;

/// <summary>The phases of trading as the counter writes them.</summary>
internal static class PhaseMapping
{
    /// <summary>The announcement of a struct; null where it names neither a product nor a contract.</summary>
    public static PhaseAnnouncement? ToAnnouncement(in InstrumentStatusField field)
    {
        var name = field.InstrumentID.ToString();
        return string.IsNullOrWhiteSpace(name)
            ? null
            : new PhaseAnnouncement(
                new Exchange(field.ExchangeID.ToString()), name, From(field.InstrumentStatus), CounterText.ToTime(field.EnterTime.ToString()));
    }

    public static TradingPhase From(InstrumentStatusType status) => (byte)status switch
    {
        (byte)'0' => TradingPhase.BeforeTrading,
        (byte)'1' => TradingPhase.NoTrading,
        (byte)'2' => TradingPhase.Continuous,
        (byte)'3' => TradingPhase.AuctionOrdering,
        (byte)'4' => TradingPhase.AuctionBalancing,
        (byte)'5' => TradingPhase.AuctionMatching,
        (byte)'6' => TradingPhase.Closed,
        (byte)'7' => TradingPhase.Processing,
        _ => TradingPhase.Other,
    };

    public static InstrumentStatusType To(TradingPhase phase) => (InstrumentStatusType)(phase switch
    {
        TradingPhase.BeforeTrading => (byte)'0',
        TradingPhase.Continuous => (byte)'2',
        TradingPhase.AuctionOrdering => (byte)'3',
        TradingPhase.AuctionBalancing => (byte)'4',
        TradingPhase.AuctionMatching => (byte)'5',
        TradingPhase.Closed => (byte)'6',
        TradingPhase.Processing => (byte)'7',
        _ => (byte)'1',
    });
}
